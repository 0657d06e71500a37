package smi.events.lhe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import smi.morphing.NuisanceParameter;

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
}
