package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smi.augmentation.hdf5.SampleFile;
import smi.events.EventBlock;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.Observable;
import smi.events.Provenance;
import smi.events.hdf5.EventFileWriter;
import smi.events.hdf5.EventFiles;
import smi.morphing.Benchmark;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/**
 * A ratio sample of 10⁶ events with 1000 numerators, from a file of 10⁶ events with 6 benchmarks and 8 observables:
 * below 10 s on two cores, the first time in a fresh virtual machine, file to file. (MadMiner's tutorial needs about
 * 3 minutes for 1000 numerators and 500 000 events.)
 */
@Tag("long")
class AugmenterSpeedTest {
    private static final Logger LOG = LoggerFactory.getLogger(AugmenterSpeedTest.class);
    private static final int EVENTS = 1_000_000;
    private static final int OBSERVABLES = 8;
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1));
    private static final double[][] BENCHMARKS = {
        {0, 0}, {0.8, 0.05}, {-0.75, 0.1}, {0.15, 0.7}, {0.2, -0.85}, {-0.7, -0.8}
    };

    @Test
    void aThousandNumeratorsTakeSeconds(@TempDir Path folder) {
        Path file = folder.resolve("events.h5");
        write(file);
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long begin = System.nanoTime();
        long processor = machine.getProcessCpuTime();
        EventFiles events = EventFiles.open(file);
        var weighted = WeightedEvents.of(events, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
        RatioSample sample = Augmenter.of(weighted, 7)
                .ratio(
                        ThetaSpec.parse("random:1000:gaussian(0,0.5),gaussian(0,0.5)", events.setup()),
                        ThetaSpec.parse("sm", events.setup()),
                        1_000_000);
        SampleFile.write(sample, folder.resolve("sample.h5"));
        double used = (machine.getProcessCpuTime() - processor) / 1e9;
        LOG.info("{} s, {} s of processor time", (System.nanoTime() - begin) / 1e9, used);
        assertEquals(1_000_000, sample.size());
        // two cores for 10 s; processor time, so that other programs on the machine do not count
        assertTrue(used < 20, "took " + used + " s of processor time");
    }

    private static void write(Path file) {
        List<Benchmark> benchmarks = new ArrayList<>();
        for (double[] b : BENCHMARKS) {
            benchmarks.add(new Benchmark(benchmarks.isEmpty() ? "sm" : "b" + benchmarks.size(), SPACE.point(b)));
        }
        List<Observable> observables = new ArrayList<>();
        for (int k = 0; k < OBSERVABLES; k++) {
            observables.add(new Observable("z" + k, "None"));
        }
        var setup = EventSetup.of(MorphingBasis.of(SPACE, MorphingComponents.upTo(SPACE, 2), benchmarks), observables);
        var random = new SplittableRandom(3);
        try (var writer = EventFileWriter.create(file, setup, Provenance.of("test", 3, List.of(), Map.of()))) {
            for (int first = 0; first < EVENTS; first += 10_000) {
                writer.write(block(first, 10_000, random));
            }
            writer.finish();
        }
    }

    private static EventBlock block(int first, int n, SplittableRandom random) {
        double[] x = new double[OBSERVABLES * n];
        double[] w = new double[BENCHMARKS.length * n];
        Arrays.setAll(x, k -> random.nextGaussian());
        for (int i = 0; i < n; i++) {
            for (int b = 0; b < BENCHMARKS.length; b++) {
                double amplitude =
                        1 + BENCHMARKS[b][0] * x[OBSERVABLES * i] + BENCHMARKS[b][1] * x[OBSERVABLES * i + 1];
                w[BENCHMARKS.length * i + b] = amplitude * amplitude / EVENTS;
            }
        }
        return new EventBlock(
                first, EventMatrix.of(n, OBSERVABLES, x), EventMatrix.of(n, BENCHMARKS.length, w), new int[n]);
    }
}
