package smi.cli.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import smi.likelihood.LikelihoodMethod;
import smi.morphing.InvalidInputException;
import smi.networks.FlowFile;
import smi.networks.ModelFile;
import smi.networks.TrainedFlow;
import smi.networks.TrainedNetwork;
import smi.networks.TrainingHistory;
import smi.networks.TrainingHistory.Epoch;
import smi.plots.Axis;
import smi.plots.Curve;
import smi.plots.CurveFigure;

/**
 * The losses of a training, epoch by epoch: of one network every term, of an ensemble the mean over the networks with
 * their range as a band.
 */
final class LearningCurves {
    private final List<TrainingHistory> histories;

    private LearningCurves(List<TrainingHistory> histories) {
        this.histories = histories;
    }

    static LearningCurves of(List<TrainingHistory> histories) {
        return new LearningCurves(List.copyOf(histories));
    }

    /** Those of the networks in a model file. */
    static LearningCurves of(Path model) {
        List<TrainingHistory> histories = LikelihoodMethod.labels().contains(ModelFile.kind(model))
                ? FlowFile.read(model).flows().stream()
                        .map(TrainedFlow::history)
                        .toList()
                : ModelFile.read(model).networks().stream()
                        .map(TrainedNetwork::history)
                        .toList();
        if (histories.stream().anyMatch(history -> history.epochs().isEmpty())) {
            throw new InvalidInputException("%s was not trained here and has no learning curves".formatted(model));
        }
        return of(histories);
    }

    void save(Path file) {
        figure().picture().save(file);
    }

    CurveFigure figure() {
        List<String> terms = histories.get(0).terms();
        List<Curve> curves = new ArrayList<>();
        add(curves, "training", Epoch::training, terms);
        boolean validated =
                histories.stream().noneMatch(h -> h.epochs().get(0).validation().isEmpty());
        if (validated) {
            add(curves, "validation", Epoch::validation, terms);
        }
        CurveFigure figure = CurveFigure.of(Axis.linear("epoch", ""), Axis.linear("loss", ""));
        for (Curve curve : curves) {
            figure = figure.with(curve);
        }
        return figure;
    }

    private void add(List<Curve> curves, String part, Function<Epoch, List<Double>> losses, List<String> terms) {
        curves.add(curve(part, epoch -> sum(losses.apply(epoch))));
        for (int k = 0; k < terms.size() && terms.size() > 1; k++) {
            int term = k;
            curves.add(curve(
                    part + ", " + terms.get(k), epoch -> losses.apply(epoch).get(term)));
        }
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Over the epochs that all networks have seen. */
    private Curve curve(String name, Function<Epoch, Double> loss) {
        int epochs = histories.stream().mapToInt(h -> h.epochs().size()).min().orElseThrow();
        double[][] values = histories.stream()
                .map(history -> IntStream.range(0, epochs)
                        .mapToDouble(e -> loss.apply(history.epochs().get(e)))
                        .toArray())
                .toArray(double[][]::new);
        double[] number = IntStream.range(0, epochs).mapToDouble(e -> e + 1).toArray();
        double[] mean = new double[epochs];
        double[] low = new double[epochs];
        double[] high = new double[epochs];
        for (int e = 0; e < epochs; e++) {
            int epoch = e;
            double[] of = Arrays.stream(values).mapToDouble(v -> v[epoch]).toArray();
            mean[e] = Arrays.stream(of).average().orElseThrow();
            low[e] = Arrays.stream(of).min().orElseThrow();
            high[e] = Arrays.stream(of).max().orElseThrow();
        }
        Curve curve = Curve.of(name, number, mean);
        return values.length > 1 ? curve.withBand(low, high) : curve;
    }
}
