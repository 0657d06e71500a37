package smi.events.lhe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventBlock;
import smi.events.observables.Cut;
import smi.events.observables.EventSelection;
import smi.events.observables.SelectedObservable;
import smi.morphing.Benchmark;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.morphing.PolynomialMorpher;

/** Files of a real generator against the sums and the log that it printed. */
class VbfImportTest {
    private static final String FOLDER = "vbf-h-aa/";
    private static final String VALIDATION = "vbf_sampled_at_sm_with_validation_weights.lhe.gz";
    private static final ParameterSpace SPACE = ParameterSpace.of(
            new Parameter("CWL2", "dim6", 2, 2, -20, 20, "16.52*theta"),
            new Parameter("CPWL2", "dim6", 5, 2, -20, 20, "16.52*theta"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vbf_sampled_at_sm.lhe.gz",
                "vbf_sampled_at_w.lhe.gz",
                "vbf_sampled_at_neg_w.lhe.gz",
                "vbf_sampled_at_ww.lhe.gz",
                "vbf_sampled_at_neg_ww.lhe.gz",
                "vbf_sampled_at_morphing_basis_vector_5.lhe.gz",
                VALIDATION
            })
    void crossSectionsAreThoseOfTheGeneratorsLog(String file) {
        JsonNode reference =
                ReferenceFiles.json(FOLDER + "reference.json").path("files").path(file);
        List<Benchmark> benchmarks = benchmarks("benchmarks");
        if (file.equals(VALIDATION)) {
            benchmarks.addAll(benchmarks("validation_points_not_in_basis"));
        }
        String sampled = reference.path("sampled_at").asText();
        ImportedEvents events = LheImport.run(new ImportSettings(
                benchmarks,
                Optional.empty(),
                new EventSelection(List.of(SelectedObservable.required("pt_j1")), List.of()),
                List.of(LheSample.signal(ReferenceFiles.get(FOLDER + file), sampled)),
                OptionalLong.empty()));
        assertEquals(reference.path("events").asLong(), events.size());
        double[] summed = sums(events);
        double[] reported = events.report().samples().get(0).crossSections();
        for (int b = 0; b < benchmarks.size(); b++) {
            String name = benchmarks.get(b).name();
            boolean isSampled = name.equals(sampled);
            double expected = isSampled
                    ? reference.path("sum_XWGTUP").asDouble()
                    : reference
                            .path("weights")
                            .path(name)
                            .path("generator_log_sigma_pb_and_indicative_error")
                            .path(0)
                            .asDouble();
            // the log sums before the weights are rounded to 8 digits; XWGTUP is printed exactly
            double tolerance = isSampled ? 1e-12 : 1e-8;
            assertEquals(expected, reported[b], tolerance * expected, name);
            assertEquals(reported[b], summed[b], 1e-12 * expected, name);
        }
        assertEquals(List.of(), events.report().remarks());
    }

    @Test
    void morphingGivesTheWeightsAtPointsOutsideTheBasis() {
        List<Benchmark> benchmarks = benchmarks("benchmarks");
        MorphingBasis basis = MorphingBasis.of(SPACE, MorphingComponents.upTo(SPACE, 2), benchmarks);
        benchmarks.addAll(benchmarks("validation_points_not_in_basis"));
        ImportedEvents events = LheImport.run(new ImportSettings(
                benchmarks,
                Optional.of(basis),
                new EventSelection(List.of(SelectedObservable.required("pt_j1")), List.of()),
                List.of(LheSample.signal(ReferenceFiles.get(FOLDER + VALIDATION), "sm")),
                OptionalLong.empty()));
        PolynomialMorpher morpher = events.setup().morpher();
        int n = basis.benchmarks().size();
        double[] worst = new double[benchmarks.size()];
        for (int v = n; v < benchmarks.size(); v++) {
            double[] w = morpher.weights(benchmarks.get(v).point());
            int column = v;
            events.readAll(block -> {
                for (int i = 0; i < block.size(); i++) {
                    double[] weights = block.weights().row(i);
                    double morphed = 0;
                    double largest = 0;
                    for (int b = 0; b < n; b++) {
                        morphed += w[b] * weights[b];
                        largest = Math.max(largest, Math.abs(weights[b]));
                    }
                    worst[column] = Math.max(worst[column], Math.abs(morphed - weights[column]) / largest);
                }
            });
            // weights are printed with 8 digits
            assertTrue(worst[v] <= 2e-7, benchmarks.get(v).name() + ": " + worst[v]);
        }
    }

    @Test
    void sixFilesBecomeOneShuffledSetWithCuts() {
        List<Benchmark> benchmarks = benchmarks("benchmarks");
        MorphingBasis basis = MorphingBasis.of(SPACE, MorphingComponents.upTo(SPACE, 2), benchmarks);
        var samples = benchmarks.stream()
                .map(b -> LheSample.signal(
                        ReferenceFiles.get(FOLDER + "vbf_sampled_at_" + b.name() + ".lhe.gz"), b.name()))
                .toList();
        var selection = new EventSelection(
                List.of(
                        SelectedObservable.required("pt_j1"),
                        SelectedObservable.required("delta_phi_jj"),
                        SelectedObservable.required("m_aa"),
                        SelectedObservable.withDefault("pt_l1", 0)),
                List.of(Cut.on("pt_j1", 30, Double.POSITIVE_INFINITY), Cut.on("m_aa", 122, 128)));
        ImportedEvents events = LheImport.run(ImportSettings.of(basis, selection, samples, 5));
        var flow = events.report().cutFlow();
        assertEquals(80_000, flow.read());
        assertEquals(events.size(), flow.accepted());
        assertEquals(events.size(), events.counts().total());
        assertTrue(flow.accepted() < 80_000 && flow.accepted() > 60_000, flow.toString());
        long[] seen = new long[6];
        events.readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                seen[block.samplingBenchmarks()[i]]++;
                assertTrue(block.observations().get(i, 0) >= 30);
                assertEquals(125, block.observations().get(i, 2), 3);
                assertEquals(0, block.observations().get(i, 3));
            }
        });
        assertArrayEquals(events.counts().signal(), seen);
        assertPositionsAreMixed(events);
    }

    /** The first tenth holds the sm file's share of events; 5 standard deviations of a binomial. */
    private static void assertPositionsAreMixed(ImportedEvents events) {
        int tenth = (int) (events.size() / 10);
        long[] sm = new long[1];
        events.read(0, tenth, 1000, (EventBlock block) -> {
            for (int sampled : block.samplingBenchmarks()) {
                sm[0] += sampled == 0 ? 1 : 0;
            }
        });
        double share = (double) events.counts().signal()[0] / events.size();
        assertEquals(share * tenth, sm[0], 5 * Math.sqrt(tenth * share * (1 - share)));
    }

    private static double[] sums(ImportedEvents events) {
        var sums = new CompensatedSums(events.setup().benchmarks().size());
        events.readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                for (int b = 0; b < block.weights().columns(); b++) {
                    sums.add(b, block.weights().get(i, b));
                }
            }
        });
        double[] result = new double[events.setup().benchmarks().size()];
        for (int b = 0; b < result.length; b++) {
            result[b] = sums.get(b);
        }
        return result;
    }

    private static List<Benchmark> benchmarks(String key) {
        List<Benchmark> benchmarks = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry :
                ReferenceFiles.json(FOLDER + "reference.json").path(key).properties()) {
            JsonNode theta = entry.getValue();
            benchmarks.add(new Benchmark(
                    entry.getKey(),
                    SPACE.point(theta.path(0).asDouble(), theta.path(1).asDouble())));
        }
        return benchmarks;
    }
}
