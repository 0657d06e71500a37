package smi.events.simulators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import smi.events.EventBlock;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** What every simulator promises: the same seed gives the same events, whatever threads, blocks and ranges. */
class SimulatorsTest {
    static Stream<Simulator> simulators() {
        Simulator drellYan = DrellYanSimulator.defaults();
        return Stream.of(
                LatentGaussianSimulator.defaults(),
                LatentGaussianSimulator.defaults().with(Map.of("sampled-from", "origin,node_1,node_12")),
                drellYan,
                drellYan.with(Map.of("observables", "exact")),
                drellYan.with(Map.of("sampled-from", "sm,w", "background", "0.2", "systematics", "on")));
    }

    private record Row(long index, double[] observations, double[] weights, int benchmark) {}

    private static List<Row> rows(EventSource events, long from, long to, int blockSize) {
        List<Row> rows = new ArrayList<>();
        events.read(from, to, blockSize, block -> {
            assertTrue(block.size() == blockSize || block.first() + block.size() == to);
            for (int i = 0; i < block.size(); i++) {
                rows.add(row(block, i));
            }
        });
        return rows;
    }

    private static Row row(EventBlock block, int i) {
        return new Row(
                block.first() + i, block.observations().row(i), block.weights().row(i), block.samplingBenchmarks()[i]);
    }

    private static void assertSame(List<Row> expected, List<Row> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).index(), actual.get(i).index());
            assertArrayEquals(expected.get(i).observations(), actual.get(i).observations());
            assertArrayEquals(expected.get(i).weights(), actual.get(i).weights());
            assertEquals(expected.get(i).benchmark(), actual.get(i).benchmark());
        }
    }

    @ParameterizedTest
    @MethodSource("simulators")
    void threadsBlocksAndRangesDoNotMatter(Simulator simulator) {
        EventSource events = simulator.simulate(30_000, 7, 1);
        int size = (int) events.size();
        List<Row> all = rows(events, 0, size, 8192);
        assertEquals(size, all.size());
        assertSame(all, rows(simulator.simulate(30_000, 7, 4), 0, size, 1000));
        assertSame(all.subList(17_111, 17_999), rows(events, 17_111, 17_999, 100));
        assertSame(all.subList(0, 1), rows(events, 0, 1, 8));
        assertSame(all.subList(size - 1, size), rows(events, size - 1, size, 8));
        assertSame(List.of(), rows(events, 5, 5, 8));
    }

    @ParameterizedTest
    @MethodSource("simulators")
    void everyBorderOfAChunkIsFound(Simulator simulator) {
        EventSource events = simulator.simulate(30_000, 7, 2);
        List<Row> all = rows(events, 0, events.size(), 8192);
        for (int i = 0; i < all.size(); i += 1009) {
            assertSame(all.subList(i, i + 1), rows(events, i, i + 1, 1));
        }
    }

    @ParameterizedTest
    @MethodSource("simulators")
    void setupAndCountsDescribeTheEvents(Simulator simulator) {
        EventSource events = simulator.simulate(20_000, 3);
        long[] signal = new long[events.setup().benchmarks().size()];
        long[] background = {0};
        events.readAll(block -> {
            assertEquals(
                    simulator.setup().observables().size(), block.observations().columns());
            assertEquals(
                    simulator.setup().weightColumns().size(), block.weights().columns());
            for (int i = 0; i < block.size(); i++) {
                assertFinite(block.observations().row(i));
                assertFinite(block.weights().row(i));
                if (block.samplingBenchmarks()[i] == EventBlock.BACKGROUND) {
                    background[0]++;
                } else {
                    signal[block.samplingBenchmarks()[i]]++;
                }
            }
        });
        assertArrayEquals(signal, events.counts().signal());
        assertEquals(background[0], events.counts().background());
        assertEquals(events.size(), events.counts().total());
    }

    private static void assertFinite(double[] values) {
        for (double value : values) {
            assertTrue(Double.isFinite(value));
        }
    }

    @ParameterizedTest
    @MethodSource("simulators")
    void anotherSeedGivesOtherEvents(Simulator simulator) {
        Row one = rows(simulator.simulate(1000, 1), 0, 1, 1).get(0);
        Row other = rows(simulator.simulate(1000, 2), 0, 1, 1).get(0);
        assertNotEquals(one.observations()[0], other.observations()[0]);
    }

    /** Neighbouring seeds and chunks must not give the same or shifted streams. */
    @Test
    void seedsAndChunksGiveDifferentStreams() {
        List<Double> seen = new ArrayList<>();
        for (long seed = 0; seed < 20; seed++) {
            for (long chunk = 0; chunk < 20; chunk++) {
                for (ChunkSeed.Purpose purpose : ChunkSeed.Purpose.values()) {
                    var random = new ChunkSeed(seed, chunk).random(purpose);
                    for (int i = 0; i < 5; i++) {
                        seen.add(random.nextDouble());
                    }
                }
            }
        }
        assertEquals(seen.size(), seen.stream().distinct().count());
    }

    @Test
    void simulatorsAreFoundByName() {
        for (Simulator simulator : Simulators.all()) {
            assertEquals(simulator.name(), Simulators.named(simulator.name()).name());
            assertFalse(simulator.description().isBlank());
            assertFalse(simulator.options().isEmpty());
        }
        var error = assertThrows(InvalidInputException.class, () -> Simulators.named("drellyan"));
        assertTrue(error.getMessage().contains("'drell-yan'"), error.getMessage());
    }

    @Test
    void optionsAreShownWithTheirValues() {
        Map<String, String> values = Map.of("sampled-from", "sm,ww", "background", "0.3", "smearing", "off");
        Simulator simulator = DrellYanSimulator.defaults().with(values);
        simulator.options().forEach(option -> {
            if (values.containsKey(option.name())) {
                assertEquals(values.get(option.name()), option.value());
            }
        });
        assertEquals(6, simulator.options().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smering | on | 'smearing'",
                "smearing | maybe | write on or off",
                "background | -1 | 0 or more",
                "background | NaN | 0 or more",
                "background | much | cross section in pb",
                "observables | exakt | 'exact'",
                "sampled-from | sm,wv | 'w'",
                "sampled-from | sm,w,sm | 'sm' twice",
                "sampled-from | '' | unknown benchmark"
            })
    void aWrongOptionIsNamed(String name, String value, String words) {
        var error = assertThrows(
                InvalidInputException.class, () -> DrellYanSimulator.defaults().with(Map.of(name, value)));
        assertTrue(error.getMessage().contains(words), error.getMessage());
        assertFalse(error.getMessage().contains("\n"));
    }

    @Test
    void exactObservablesRefuseSmearing() {
        var error = assertThrows(InvalidInputException.class, () -> DrellYanSimulator.defaults()
                .with(Map.of("observables", "exact", "smearing", "on")));
        assertTrue(error.getMessage().contains("without smearing and cuts"), error.getMessage());
    }

    @Test
    void noThreadsAreRefused() {
        for (Simulator simulator : Simulators.all()) {
            var error = assertThrows(InvalidInputException.class, () -> simulator.simulate(10, 1, 0));
            assertTrue(error.getMessage().contains("0 threads"), error.getMessage());
        }
    }

    @Test
    void aBenchmarkIsNotSampledTwice() {
        var gaussian = LatentGaussianSimulator.defaults();
        assertThrows(InvalidInputException.class, () -> gaussian.with(Map.of("sampled-from", "origin,origin")));
    }

    @Test
    void noEventsAreRefused() {
        for (Simulator simulator : Simulators.all()) {
            var error = assertThrows(InvalidInputException.class, () -> simulator.simulate(0, 1));
            assertTrue(error.getMessage().contains("at least 1"), error.getMessage());
        }
    }

    @Test
    void theLikelihoodIsKnownForExactObservablesOnly() {
        DrellYanSimulator simulator = DrellYanSimulator.defaults();
        assertTrue(simulator.exactLikelihood().isEmpty());
        Simulator exact = simulator.with(Map.of("observables", "exact"));
        assertTrue(exact.exactLikelihood().isPresent());
        assertTrue(exact.with(Map.of("background", "0.1")).exactLikelihood().isEmpty());
    }

    @Test
    void likelihoodsRefuseOtherObservablesAndParameters() {
        ExactLikelihood likelihood = new DrellYanLikelihood();
        EventMatrix eight = EventMatrix.of(1, 8, new double[8]);
        var columns = assertThrows(
                InvalidInputException.class,
                () -> likelihood.score(eight, likelihood.space().origin()));
        assertTrue(columns.getMessage().contains("[m_ll, y_ll, cos_theta], got events with 8"), columns.getMessage());
        ParameterPoint other = LatentGaussian.standard().space().origin();
        var point = assertThrows(InvalidInputException.class, () -> likelihood.crossSection(other));
        assertTrue(point.getMessage().contains("another parameter space"), point.getMessage());
    }
}
