package smi.ratio;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smi.augmentation.CoefficientSample;
import smi.augmentation.MoreRatiosSample;
import smi.augmentation.Prior;
import smi.augmentation.RatioSample;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.networks.AntisymmetricLoss;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.networks.TrainingRun;
import smi.networks.TrainingSource;

/**
 * A ratio estimator with both hypotheses as arguments, log r̂(x|θ0,θ1) = f(x, θ0, θ1) − f(x, θ1, θ0): exchanging them
 * changes the sign exactly. For limits relative to the best fit, where no one denominator is better than the others.
 * Members of an ensemble are averaged in log r̂.
 */
public final class AntisymmetricRatio implements ModelRatio {
    private final Model model;

    private AntisymmetricRatio(Model model) {
        this.model = model;
    }

    /**
     * Trains an estimator on unweighted events.
     *
     * @param sample events of many numerators and many denominators
     * @param reference the denominator of the tables of log ratios
     * @param settings method, architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if all events have the same denominator, or the sample cannot be trained on
     */
    public static AntisymmetricRatio train(
            MoreRatiosSample sample, ParameterPoint reference, RatioSettings settings, TrainingRun run) {
        sample.info().requireTrainable();
        boolean scores =
                sample.jointScore0().columns() > 0 && sample.jointScore1().columns() > 0;
        if (settings.method().hasScoreTerm() && !scores) {
            throw new InvalidInputException(
                    "%s learns from the joint scores at both hypotheses, which this sample does not have; use a sample of more ratios of events with morphing, or alice2, rolr2 or carl2"
                            .formatted(RatioForm.ANTISYMMETRIC.kind(settings.method())));
        }
        requireDenominators(sample.theta1());
        return train(new RatioTraining(new RatioPairSource(sample), sample.info(), reference), settings, run);
    }

    /**
     * Trains an estimator on unweighted events with one pair of hypotheses each; without score term, because such a
     * sample has no score at the denominator.
     *
     * @param sample events of many numerators and many denominators
     * @param reference the denominator of the tables of log ratios
     * @param settings method, architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException as above
     */
    public static AntisymmetricRatio train(
            RatioSample sample, ParameterPoint reference, RatioSettings settings, TrainingRun run) {
        EventMatrix none = EventMatrix.of(sample.size(), 0, new double[0]);
        var pairs = new MoreRatiosSample(
                sample.info(),
                1,
                sample.observations(),
                sample.theta0(),
                sample.theta1(),
                sample.labels(),
                sample.jointRatio(),
                none,
                none,
                sample.signs());
        return train(pairs, reference, settings, run);
    }

    /**
     * Trains an estimator on weighted events with both hypotheses drawn afresh for every event and batch.
     *
     * @param sample every event with its polynomial in θ
     * @param priors the distribution of numerators and of denominators, one per parameter
     * @param reference the denominator of the tables of log ratios
     * @param settings method, architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the sample cannot be trained on
     */
    public static AntisymmetricRatio train(
            CoefficientSample sample,
            List<Prior> priors,
            ParameterPoint reference,
            RatioSettings settings,
            TrainingRun run) {
        sample.info().requireTrainable();
        RatioTraining.checkPriors(priors, sample.info().space());
        var source = new PairSource(new EventPolynomials(sample), priors, settings.pointsPerEvent());
        TrainingSource labelled = settings.method().learnsFromLabels() ? new DrawnLabels(source) : source;
        return train(new RatioTraining(labelled, sample.info(), reference), settings, run);
    }

    private static AntisymmetricRatio train(RatioTraining training, RatioSettings settings, TrainingRun run) {
        var loss = new AntisymmetricLoss(settings.loss());
        return new AntisymmetricRatio(training.run(RatioForm.ANTISYMMETRIC, loss, settings, run));
    }

    private static void requireDenominators(EventMatrix theta1) {
        double[] first = theta1.rows() == 0 ? new double[0] : theta1.row(0);
        for (int i = 1; i < theta1.rows(); i++) {
            for (int p = 0; p < first.length; p++) {
                if (theta1.get(i, p) != first[p]) {
                    return;
                }
            }
        }
        throw new InvalidInputException(
                "an estimator of two hypotheses needs events of many denominators, and this sample has one; draw theta1 at random, or train one with a fixed denominator such as alices");
    }

    /**
     * {@return the estimator in a model}
     *
     * @param model a model of one of the kinds of {@link RatioForm#ANTISYMMETRIC}
     * @throws InvalidInputException if it is of another kind
     */
    public static AntisymmetricRatio of(Model model) {
        return new AntisymmetricRatio(model.require(RatioForm.ANTISYMMETRIC.kinds()));
    }

    /**
     * {@return the estimator in a model file}
     *
     * @param path the file
     * @throws InvalidInputException if it is not usable or of another kind
     */
    public static AntisymmetricRatio load(Path path) {
        return of(ModelFile.read(path));
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public EnsembleMean convention() {
        return EnsembleMean.LOG_RATIO;
    }

    @Override
    public EventMatrix logRatios(EventMatrix x, EventMatrix numerators) {
        return logRatios(x, numerators, reference());
    }

    /**
     * The table of log ratios with any denominator.
     *
     * @param x observables, shape {@code [n][nObservables]}
     * @param numerators θ0, shape {@code [points][nParameters]}
     * @param denominator θ1
     * @return log r̂(x|θ0, θ1), shape {@code [n][points]}
     */
    public EventMatrix logRatios(EventMatrix x, EventMatrix numerators, ParameterPoint denominator) {
        checkObservables(x);
        checkPoints(numerators);
        checkPoint(denominator);
        EventMatrix repeated = repeated(denominator, numerators.rows());
        EventMatrix forward = beside(numerators, repeated);
        EventMatrix swapped = beside(repeated, numerators);
        return model.mean(network -> difference(network.table(forward, x), network.table(swapped, x)));
    }

    @Override
    public double[] logRatio(EventMatrix x, ParameterPoint numerator, ParameterPoint denominator) {
        return logRatios(x, EventMatrix.ofRows(numerator.values()), denominator).column(0);
    }

    private static EventMatrix repeated(ParameterPoint point, int rows) {
        double[][] values = new double[rows][];
        Arrays.fill(values, point.values());
        return EventMatrix.ofRows(values);
    }

    private static EventMatrix beside(EventMatrix left, EventMatrix right) {
        int columns = left.columns() + right.columns();
        double[] values = new double[left.rows() * columns];
        for (int i = 0; i < left.rows(); i++) {
            left.copyRow(i, values, i * columns);
            right.copyRow(i, values, i * columns + left.columns());
        }
        return EventMatrix.of(left.rows(), columns, values);
    }

    private static EventMatrix difference(EventMatrix a, EventMatrix b) {
        double[] values = a.toArray();
        double[] other = b.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] -= other[i];
        }
        return EventMatrix.of(a.rows(), a.columns(), values);
    }

    @Override
    public EventMatrix scores(EventMatrix x, ParameterPoint theta) {
        checkObservables(x);
        checkPoint(theta);
        EventMatrix point = EventMatrix.ofRows(theta.values());
        EventMatrix other = EventMatrix.ofRows(reference().values());
        EventMatrix forward = beside(point, other);
        EventMatrix swapped = beside(other, point);
        int[] first = columns(0, theta.dimension());
        int[] second = columns(theta.dimension(), 2 * theta.dimension());
        return model.mean(network -> difference(
                network.thetaGradients(forward, x).columns(first),
                network.thetaGradients(swapped, x).columns(second)));
    }

    private static int[] columns(int from, int to) {
        return IntStream.range(from, to).toArray();
    }
}
