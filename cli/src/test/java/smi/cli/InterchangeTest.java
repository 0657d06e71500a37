package smi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.augmentation.RatioSample;
import smi.augmentation.hdf5.SampleFile;
import smi.augmentation.npy.NpyArray;
import smi.cli.Workbench.Outcome;
import smi.events.EventMatrix;
import smi.events.hdf5.HdfReader;
import smi.likelihood.LearnedLikelihood;
import smi.likelihood.LikelihoodMethod;
import smi.likelihood.LikelihoodSettings;
import smi.networks.TrainingRun;
import smi.score.Sally;

/** Models leave for other programs and come back; networks of MadMiner come in. */
class InterchangeTest {
    private static final Path REFERENCE = Path.of(System.getProperty("smi.root", "."))
            .resolve("../shared/reference/drell-yan")
            .normalize();

    @TempDir
    private static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void makeFiles() throws IOException {
        workbench = new Workbench(folder).withDrellYan();
        workbench.ok("train @ratio.h5 --method rascal --epochs 1 --hidden 6 --ensemble 2 --activation sigmoid"
                + " --features m_ll,met -o @pair.smi");
        workbench.ok("export @alices.smi --format npy -o @weights");
        workbench.ok("export @sally.smi --format npy -o @score");
        workbench.truncated("alices.smi", "truncated.smi");
        LikelihoodSettings flow =
                LikelihoodSettings.defaults(LikelihoodMethod.NDE).withFlow(1, 1);
        LearnedLikelihood.train(
                        (RatioSample) SampleFile.read(workbench.path("ratio.h5")),
                        flow.withTraining(flow.training().withEpochs(1)),
                        TrainingRun.silent())
                .save(workbench.path("flow.smi"));
        workbench.write("broken_settings.json", "{\"estimator_type\": \"likelihood\"}");
        Files.write(workbench.path("broken_state_dict.pt"), new byte[] {'P', 'K', 3, 4});
        workbench.write("short_settings.json", "{\"estimator_type\": ");
        Files.write(workbench.path("short_state_dict.pt"), new byte[] {'P', 'K', 3, 4});
        workbench.write("many/a_settings.json", "{}");
        workbench.write("many/b_settings.json", "{}");
        workbench.write("empty/readme.txt", "");
    }

    @Test
    void likelihoodRatiosComeBackFromNumpyFiles() {
        JsonNode exported = workbench.json("export @alices.smi --format npy -o @there");
        assertEquals(9, exported.path("files").size());
        JsonNode imported = workbench.json("import-model @there --events @events.h5 --reference sm -o @back.smi");
        assertEquals("alices", imported.path("method").asText());
        String points = " --data @events.h5 --theta 0.1,0.2 --theta 0,-0.3 --score --force -o ";
        workbench.ok("evaluate @alices.smi" + points + "@before.h5");
        workbench.ok("evaluate @back.smi" + points + "@after.h5");
        assertSame("log_ratio", 0);
        assertSame("score", 0);
    }

    @Test
    void scoresComeBackFromNumpyFilesUpToRounding() {
        workbench.ok("export @sally.smi --format npy -o @sally");
        workbench.ok("import-model @sally --events @events.h5 -o @sally-back.smi");
        workbench.ok("evaluate @sally.smi --data @events.h5 -o @before.h5 --force");
        workbench.ok("evaluate @sally-back.smi --data @events.h5 -o @after.h5 --force");
        // one division more per weight of the last layer
        assertSame("score", 1e-12);
    }

    @Test
    void ensemblesComeBackFromTheirFolder() {
        workbench.ok("export @pair.smi --format npy -o @pair");
        JsonNode imported =
                workbench.json("import-model @pair --events @events.h5 --observables m_ll,met -o @pair-back.smi");
        assertEquals(2, imported.path("n_networks").asInt());
        assertEquals("rascal", imported.path("method").asText());
        workbench.ok("evaluate @pair.smi --data @events.h5 --theta 0.1,0.2 -o @before.h5 --force");
        workbench.ok("evaluate @pair-back.smi --data @events.h5 --theta 0.1,0.2 -o @after.h5 --force");
        assertSame("log_ratio", 0);
    }

    private static void assertSame(String dataset, double tolerance) {
        double[] before;
        double[] after;
        try (var first = HdfReader.open(workbench.path("before.h5"));
                var second = HdfReader.open(workbench.path("after.h5"))) {
            before = first.doubles(dataset);
            after = second.doubles(dataset);
        }
        assertTrue(before.length > 1000);
        assertArrayEquals(before, after, tolerance);
    }

    @Test
    void onnxFilesAreWrittenWhole() throws IOException {
        for (String model : new String[] {"alices", "sally", "pair"}) {
            JsonNode result = workbench.json("export @" + model + ".smi -o @" + model + ".onnx");
            assertEquals("onnx", result.path("format").asText());
            assertTrue(Files.size(workbench.path(model + ".onnx")) > 300);
        }
        Outcome again = workbench.run("export", "@sally.smi", "-o", "@sally.onnx");
        assertEquals(2, again.exit());
    }

    @Test
    void importedNetworksServeLimitsInformationAndInspection() {
        workbench.ok("import-model @weights --events @events.h5 -o @imported.smi");
        workbench.ok("limits @events.h5 --theta-true sm --grid clq1=-1:1:3,clq3=-1:1:3 --luminosity 3/fb"
                + " --method learned --model @imported.smi");
        workbench.ok("fisher @events.h5 --theta sm --luminosity 3/fb --method learned --model @imported.smi");
        JsonNode inspected = workbench.json("inspect @imported.smi");
        assertEquals("alices", inspected.path("method").asText());
        assertEquals(8, inspected.path("observables").size());
    }

    @Test
    void madMinersNetworkGivesMadMinersScores() {
        Path events = REFERENCE.resolve("h5/main_shuffled.h5");
        assumeTrue(Files.isRegularFile(events), () -> "skipped: no reference data at " + events);
        String sally = REFERENCE.resolve("models/main/sally").toString();
        workbench.ok("import-model " + sally + " --events " + events + " -o @reference.smi");
        workbench.ok("fisher " + events + " --theta sm --luminosity 3000/pb --method learned --model @reference.smi");
        NpyArray x = NpyArray.read(REFERENCE.resolve("samples/main/x_test.npy"));
        NpyArray expected = NpyArray.read(REFERENCE.resolve("results/main_sally_score_test.npy"));
        EventMatrix scores = Sally.load(workbench.path("reference.smi"))
                .scores(EventMatrix.of(x.shape()[0], x.shape()[1], x.values()));
        assertArrayEquals(expected.values(), scores.toArray(), 2e-6); // MadMiner's single precision
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import-model @nothing --events @events.h5|nothing_settings.json does not exist",
                "import-model @empty --events @events.h5|holds no estimator",
                "import-model @many --events @events.h5|many/a, ",
                "import-model @weights --events @nothing.h5|nothing.h5",
                "import-model @weights --events @events.h5 --reference smm|'smm'",
                "import-model @weights --events @events.h5 --reference 0.1|1 values for 2 parameters",
                "import-model @weights --events @events.h5 --method alicess|did you mean 'alices'?",
                "import-model @weights --events @events.h5 --observables m_ll,mett|did you mean 'met'?",
                "import-model @weights --events @events.h5 --observables m_ll|trained on 8 observables",
                "import-model @weights --events @events.h5 --activation tanhh|'tanhh'",
                "import-model @broken --events @events.h5|estimator_type is 'likelihood'",
                "import-model @short --events @events.h5|short_settings.json is not a readable JSON file",
                "import-model @score --events @alices.smi|alices.smi",
                "export @events.h5|is not a model",
                "export @alices.smi --format onx|did you mean 'onnx'?",
                "export @nothing.smi|nothing.smi",
                "export @flow.smi|kind 'nde', which cannot be exported",
                "export @truncated.smi|truncated.smi is not a usable model file"
            })
    void wrongInputEndsWithOneLine(String command, String words) {
        Outcome outcome = workbench.run((command + " -o @refused.out").split(" "));
        assertEquals(2, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains(words), outcome.err());
        assertEquals(1, Workbench.lines(outcome.err()).size(), outcome.err());
        assertTrue(Files.notExists(workbench.path("refused.out")));
    }
}
