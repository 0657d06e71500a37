package smi.events.lhe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.hdf5.EventFiles;
import smi.events.observables.EventSelection;
import smi.events.observables.SelectedObservable;
import smi.events.systematics.NormUncertainty;
import smi.events.systematics.PdfUncertainty;
import smi.events.systematics.PdfUncertainty.Members;
import smi.events.systematics.ScaleUncertainty;
import smi.morphing.Benchmark;
import smi.morphing.NuisanceParameter;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** The nuisance weights against the event file that MadMiner made from the same events (smeared, and with cuts). */
class SystematicsReferenceTest {
    /** MadMiner takes the central member of CT10 for an eigenvector; its column holds the reference weight. */
    private static final String NULL_MEMBER = "pdfs_nuisance_param_0";

    private static ImportedEvents imported() {
        EventSetup reference = reference().setup();
        return LheImport.run(new ImportSettings(
                        reference.benchmarks(),
                        reference.morphing(),
                        new EventSelection(List.of(SelectedObservable.required("m_ll")), List.of()),
                        List.of(LheSample.signal(ReferenceFiles.get("drell-yan/lhe/sm_syst.lhe.gz"), "sm")),
                        OptionalLong.of(4))
                .withSystematics(List.of(
                        new NormUncertainty("signal_norm", 1.1),
                        new ScaleUncertainty("scales", ScaleUncertainty.Scale.MU, List.of(0.5, 1.0, 2.0)),
                        new PdfUncertainty("pdfs", "CT10", Members.DECLARED))));
    }

    private static EventFiles reference() {
        return EventFiles.open(List.of(ReferenceFiles.get("drell-yan/h5/syst_shuffled.h5")));
    }

    @Test
    void nuisanceParametersAreMadMiners() {
        try (ImportedEvents events = imported()) {
            EventSetup setup = events.setup();
            EventSetup reference = reference().setup();
            List<NuisanceParameter> expected = reference.nuisanceParameters().stream()
                    .filter(nu -> !nu.name().equals(NULL_MEMBER))
                    .toList();
            assertEquals(expected, setup.nuisanceParameters());
            assertEquals(reference.systematics(), setup.systematics());
            List<String> columns = new ArrayList<>(reference.nuisanceBenchmarks());
            columns.remove(NULL_MEMBER + "_benchmark_0");
            assertEquals(columns, setup.nuisanceBenchmarks());
            assertEquals(reference.referenceBenchmark(), setup.referenceBenchmark());
            assertEquals(Optional.empty(), setup.finiteDifferences());
        }
    }

    /** Rows are looked up by the weight at one benchmark, of which all 15 000 are different; then all must agree. */
    @Test
    void everyRowOfTheReferenceIsFoundByItsWeights() {
        try (ImportedEvents events = imported()) {
            assertEquals(15_000, events.size());
            List<String> columns = events.setup().weightColumns();
            int key = columns.indexOf("pdfs_nuisance_param_2_benchmark_0");
            TreeMap<Double, double[]> rows = new TreeMap<>();
            events.readAll(block -> {
                for (int i = 0; i < block.size(); i++) {
                    rows.put(block.weights().get(i, key), block.weights().row(i));
                }
            });
            assertEquals(15_000, rows.size());
            EventFiles reference = reference();
            int[] theirs = columns.stream()
                    .mapToInt(reference.setup().weightColumns()::indexOf)
                    .toArray();
            long[] found = new long[1];
            reference.readAll(block -> {
                EventMatrix weights = block.weights();
                for (int i = 0; i < weights.rows(); i++) {
                    double expected = weights.get(i, theirs[key]);
                    double[] row = rows.ceilingEntry(expected * (1 - 1e-12)).getValue();
                    for (int c = 0; c < theirs.length; c++) {
                        double weight = weights.get(i, theirs[c]);
                        assertEquals(weight, row[c], 1e-12 * weight, columns.get(c));
                    }
                    found[0]++;
                }
            });
            assertEquals(9438, found[0]);
        }
    }

    @Test
    void whatWasAskedAndFoundIsReported() {
        try (ImportedEvents events = imported()) {
            List<SystematicReport> reports = events.report().systematics();
            assertEquals(
                    List.of("signal_norm", "scales", "pdfs"),
                    reports.stream().map(r -> r.asked().name()).toList());
            SystematicReport.Found scale = reports.get(1).found().get(0);
            assertEquals(List.of("1002", "1003"), scale.ids());
            assertEquals("muR=2.0 muF=2.0, muR=0.5 muF=0.5", scale.what());
            assertEquals(2, reports.get(2).found().size());
            assertEquals(List.of("2001"), reports.get(2).found().get(0).ids());
            assertTrue(reports.get(0).found().get(0).ids().isEmpty());
        }
    }

    /** A file of MadGraph 3.5.8: weights 40 and 1 are μ × 2 and μ / 2, 46 to 145 the replicas of NNPDF 2.3. */
    @Test
    void scalesAndReplicasOfAGeneratorsFileAreStored() {
        var path = ReferenceFiles.get("third-party/pylhe-testfile-madgraph5-3.5.8-pp_to_jj.lhe.gz");
        var space = ParameterSpace.of(Parameter.of("c", 1, -1, 1));
        var settings = new ImportSettings(
                        List.of(new Benchmark("sm", space.point(0))),
                        Optional.empty(),
                        new EventSelection(List.of(SelectedObservable.required("pt_j1")), List.of()),
                        List.of(LheSample.signal(path, "sm")),
                        OptionalLong.empty())
                .withSystematics(List.of(
                        new ScaleUncertainty("scales", ScaleUncertainty.Scale.MU, List.of(0.5, 1.0, 2.0)),
                        new PdfUncertainty("pdfs", "NNPDF23_lo_as_0130_qed", Members.DECLARED)));
        try (ImportedEvents events = LheImport.run(settings);
                LheReader reader = LheReader.open(path)) {
            List<String> columns = events.setup().weightColumns();
            assertEquals(1 + 100 + 2, columns.size());
            events.read(0, 1000, 1000, block -> {
                for (int i = 0; i < 1000; i++) {
                    LheEvent event = reader.next().orElseThrow();
                    double[] row = block.weights().row(i);
                    assertEquals(event.weight() / 1000, row[0]);
                    for (String[] scale : new String[][] {{"40", "0"}, {"1", "1"}}) {
                        double expected = weight(event, scale[0]) / 1000;
                        int column = columns.indexOf("scales_nuisance_param_0_benchmark_" + scale[1]);
                        assertEquals(expected, row[column], 1e-15 * expected);
                    }
                    assertReplicas(event, row, columns);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double weight(LheEvent event, String id) {
        return event.weight(event.weightIds().index(id).orElseThrow());
    }

    private static void assertReplicas(LheEvent event, double[] row, List<String> columns) {
        double mean = 0;
        for (int m = 1; m <= 100; m++) {
            mean += weight(event, Integer.toString(45 + m)) / 100;
        }
        for (int m = 1; m <= 100; m++) {
            double shift = (weight(event, Integer.toString(45 + m)) - mean) / Math.sqrt(99);
            int column = columns.indexOf("pdfs_nuisance_param_%d_benchmark_0".formatted(m));
            // sums of 100 terms in another order
            assertEquals((event.weight() + shift) / 1000, row[column], 1e-13 * row[0]);
        }
    }
}
