package smi.diagnostics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import smi.augmentation.Augmenter;
import smi.augmentation.Partition;
import smi.augmentation.Prior;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.ThetaSpec;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.events.simulators.Simulators;
import smi.limits.fit.Bounds;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.networks.RatioCalibration;
import smi.networks.TrainingListener;
import smi.ratio.LearnedRatio;
import smi.ratio.PolynomialRatio;
import smi.ratio.RatioEstimator;
import smi.ratio.RatioMethod;
import smi.ratio.RatioSettings;
import smi.score.ScoreEstimator;

/** Networks trained on simulated events, good and broken ones. */
record Examples(EventSource source, Prior prior, Bounds range) {
    /** One observable, one parameter. */
    static Examples latentGaussian(long events, long seed) {
        return new Examples(
                Simulators.named("latent-gaussian").simulate(events, seed, 1),
                new Prior.Flat(-1, 1),
                new Bounds(new double[] {-1}, new double[] {1}));
    }

    /** Three observables or eight, two parameters, one of which is nearly blind. */
    static Examples drellYan(String observables, long events, long seed) {
        return new Examples(
                Simulators.named("drell-yan")
                        .with(Map.of("observables", observables))
                        .simulate(events, seed, 1),
                new Prior.Gaussian(0, 0.5),
                new Bounds(new double[] {-0.75, -0.75}, new double[] {0.75, 0.75}));
    }

    ParameterSpace space() {
        return source.setup().space();
    }

    ParameterPoint reference() {
        return space().origin();
    }

    WeightedEvents part(Partition partition) {
        return WeightedEvents.of(source, partition, Split.defaults(), SamplingFactors.MIXTURE);
    }

    List<Prior> priors() {
        return space().names().stream().map(name -> prior).toList();
    }

    DiagnosisSettings settings(long seed) {
        return DiagnosisSettings.over(range, reference()).withSeed(seed);
    }

    RatioEstimator trained(RatioMethod method, int epochs, long seed) {
        RatioSettings settings = RatioSettings.coefficientDefaults(method);
        return LearnedRatio.train(
                Augmenter.of(part(Partition.TRAIN), seed).coefficients(),
                priors(),
                reference(),
                settings.withTraining(settings.training().withEpochs(epochs).withSeed(seed)),
                TrainingListener.silent());
    }

    /** A network that sees few drawn events with their labels very often, and is never stopped. */
    RatioEstimator overtrained(int events, long seed) {
        RatioSettings settings = RatioSettings.defaults(RatioMethod.CARL);
        return LearnedRatio.train(
                Augmenter.of(part(Partition.TRAIN), seed)
                        .ratio(
                                ThetaSpec.random(space(), events / 2, priors().toArray(Prior[]::new)),
                                ThetaSpec.points(reference()),
                                events),
                settings.withTraining(settings.training()
                        .withEpochs(300)
                        .withValidationFraction(0)
                        .withSeed(seed)),
                TrainingListener.silent());
    }

    PolynomialRatio morphingAware(int epochs, long seed) {
        RatioSettings settings = RatioSettings.morphingAwareDefaults(RatioMethod.ALICES);
        return PolynomialRatio.train(
                Augmenter.of(part(Partition.TRAIN), seed).coefficients(),
                priors(),
                reference(),
                settings.withTraining(settings.training().withEpochs(epochs).withSeed(seed)),
                TrainingListener.silent());
    }

    /** The exact ratio, times a factor in its logarithm. */
    RatioEstimator exact(double stretch) {
        var simulator = space().dimension() == 1
                ? Simulators.named("latent-gaussian")
                : Simulators.named("drell-yan").with(Map.of("observables", "exact"));
        var truth = simulator.exactLikelihood().orElseThrow();
        return new Changed(
                space(),
                source.setup().observableNames(),
                (x, thetas) -> {
                    double[] values = new double[x.rows() * thetas.rows()];
                    for (int g = 0; g < thetas.rows(); g++) {
                        double[] column = truth.logRatio(x, space().point(thetas.row(g)), reference());
                        for (int i = 0; i < column.length; i++) {
                            values[i * thetas.rows() + g] = stretch * column[i];
                        }
                    }
                    return EventMatrix.of(x.rows(), thetas.rows(), values);
                },
                theta -> x -> {
                    double[] t = truth.score(x, theta).toArray();
                    for (int i = 0; i < t.length; i++) {
                        t[i] *= stretch;
                    }
                    return EventMatrix.of(x.rows(), theta.dimension(), t);
                });
    }

    /** An estimator with log r̂ multiplied by a factor. */
    static RatioEstimator stretched(RatioEstimator ratio, double factor) {
        return new Changed(
                ratio.space(),
                ratio.observables(),
                (x, thetas) -> scaled(ratio.logRatios(x, thetas), factor),
                theta -> x -> scaled(ratio.scoreAt(theta).scores(x), factor));
    }

    /** An estimator with a correction that is the same for all θ. */
    static RatioEstimator mapped(RatioEstimator ratio, RatioCalibration calibration) {
        var map = calibration.points().get(0).map();
        return new Changed(
                ratio.space(),
                ratio.observables(),
                (x, thetas) -> {
                    double[] values = ratio.logRatios(x, thetas).toArray();
                    Arrays.setAll(values, i -> map.at(values[i]));
                    return EventMatrix.of(x.rows(), thetas.rows(), values);
                },
                theta -> {
                    throw new IllegalStateException("nobody asks for its score");
                });
    }

    /** An estimator that gets its observables in the wrong order. */
    static RatioEstimator disordered(RatioEstimator ratio, int... columns) {
        return new Changed(
                ratio.space(),
                ratio.observables(),
                (x, thetas) -> ratio.logRatios(x.columns(columns), thetas),
                theta -> x -> ratio.scoreAt(theta).scores(x.columns(columns)));
    }

    private static EventMatrix scaled(EventMatrix table, double factor) {
        double[] values = table.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return EventMatrix.of(table.rows(), table.columns(), values);
    }

    /** Table and score as functions. */
    interface Table {
        EventMatrix of(EventMatrix x, EventMatrix thetas);
    }

    /** Scores as functions of θ. */
    interface Scores {
        UnaryOperator<EventMatrix> at(ParameterPoint theta);
    }

    /** A ratio made of functions. */
    record Changed(ParameterSpace space, List<String> observables, Table table, Scores scores)
            implements RatioEstimator {
        @Override
        public EventMatrix logRatios(EventMatrix x, EventMatrix numerators) {
            return table.of(x, numerators);
        }

        @Override
        public ScoreEstimator scoreAt(ParameterPoint theta) {
            return new ChangedScore(theta, observables, scores.at(theta));
        }

        @Override
        public ParameterPoint reference() {
            return space.origin();
        }
    }

    /** A score made of a function. */
    record ChangedScore(ParameterPoint reference, List<String> observables, UnaryOperator<EventMatrix> function)
            implements ScoreEstimator {
        @Override
        public EventMatrix scores(EventMatrix x) {
            return function.apply(x);
        }

        @Override
        public ParameterSpace space() {
            return reference.space();
        }
    }
}
