package smi.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import smi.augmentation.ColumnWeights;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.InputFile;
import smi.events.Luminosity;
import smi.events.hdf5.EventFiles;
import smi.morphing.ParameterPoint;

/** Against limits computed from the same event files by MadMiner. */
class ReferenceLimitsTest {
    @BeforeEach
    void needsTheReferenceFiles() {
        ReferenceEvents.require();
    }

    /** MadMiner's conventions: its test events times five, and a rounded number of events. */
    @Test
    void rateLimitsAgreeWithMadMiner() throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(ReferenceEvents.FOLDER
                        .resolve("results")
                        .resolve("numbers_main.json")
                        .toFile())
                .get("limits")
                .get("rate");
        EventFiles source = ReferenceEvents.open("main");
        WeightedEvents test = new ReferenceEvents.Rows(source, 25211, source.size()).weighted();
        ParameterGrid grid = ReferenceEvents.grid(source);
        var fiveTimes = new Luminosity(5 * ReferenceEvents.LUMINOSITY.inversePicobarn());
        double count = fiveTimes.inversePicobarn()
                * test.crossSection(source.setup().space().origin()).valuePb();
        assertEquals(1440, Math.rint(count));
        LimitResult result = new Limits(
                        new ObservedData(EventMatrix.of(1, 8, new double[8])),
                        test,
                        Optional.of(new RateLikelihood(test, fiveTimes, Math.rint(count))),
                        fiveTimes,
                        grid)
                .rate();
        JsonNode rate = expected.get("llr_rate");
        assertEquals(rate.size(), grid.size());
        for (int g = 0; g < grid.size(); g++) {
            // MadMiner's log of the Poisson probability; 1e-8 absolute as for values of order one to 100
            assertEquals(
                    rate.get(g).asDouble(),
                    result.logLikelihoodRate()[g],
                    1e-8,
                    grid.point(g).toString());
        }
    }

    /** With fine data inside the edges, MadMiner's histogram and ours differ by its 1e-12 per bin and its bin volumes. */
    @Test
    void histogramLimitsAgreeWithMadMiner() throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(ReferenceEvents.FOLDER
                        .resolve("results")
                        .resolve("numbers_main.json")
                        .toFile())
                .get("limits")
                .get("histo_mll");
        EventFiles source = ReferenceEvents.open("main");
        ParameterGrid grid = ReferenceEvents.grid(source);
        double[] edges = {300, 350, 400, 500, 700, 1000, 3500};
        // MadMiner drops template events outside of the edges and puts data outside into the nearest bin
        EventSource inside = new Inside(new ReferenceEvents.Rows(source, 0, 25210), edges[0], edges[6]);
        WeightedEvents templates = WeightedEvents.of(inside, Partition.ALL, Split.defaults(), SamplingFactors.MADMINER);
        WeightedEvents test = new ReferenceEvents.Rows(source, 25211, source.size()).weighted();
        ParameterPoint sm = source.setup().space().origin();
        var data = AsimovData.of(test, sm, new Luminosity(5 * ReferenceEvents.LUMINOSITY.inversePicobarn()));
        assertEquals(1440.127, data.count(), 1e-3);
        Variables mll = Variables.observables(source.setup(), List.of("m_ll"));
        LimitResult result = new Limits(data, templates, Optional.empty(), ReferenceEvents.LUMINOSITY, grid)
                .histogram(mll.names(), BinRule.edges(Arrays.copyOfRange(edges, 1, 6)));
        JsonNode kinematic = expected.get("llr_kin");
        int zero = grid.number(10, 10);
        for (int g = 0; g < grid.size(); g++) {
            double theirs = kinematic.get(g).asDouble() - kinematic.get(zero).asDouble();
            double ours = result.logRatioKinematic()[g] - result.logRatioKinematic()[zero];
            assertEquals(theirs, ours, 1e-8, grid.point(g).toString());
        }
    }

    /** What the product itself does: under- and overflow are bins, and the number of events is not rounded. */
    @Test
    void theProductsOwnLimitsAreDirectSums() {
        EventFiles source = ReferenceEvents.open("main");
        ParameterGrid grid = ReferenceEvents.grid(source);
        ParameterPoint sm = source.setup().space().origin();
        double[] edges = {350, 400, 500, 700, 1000};
        LimitResult result = Limits.expected(
                        source, Split.defaults(), SamplingFactors.MADMINER, sm, ReferenceEvents.LUMINOSITY, grid)
                .histogram(List.of("m_ll"), BinRule.edges(edges));
        WeightedEvents all = WeightedEvents.of(source, Partition.ALL, Split.defaults(), SamplingFactors.MADMINER);
        WeightedEvents train = WeightedEvents.of(source, Partition.TRAIN, Split.defaults(), SamplingFactors.MADMINER);
        WeightedEvents test = WeightedEvents.of(source, Partition.TEST, Split.defaults(), SamplingFactors.MADMINER);
        double[] data = bins(test, sm, edges);
        double[] atZero = bins(train, sm, edges);
        double zero = 3000 * Arrays.stream(bins(all, sm, edges)).sum();
        assertEquals(zero, result.count(), 1e-12 * zero);
        for (int g : new int[] {0, 57, 220, 333, 440}) {
            double[] prediction = bins(train, grid.point(g), edges);
            double kinematic = 0;
            for (int b = 0; b < data.length; b++) {
                double share = prediction[b] / Arrays.stream(prediction).sum();
                double shareAtZero = atZero[b] / Arrays.stream(atZero).sum();
                kinematic += zero * data[b] / Arrays.stream(data).sum() * (Math.log(share) - Math.log(shareAtZero));
            }
            double expected =
                    3000 * Arrays.stream(bins(all, grid.point(g), edges)).sum();
            double rate = zero * Math.log(expected / zero) - expected + zero;
            // sums of 15 000 weights of both signs
            double found = result.logRatioKinematic()[g] - result.logRatioKinematic()[220];
            assertEquals(kinematic, found, 1e-12 * Math.max(zero, Math.abs(kinematic)));
            double foundRate = result.logLikelihoodRate()[g] - result.logLikelihoodRate()[220];
            assertEquals(rate, foundRate, 1e-12 * Math.max(zero, Math.abs(rate)));
        }
    }

    /** The cross section in the bins of the invariant mass, the open ones at the ends included. */
    private static double[] bins(WeightedEvents events, ParameterPoint theta, double... edges) {
        double[] sums = new double[edges.length + 1];
        int mll = events.setup().observableIndex("m_ll");
        ColumnWeights at = ColumnWeights.at(events.setup(), theta);
        events.read(1000, block -> {
            for (int i = 0; i < block.size(); i++) {
                double x = block.observations().get(i, mll);
                sums[(int) Arrays.stream(edges).filter(e -> x >= e).count()] += at.value(block.weights(), i);
            }
        });
        return sums;
    }

    /** Events with the fourth observable, the invariant mass, inside an interval; others get weight 0. */
    private record Inside(EventSource source, double low, double high) implements EventSource {
        @Override
        public EventSetup setup() {
            return source.setup();
        }

        @Override
        public EventCounts counts() {
            return source.counts();
        }

        @Override
        public long size() {
            return source.size();
        }

        @Override
        public List<InputFile> inputs() {
            return source.inputs();
        }

        @Override
        public void read(long first, long last, int blockSize, Consumer<EventBlock> reader) {
            int mll = setup().observableIndex("m_ll");
            source.read(first, last, blockSize, block -> {
                double[] weights = block.weights().toArray();
                int columns = block.weights().columns();
                for (int i = 0; i < block.size(); i++) {
                    double value = block.observations().get(i, mll);
                    if (!(value >= low && value <= high)) {
                        Arrays.fill(weights, i * columns, (i + 1) * columns, 0.0);
                    }
                }
                reader.accept(new EventBlock(
                        block.first(),
                        block.observations(),
                        EventMatrix.of(block.size(), columns, weights),
                        block.samplingBenchmarks()));
            });
        }
    }
}
