package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.InputFile;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

class WeightedEventsTest {
    private static final Split SPLIT = Split.defaults();

    private static WeightedEvents all(InMemoryEvents events) {
        return WeightedEvents.of(events, Partition.ALL, SPLIT, SamplingFactors.MIXTURE);
    }

    private static ParameterPoint theta(double c) {
        return QuadraticToy.SPACE.point(c);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.3, -0.55, 2.0})
    void crossSectionGradientAndErrorAreTheSumsOverTheEvents(double c) {
        var events = QuadraticToy.atOrigin(5000, 1);
        double sum = 0;
        double square = 0;
        double slope = 0;
        for (int i = 0; i < 5000; i++) {
            double z = events.observations().get(i, 0);
            double w = QuadraticToy.weight(c, z) / 5000;
            sum += w;
            square += w * w;
            slope += 2 * QuadraticToy.SIGMA0 * z * (1 + c * z) / 5000;
        }
        CrossSection found = all(events).crossSection(theta(c));
        assertEquals(sum, found.valuePb(), 1e-12 * sum);
        assertEquals(Math.sqrt(square), found.errorPb(), 1e-12 * Math.sqrt(square));
        assertEquals(slope, found.gradientPb()[0], 1e-12 * sum);
    }

    @Test
    void thePartitionsAddUpToAllEventsAndEachIsScaledToThem() {
        var events = QuadraticToy.atOrigin(1001, 2);
        double sum = 0;
        List<Long> firsts = new ArrayList<>();
        var seen = new AtomicLong();
        for (Partition p : List.of(Partition.TRAIN, Partition.VALIDATION, Partition.TEST)) {
            var part = WeightedEvents.of(events, p, SPLIT, SamplingFactors.MIXTURE);
            part.read(100, block -> {
                firsts.add(block.first());
                seen.addAndGet(block.size());
            });
            sum += part.benchmarkCrossSections()[1] * part.size() / events.size();
        }
        assertEquals(1001, seen.get());
        assertEquals(all(events).benchmarkCrossSections()[1], sum, 1e-12 * sum);
        assertTrue(firsts.containsAll(List.of(0L, 601L, 801L)), "the partitions begin at 0, 601, 801: " + firsts);
    }

    @Test
    void aSampleAtOneBenchmarkHasFactorOneWhateverTheFormula() {
        var events = QuadraticToy.atOrigin(400, 3);
        for (SamplingFactors factors : SamplingFactors.values()) {
            var weighted = WeightedEvents.of(events, Partition.ALL, SPLIT, factors);
            double[] direct = all(events).benchmarkCrossSections();
            assertArrayEquals(direct, weighted.benchmarkCrossSections(), factors.label());
            assertEquals(all(events).crossSection(theta(0.4)), weighted.crossSection(theta(0.4)), factors.label());
        }
    }

    @ParameterizedTest
    @EnumSource(SamplingFactors.class)
    void eventsOfBackgroundOrOfUnknownOriginCountWithFactorOne(SamplingFactors factors) {
        var events = QuadraticToy.atOrigin(300, 4);
        double[] plain = all(events).benchmarkCrossSections();
        for (int id : new int[] {EventBlock.BACKGROUND, EventBlock.UNKNOWN}) {
            var weighted = WeightedEvents.of(QuadraticToy.withSampling(events, id), Partition.ALL, SPLIT, factors);
            assertArrayEquals(plain, weighted.benchmarkCrossSections());
        }
    }

    /** Old files: the summary counts events per benchmark, but no event says to which it belongs. */
    @Test
    void eventsOfUnknownOriginCountWithFactorOneEvenWhereASummaryExists() {
        var events = QuadraticToy.mixed(11, 200, 100, 0);
        var unknown = new InMemoryEvents(
                events.setup(),
                events.observations(),
                events.weights(),
                QuadraticToy.withSampling(events, EventBlock.UNKNOWN).sampling());
        for (SamplingFactors factors : List.of(SamplingFactors.MIXTURE, SamplingFactors.MADMINER)) {
            var weighted = WeightedEvents.of(new Summarised(unknown, events.counts()), Partition.ALL, SPLIT, factors);
            double sum = Arrays.stream(events.weights().column(0)).sum();
            assertEquals(sum, weighted.benchmarkCrossSections()[0], 1e-12 * sum);
        }
    }

    /** The balance heuristic by hand, and unbiasedness: 40 samples, the mean within 4 of its standard errors. */
    @Test
    void theMixtureOfTwoSamplesIsUnbiased() {
        var one = QuadraticToy.mixed(5, 3000, 1000, 0);
        double u0 = QuadraticToy.SIGMA0 / 3000;
        double u1 = QuadraticToy.SIGMA0 * 1.64 / 1000;
        double expected = 0;
        for (int i = 0; i < one.size(); i++) {
            expected += one.weights().get(i, 2)
                    / (one.weights().get(i, 0) / u0 + one.weights().get(i, 1) / u1);
        }
        // u is estimated by the mean weight: exact here up to rounding
        assertEquals(expected, all(one).benchmarkCrossSections()[2], 1e-12 * expected);

        for (double c : new double[] {0.0, 0.8, -0.4}) {
            double sum = 0;
            double square = 0;
            int repeats = 40;
            for (int seed = 0; seed < repeats; seed++) {
                double s = all(QuadraticToy.mixed(100 + seed, 600, 300, 0))
                        .crossSection(theta(c))
                        .valuePb();
                sum += s / repeats;
                square += s * s / repeats;
            }
            double error = Math.sqrt((square - sum * sum) / (repeats - 1));
            double truth = QuadraticToy.SIGMA0 * (1 + c * c);
            assertEquals(truth, sum, 4 * error, "σ at " + c + ", error " + error);
            assertTrue(error < 0.01 * truth, "the test can see a bias of 4 %, error " + error);
        }
    }

    /** At θ = −0.7 events of the other samples have a wide spread of weights: the mixture must be worth more. */
    @Test
    void theMixtureIsWorthMoreThanConstantFactors() {
        var events = QuadraticToy.mixed(6, 4000, 4000, 4000);
        var constant = WeightedEvents.of(events, Partition.ALL, SPLIT, SamplingFactors.MADMINER);
        double mixture = all(events).effectiveSize(theta(-0.7)).kish();
        assertTrue(mixture > 1.5 * constant.effectiveSize(theta(-0.7)).kish(), "n_eff " + mixture);
    }

    @Test
    void weightedSamplesKeepTheirWeightsInTheMixture() {
        // one sample with weights: multiplying event weights by v with mean 1 must not be undone by the factors
        var plain = QuadraticToy.mixed(7, 20000, 20000, 0);
        double[] w = plain.weights().toArray();
        for (int i = 0; i < plain.size(); i++) {
            double v = i % 2 == 0 ? 1.5 : 0.5;
            for (int b = 0; b < 3; b++) {
                w[3 * i + b] *= v;
            }
        }
        var weighted = new InMemoryEvents(
                plain.setup(), plain.observations(), EventMatrix.of((int) plain.size(), 3, w), plain.sampling());
        CrossSection found = all(weighted).crossSection(theta(0.5));
        assertEquals(QuadraticToy.SIGMA0 * 1.25, found.valuePb(), 5 * found.errorPb());
    }

    @Test
    void closestUsesTheEventsOfTheNearestSampleOnly() {
        var events = QuadraticToy.mixed(8, 3000, 2000, 0);
        var closest = WeightedEvents.of(events, Partition.ALL, SPLIT, SamplingFactors.CLOSEST);
        double sum = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.sampling()[i] == 1) {
                sum += events.weights().get(i, 1);
            }
        }
        assertEquals(sum, closest.benchmarkCrossSections()[1], 1e-12);
        // 'minus' at −0.7 was not sampled: 'sm' is nearest to −0.6
        double fromSm = 0;
        for (int i = 0; i < events.size(); i++) {
            double z = events.observations().get(i, 0);
            fromSm += events.sampling()[i] == 0 ? QuadraticToy.weight(-0.6, z) / 3000 : 0;
        }
        assertEquals(fromSm, closest.crossSection(theta(-0.6)).valuePb(), 1e-11);
        var error = assertThrows(InvalidInputException.class, () -> closest.read(10, block -> {}));
        assertTrue(error.getMessage().contains("closest"), error.getMessage());
    }

    @Test
    void effectiveSizesFollowTheirDefinitions() {
        var events = QuadraticToy.atOrigin(2000, 9);
        double sum = 0;
        double square = 0;
        double max = 0;
        for (int i = 0; i < 2000; i++) {
            double w = QuadraticToy.weight(0.9, events.observations().get(i, 0));
            sum += w;
            square += w * w;
            max = Math.max(max, w);
        }
        List<EffectiveSize> sizes = all(events).effectiveSizes(List.of(theta(0), theta(0.9)));
        assertEquals(2000, sizes.get(0).kish(), 1e-6);
        assertEquals(2000, sizes.get(0).inverseLargestProbability(), 1e-6);
        assertEquals(sum * sum / square, sizes.get(1).kish(), 1e-9 * sum);
        assertEquals(sum / max, sizes.get(1).inverseLargestProbability(), 1e-9 * sum);
        assertEquals(0, sizes.get(1).negativeShare(), 1e-12);
    }

    @Test
    void badInputIsRefusedInOneLine() {
        var events = QuadraticToy.atOrigin(100, 10);
        assertMessage(
                "validation partition",
                () -> WeightedEvents.of(events, Partition.VALIDATION, new Split(0, 0.2), SamplingFactors.MIXTURE));
        var other = ParameterSpace.of(Parameter.of("d", 2, -1, 1));
        assertMessage("another parameter space", () -> all(events).crossSection(other.point(0.1)));
        assertMessage("'mixture'", () -> SamplingFactors.parse("mixtur"));
        var minus = new InMemoryEvents(
                events.setup(),
                events.observations(),
                EventMatrix.of(
                        100,
                        3,
                        Arrays.stream(events.weights().toArray()).map(w -> -w).toArray()),
                events.sampling());
        assertMessage("positive weight", () -> all(minus).effectiveSize(theta(0.1)));
        assertMessage("nuisance", () -> all(events).crossSection(theta(0.1), new double[] {1}));
    }

    private static void assertMessage(String part, Executable call) {
        var error = assertThrows(InvalidInputException.class, call);
        assertTrue(error.getMessage().contains(part) && !error.getMessage().contains("\n"), error.getMessage());
    }

    /** Events whose summary does not follow from them. */
    private record Summarised(EventSource events, EventCounts counts) implements EventSource {
        @Override
        public EventSetup setup() {
            return events.setup();
        }

        @Override
        public long size() {
            return events.size();
        }

        @Override
        public List<InputFile> inputs() {
            return events.inputs();
        }

        @Override
        public void read(long from, long to, int blockSize, Consumer<EventBlock> reader) {
            events.read(from, to, blockSize, reader);
        }
    }
}
