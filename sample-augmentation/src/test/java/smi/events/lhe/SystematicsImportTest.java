package smi.events.lhe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.events.EventBlock;
import smi.events.Systematic;
import smi.events.observables.EventSelection;
import smi.events.observables.SelectedObservable;
import smi.events.systematics.NormUncertainty;
import smi.events.systematics.PdfUncertainty;
import smi.events.systematics.PdfUncertainty.Members;
import smi.events.systematics.ScaleUncertainty;
import smi.events.systematics.ScaleUncertainty.Scale;
import smi.events.systematics.SystematicUncertainty;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.NuisanceParameter;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** Weights of nuisance benchmarks, on files small enough to compute them by hand. */
class SystematicsImportTest {
    private static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("c", 1, -1, 1));
    private static final List<Benchmark> BENCHMARKS =
            List.of(new Benchmark("sm", SPACE.point(0)), new Benchmark("w", SPACE.point(1)));
    private static final SystematicUncertainty MU = new ScaleUncertainty("mu", Scale.MU, List.of(0.5, 1.0, 2.0));
    private static final String SCALES =
            "<weight id='up' MUR='2' MUF='2'> </weight><weight id='down' MUR='0.5' MUF='0.5'> </weight>";

    @TempDir
    private Path folder;

    /** One event of 4 pb at the sampling point with other weights, in the order of their ids. */
    private Path file(String name, String initrwgt, String weight, Map<String, Double> weights) {
        String head = LheText.head("sum").replaceAll("(?s)<initrwgt>.*</initrwgt>", "<initrwgt>INSIDE</initrwgt>");
        var rwgt = new StringBuilder("<rwgt>");
        weights.forEach((id, w) -> rwgt.append("<wgt id='%s'> %s </wgt>".formatted(id, w)));
        String text = head.replace("INSIDE", initrwgt) + LheText.event(1, weight, rwgt + "</rwgt>\n") + LheText.TAIL;
        return LheText.write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportedEvents read(List<SystematicUncertainty> systematics, LheSample... samples) {
        var selection = new EventSelection(List.of(SelectedObservable.required("pt_a1")), List.of());
        return LheImport.run(
                new ImportSettings(BENCHMARKS, Optional.empty(), selection, List.of(samples), OptionalLong.empty())
                        .withSystematics(systematics));
    }

    /** Weight column → weights of all events. */
    private static Map<String, double[]> columns(ImportedEvents events) {
        List<EventBlock> blocks = new ArrayList<>();
        events.read(0, events.size(), 1000, blocks::add);
        Map<String, double[]> columns = new TreeMap<>();
        List<String> names = events.setup().weightColumns();
        for (int c = 0; c < names.size(); c++) {
            columns.put(names.get(c), blocks.get(0).weights().column(c));
        }
        return columns;
    }

    private static void assertWeights(Map<String, double[]> columns, String name, double... expected) {
        assertArrayEquals(
                expected,
                columns.get(name),
                1e-15 * Arrays.stream(expected).map(Math::abs).sum(),
                name);
    }

    /** w_ν w_ref / w_sampling: the file is sampled at w with 4 pb, its weight at the reference is 3 pb. */
    @Test
    void variationsAreRescaledToTheReferenceBenchmark() {
        Path file = file("w.lhe", SCALES, "4.0", Map.of("sm", 3.0, "up", 5.0, "down", 3.5));
        try (ImportedEvents events = read(
                List.of(new NormUncertainty("norm", 1.2), MU),
                LheSample.signal(file, "w").withKFactor(2))) {
            Map<String, double[]> columns = columns(events);
            assertWeights(columns, "sm", 6);
            assertWeights(columns, "w", 8);
            assertWeights(columns, "norm_nuisance_param_0_benchmark_0", 1.2 * 6);
            assertWeights(columns, "mu_nuisance_param_0_benchmark_0", 2 * 5.0 * 3 / 4);
            assertWeights(columns, "mu_nuisance_param_0_benchmark_1", 2 * 3.5 * 3 / 4);
            assertEquals(
                    new NuisanceParameter(
                            "mu_nuisance_param_0",
                            "mu",
                            "mu_nuisance_param_0_benchmark_0",
                            Optional.of("mu_nuisance_param_0_benchmark_1")),
                    events.setup().nuisanceParameters().get(1));
            assertEquals(
                    List.of(
                            new Systematic("norm", "norm", "1.2", "None"),
                            new Systematic("mu", "scale", "0.5,1.0,2.0", "mu")),
                    events.setup().systematics());
        }
    }

    @Test
    void backgroundsHaveTheirOwnVariationsAtAllBenchmarks() {
        Path signal = file("s.lhe", SCALES, "4.0", Map.of("w", 3.0, "up", 5.0, "down", 3.5));
        Path background =
                file("b.lhe", SCALES.replace("up", "7").replace("down", "8"), "-2", Map.of("7", -3.0, "8", -1.0));
        try (ImportedEvents events = read(
                List.of(MU),
                LheSample.signal(signal, "sm"),
                LheSample.background(background).withKFactor(10))) {
            Map<String, double[]> columns = columns(events);
            assertWeights(columns, "sm", 4, -20);
            assertWeights(columns, "w", 3, -20);
            assertWeights(columns, "mu_nuisance_param_0_benchmark_0", 5, -30);
            assertWeights(columns, "mu_nuisance_param_0_benchmark_1", 3.5, -10);
        }
    }

    @Test
    void aSystematicThatDoesNotConcernAFileDoesNotVaryIt() {
        Path signal = file("s.lhe", SCALES, "4.0", Map.of("w", 3.0, "up", 5.0, "down", 3.5));
        Path background = file("b.lhe", "", "2", Map.of());
        List<SystematicUncertainty> systematics =
                List.of(MU, new NormUncertainty("signal", 1.1), new NormUncertainty("background", 1.5));
        try (ImportedEvents events = read(
                systematics,
                LheSample.signal(signal, "sm").withSystematics(List.of("mu", "signal")),
                LheSample.background(background).withSystematics(List.of("background")))) {
            Map<String, double[]> columns = columns(events);
            assertWeights(columns, "mu_nuisance_param_0_benchmark_0", 5, 2);
            assertWeights(columns, "mu_nuisance_param_0_benchmark_1", 3.5, 2);
            assertWeights(columns, "signal_nuisance_param_0_benchmark_0", 1.1 * 4, 2);
            assertWeights(columns, "background_nuisance_param_0_benchmark_0", 4, 1.5 * 2);
            assertEquals(
                    List.of(background), events.report().systematics().get(0).unaffected());
        }
        assertRefused(
                "b.lhe: the systematic 'mu' asks for a weight with muR=2.0 muF=2.0; the file declares no weights with"
                        + " other scales",
                systematics,
                LheSample.signal(signal, "sm"),
                LheSample.background(background));
    }

    @Test
    void scalesMayVaryAlone() {
        String declared = "<weight id='1' MUR='2' MUF='1'> </weight><weight id='2' MUR='1' MUF='2'> </weight>";
        Path file = file("s.lhe", declared, "4.0", Map.of("w", 3.0, "1", 5.0, "2", 6.0));
        try (ImportedEvents events = read(
                List.of(
                        new ScaleUncertainty("r", Scale.MUR, List.of(1.0, 2.0)),
                        new ScaleUncertainty("f", Scale.MUF, List.of(2.0))),
                LheSample.signal(file, "sm"))) {
            assertWeights(columns(events), "r_nuisance_param_0_benchmark_0", 5);
            assertWeights(columns(events), "f_nuisance_param_0_benchmark_0", 6);
            assertEquals(
                    Optional.empty(), events.setup().nuisanceParameters().get(0).benchmarkNegative());
        }
        assertRefused(
                "s.lhe: the systematic 'mu' asks for a weight with muR=2.0 muF=2.0; the file declares muR=2.0 muF=1.0,"
                        + " muR=1.0 muF=2.0",
                List.of(MU),
                LheSample.signal(file, "sm"));
    }

    private static String pdfs(String combine, int first, int count) {
        var text = new StringBuilder("<weightgroup name='theirs' combine='%s'>".formatted(combine));
        for (int m = 0; m < count; m++) {
            text.append("<weight id='m%d' PDF='%d'> </weight>".formatted(m, first + m));
        }
        return text + "</weightgroup>";
    }

    private static Map<String, Double> pdfWeights(int count) {
        Map<String, Double> weights = new TreeMap<>(Map.of("w", 3.0));
        for (int m = 0; m < count; m++) {
            weights.put("m" + m, 4 + m * m / 8.0);
        }
        return weights;
    }

    /** Of the complete CT10 the index of LHAPDF knows that its 52 members are 26 pairs. */
    @Test
    void pairsOfMembersAreUpAndDown() {
        Path file = file("s.lhe", pdfs("hessian", 10800, 53), "4.0", pdfWeights(53));
        LheSample sample = LheSample.signal(file, "sm");
        try (ImportedEvents events = read(List.of(new PdfUncertainty("p", "10800", Members.DECLARED)), sample)) {
            assertEquals(26, events.setup().nuisanceParameters().size());
            assertEquals(
                    "p_nuisance_param_1",
                    events.setup().nuisanceParameters().get(0).name());
            assertWeights(columns(events), "p_nuisance_param_26_benchmark_0", 4 + 51 * 51 / 8.0);
            assertWeights(columns(events), "p_nuisance_param_26_benchmark_1", 4 + 52 * 52 / 8.0);
        }
        try (ImportedEvents events = read(List.of(new PdfUncertainty("p", "CT10", Members.EACH)), sample)) {
            assertEquals(52, events.setup().nuisanceParameters().size());
            assertWeights(columns(events), "p_nuisance_param_52_benchmark_0", 4 + 52 * 52 / 8.0);
        }
    }

    /** A set of a group's own name, whose kind the group declares. */
    @Test
    void symmetricMembersEachMakeAParameter() {
        Path file = file("s.lhe", pdfs("symmhessian", 93100, 4), "4.0", pdfWeights(4));
        try (ImportedEvents events =
                read(List.of(new PdfUncertainty("p", "theirs", Members.DECLARED)), LheSample.signal(file, "sm"))) {
            assertEquals(
                    List.of("p_nuisance_param_1", "p_nuisance_param_2", "p_nuisance_param_3"),
                    events.setup().nuisanceParameters().stream()
                            .map(NuisanceParameter::name)
                            .toList());
            assertWeights(columns(events), "p_nuisance_param_3_benchmark_0", 4 + 9 / 8.0);
        }
    }

    /** The nuisance parameters' shifts give the variance of the replicas, here of 4.125, 4.5, 5.125: 0.265625. */
    @Test
    void replicasGiveTheirVariance() {
        Path file = file("s.lhe", pdfs("replicas", 400000, 4), "4.0", pdfWeights(4));
        LheSample sample = LheSample.signal(file, "sm");
        try (ImportedEvents events = read(List.of(new PdfUncertainty("p", "400000", Members.DECLARED)), sample)) {
            Map<String, double[]> columns = columns(events);
            double variance = 0;
            double sum = 0;
            for (int m = 1; m <= 3; m++) {
                double shift = columns.get("p_nuisance_param_%d_benchmark_0".formatted(m))[0] - 4;
                variance += shift * shift;
                sum += shift;
            }
            double mean = (4.125 + 4.5 + 5.125) / 3;
            double expected = (Math.pow(4.125 - mean, 2) + Math.pow(4.5 - mean, 2) + Math.pow(5.125 - mean, 2)) / 2;
            assertEquals(expected, variance, 1e-14);
            assertEquals(0, sum, 1e-14);
        }
    }

    @Test
    void setsThatAreNotThereOrNotDeclaredAreRefused() {
        Path file = file("s.lhe", pdfs("", 400000, 4), "4.0", pdfWeights(4));
        LheSample sample = LheSample.signal(file, "sm");
        assertRefused(
                "s.lhe: the systematic 'p' asks for the parton densities 'CT10'; the file declares theirs (400000 to 400003)",
                List.of(new PdfUncertainty("p", "CT10", Members.DECLARED)),
                sample);
        assertRefused(
                "s.lhe: the file does not declare how the members of the set 400000",
                List.of(new PdfUncertainty("p", "400000", Members.DECLARED)),
                sample);
        assertRefused(
                "does not declare both member 3 and member 4",
                List.of(new PdfUncertainty("p", "400000", Members.PAIRS)),
                sample);
        assertRefused(
                "the systematic 'p' is given twice",
                List.of(new NormUncertainty("p", 2), new NormUncertainty("p", 3)),
                sample);
        assertRefused(
                "there is no systematic 'norms'; did you mean 'norm'",
                List.of(new NormUncertainty("norm", 2)),
                sample.withSystematics(List.of("norms")));
        assertRefused(
                "the systematic 'norm' concerns none of the files",
                List.of(new NormUncertainty("norm", 2)),
                sample.withSystematics(List.of()));
    }

    @Test
    void filesWithDifferentSetsAreRefusedWithTheDifference() {
        Path one = file("one.lhe", pdfs("symmhessian", 400000, 4), "4.0", pdfWeights(4));
        Path other = file("other.lhe", pdfs("symmhessian", 400000, 3), "4.0", pdfWeights(4));
        assertRefused(
                "one.lhe and %s differ in the systematic 'p': 3 and 2 nuisance parameters, 'p_nuisance_param_3' is only in"
                        .formatted(other),
                List.of(new PdfUncertainty("p", "400000", Members.DECLARED)),
                LheSample.signal(one, "sm"),
                LheSample.signal(other, "sm"));
    }

    @Test
    void weightsThatAreMissingOrNotFiniteAreRefused() {
        Path missing = file("s.lhe", SCALES, "4.0", Map.of("w", 3.0, "up", 5.0));
        assertRefused(
                "s.lhe, event 1: the weight 'down' that the header declares is missing",
                List.of(MU),
                LheSample.signal(missing, "sm"));
        Path nan = file("n.lhe", SCALES, "4.0", Map.of("w", 3.0, "up", Double.NaN, "down", 1.0));
        assertRefused("n.lhe, event 1: the weight 'up' is NaN", List.of(MU), LheSample.signal(nan, "sm"));
    }

    /** An event of weight zero at its own point: nothing to vary, and nothing that is not finite. */
    @Test
    void anEventWithoutWeightIsNotVaried() {
        Path file = file("s.lhe", SCALES, "0.0", Map.of("sm", 3.0, "up", 5.0, "down", 3.5));
        try (ImportedEvents events =
                read(List.of(MU), LheSample.signal(file, "w").withEventNorm(EventNorm.SUM))) {
            assertWeights(columns(events), "mu_nuisance_param_0_benchmark_0", 3);
        }
    }

    @Test
    void descriptionsAreReadBack() {
        for (SystematicUncertainty one : List.of(
                MU,
                new ScaleUncertainty("f", Scale.MUF, List.of(0.5, 2.0)),
                new NormUncertainty("n", 1.1),
                new PdfUncertainty("p", "CT10", Members.DECLARED))) {
            assertEquals(one, SystematicUncertainty.of(one.description()));
        }
        assertThrows(
                InvalidInputException.class, () -> SystematicUncertainty.of(new Systematic("a", "shape", "1", "None")));
        assertThrows(
                InvalidInputException.class, () -> SystematicUncertainty.of(new Systematic("a", "norm", "x", "None")));
        assertThrows(
                InvalidInputException.class, () -> SystematicUncertainty.of(new Systematic("a", "scale", "1,x", "mu")));
        assertThrows(InvalidInputException.class, () -> new NormUncertainty("n", Double.NaN));
        assertThrows(InvalidInputException.class, () -> new ScaleUncertainty("s", Scale.MU, List.of(1.0)));
        assertThrows(InvalidInputException.class, () -> new ScaleUncertainty("s", Scale.MU, List.of(0.5, 2.0, 4.0)));
        assertThrows(InvalidInputException.class, () -> new PdfUncertainty("p", " ", Members.EACH));
    }

    private static void assertRefused(String expected, List<SystematicUncertainty> systematics, LheSample... samples) {
        var e = assertThrows(
                InvalidInputException.class, () -> read(systematics, samples).close());
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
}
