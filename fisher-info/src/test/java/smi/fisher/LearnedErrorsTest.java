package smi.fisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import smi.augmentation.Augmenter;
import smi.augmentation.CoefficientSample;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.events.simulators.LatentGaussianSimulator;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.score.ScoreEstimator;

/**
 * The whole chain with a regression that takes no time, of the joint score on 1 and x, in place of a network:
 * latent Gaussians with information 0.2 per event.
 */
class LearnedErrorsTest {
    private static final Luminosity ONE = new Luminosity(1);

    /** A straight line, fitted to the joint scores of some events. */
    private record Line(ParameterPoint reference, double[] factors, OptionalDouble trainingEvents)
            implements ScoreEstimator {
        static Line fit(CoefficientSample sample, ParameterPoint theta, int part, int parts) {
            double[] monomials = sample.components().monomials(theta.values());
            double[] gradients = sample.components().gradients(theta.values())[0];
            RealMatrix normal = new Array2DRowRealMatrix(2, 2);
            RealVector right = new ArrayRealVector(2);
            int n = 0;
            for (int i = part; i < sample.size(); i += parts) {
                double[] x = powers(sample.observations().get(i, 0));
                double w = 0;
                double d = 0;
                for (int c = 0; c < monomials.length; c++) {
                    w += monomials[c] * sample.coefficients().get(i, c);
                    d += gradients[c] * sample.coefficients().get(i, c);
                }
                for (int a = 0; a < 2; a++) {
                    right.addToEntry(a, x[a] * d / w);
                    for (int b = 0; b < 2; b++) {
                        normal.addToEntry(a, b, x[a] * x[b]);
                    }
                }
                n++;
            }
            double[] factors =
                    new LUDecomposition(normal).getSolver().solve(right).toArray();
            return new Line(theta, factors, OptionalDouble.of(n));
        }

        private static double[] powers(double x) {
            return new double[] {1, x};
        }

        @Override
        public EventMatrix scores(EventMatrix x) {
            double[] t = new double[x.rows()];
            for (int i = 0; i < t.length; i++) {
                double[] p = powers(x.get(i, 0));
                for (int k = 0; k < 2; k++) {
                    t[i] += factors[k] * p[k];
                }
            }
            return EventMatrix.of(t.length, 1, t);
        }

        @Override
        public ParameterSpace space() {
            return reference.space();
        }

        @Override
        public List<String> observables() {
            return List.of("x");
        }
    }

    private static WeightedEvents events(EventSource source, Partition partition) {
        return WeightedEvents.of(source, partition, Split.defaults(), SamplingFactors.MIXTURE);
    }

    /**
     * 100 seeds: the mean of unit pulls is known to 0.1 and their width to 0.071; four of these,
     * where the events are not those of the training and where they are.
     */
    @Test
    void pullsHaveMeanZeroAndWidthOne() {
        for (Partition partition : List.of(Partition.TEST, Partition.ALL)) {
            double[] pulls = new double[100];
            for (int seed = 0; seed < pulls.length; seed++) {
                EventSource source = LatentGaussianSimulator.defaults().simulate(2000, 500 + seed, 1);
                ParameterPoint origin = source.setup().space().origin();
                CoefficientSample sample = Augmenter.of(
                                events(source, partition == Partition.ALL ? Partition.ALL : Partition.TRAIN), 1)
                        .coefficients();
                Channel channel = Channel.of(events(source, partition), ONE);
                LearnedInformation learned = FisherInformation.learned(
                        Line.fit(sample, origin, 0, 2), Line.fit(sample, origin, 1, 2), channel, origin);
                Information information = learned.information();
                // the number of events is fixed here, quoted errors let it follow a Poisson distribution
                double value = information.matrix()[0][0];
                double total = value * value / channel.events().size();
                double error = Math.sqrt(Math.pow(information.uncertainty()[0][0], 2) - total);
                pulls[seed] = (value - 0.2) / error;
            }
            double mean = Arrays.stream(pulls).average().orElseThrow();
            double width = Math.sqrt(
                    Arrays.stream(pulls).map(p -> (p - mean) * (p - mean)).sum() / 99);
            assertTrue(Math.abs(mean) < 0.4, partition + " mean " + mean);
            assertEquals(1, width, 0.28, partition + " width " + width);
        }
    }

    /**
     * Small samples: 60 events for each fit, whose slope has the noise of one degree of freedom, 0.05 / 60. The mean of both
     * has a quarter of (a − b)² more than the product. (a − b)² follows χ² with one degree of freedom: its mean over 200
     * seeds is known to 10 %, and 60 events make 0.05 / 60 itself uncertain to a few per cent.
     */
    @Test
    void theProductIsFreeOfTheNoiseOfFits() {
        double bias = 0;
        double product = 0;
        int seeds = 200;
        EventSource test = LatentGaussianSimulator.defaults().simulate(1000, 3, 1);
        ParameterPoint origin = test.setup().space().origin();
        Channel channel = Channel.of(events(test, Partition.ALL), ONE);
        for (int seed = 0; seed < seeds; seed++) {
            EventSource source = LatentGaussianSimulator.defaults().simulate(120, 900 + seed, 1);
            CoefficientSample sample =
                    Augmenter.of(events(source, Partition.ALL), 1).coefficients();
            LearnedInformation learned = FisherInformation.learned(
                    Line.fit(sample, origin, 0, 2), Line.fit(sample, origin, 1, 2), channel, origin);
            bias += (learned.single().matrix()[0][0] - learned.information().matrix()[0][0]) / seeds;
            product += learned.information().matrix()[0][0] / seeds;
        }
        double expected = 0.25 * 2 * 0.05 / 60;
        assertEquals(1, bias / expected, 0.4);
        // the 1 000 events have 0.2 ± 0.009
        assertEquals(0.2, product, 0.036);
    }
}
