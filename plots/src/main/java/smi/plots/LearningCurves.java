package smi.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import smi.morphing.InvalidInputException;
import smi.networks.TrainingHistory;
import smi.networks.TrainingHistory.Epoch;

/**
 * The losses of a training, epoch by epoch, and below them their terms where there are several; of an ensemble the mean
 * over the networks, with their range as a band.
 */
final class LearningCurves {
    private final List<TrainingHistory> histories;

    private LearningCurves(List<TrainingHistory> histories) {
        this.histories = histories;
    }

    static StackedCurves of(List<TrainingHistory> histories) {
        if (histories.isEmpty() || histories.stream().anyMatch(h -> h.epochs().isEmpty())) {
            throw new InvalidInputException("learning curves need a network that was trained here, epoch by epoch");
        }
        return new LearningCurves(List.copyOf(histories)).figure();
    }

    private StackedCurves figure() {
        List<String> terms = histories.get(0).terms();
        List<CurveFigure> panels = new ArrayList<>();
        panels.add(panel("loss", LearningCurves::sum));
        for (int k = 0; k < terms.size() && terms.size() > 1; k++) {
            int term = k;
            panels.add(panel(terms.get(k), losses -> losses.get(term)));
        }
        return new StackedCurves(panels);
    }

    private CurveFigure panel(String label, Function<List<Double>, Double> part) {
        CurveFigure figure = CurveFigure.of(Axis.linear("epoch", ""), Axis.linear(label, ""))
                .with(curve("training", epoch -> part.apply(epoch.training())));
        boolean validated = histories.stream()
                .noneMatch(history -> history.epochs().get(0).validation().isEmpty());
        return validated ? figure.with(curve("validation", epoch -> part.apply(epoch.validation()))) : figure;
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
