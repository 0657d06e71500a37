package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.Observable;
import smi.morphing.Benchmark;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** A ratio sample of 10⁶ events with 1000 numerators from 10⁶ events: nobody waits for sampling. */
@Tag("long")
class AugmenterSpeedTest {
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1));
    private static final double[][] BENCHMARKS = {
        {0, 0}, {0.8, 0.05}, {-0.75, 0.1}, {0.15, 0.7}, {0.2, -0.85}, {-.7, -.8}
    };

    @Test
    void aThousandNumeratorsTakeSeconds() {
        var events = events(1_000_000);
        var weighted = WeightedEvents.of(events, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
        ThetaSpec theta0 = ThetaSpec.parse("random:1000:gaussian(0,0.5),gaussian(0,0.5)", events.setup());
        ThetaSpec theta1 = ThetaSpec.parse("sm", events.setup());
        long best = Long.MAX_VALUE;
        for (int repeat = 0; repeat < 3; repeat++) {
            long begin = System.nanoTime();
            RatioSample sample = Augmenter.of(weighted, 7 + repeat).ratio(theta0, theta1, 1_000_000);
            best = Math.min(best, System.nanoTime() - begin);
            assertEquals(1_000_000, sample.size());
            org.slf4j.LoggerFactory.getLogger(getClass()).warn("{} s", (System.nanoTime() - begin) / 1e9);
        }
        assertTrue(best < 10e9, "took " + best / 1e9 + " s; the bar is 10 s on 2 cores");
    }

    private static InMemoryEvents events(int n) {
        List<Benchmark> benchmarks = new ArrayList<>();
        for (double[] b : BENCHMARKS) {
            benchmarks.add(new Benchmark("sm".repeat(b[0] == 0 ? 1 : 0) + benchmarks.size(), SPACE.point(b)));
        }
        benchmarks.set(0, new Benchmark("sm", SPACE.origin()));
        var setup = EventSetup.of(
                MorphingBasis.of(SPACE, MorphingComponents.upTo(SPACE, 2), benchmarks),
                List.of(new Observable("z1", "None"), new Observable("z2", "None")));
        var random = new SplittableRandom(3);
        double[] x = new double[2 * n];
        double[] w = new double[6 * n];
        for (int i = 0; i < n; i++) {
            x[2 * i] = random.nextGaussian();
            x[2 * i + 1] = random.nextGaussian();
            for (int b = 0; b < 6; b++) {
                double amplitude = 1 + BENCHMARKS[b][0] * x[2 * i] + BENCHMARKS[b][1] * x[2 * i + 1];
                w[6 * i + b] = amplitude * amplitude / n;
            }
        }
        return new InMemoryEvents(setup, EventMatrix.of(n, 2, x), EventMatrix.of(n, 6, w), new int[n]);
    }
}
