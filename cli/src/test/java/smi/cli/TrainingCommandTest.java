package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.augmentation.LocalSample;
import smi.augmentation.RatioSample;
import smi.augmentation.Sample;
import smi.augmentation.hdf5.SampleFile;
import smi.events.EventMatrix;

/** {@code smi train}: its options, what it leaves behind, how it goes on, and what it refuses. */
class TrainingCommandTest {
    private static final String QUICK = " --epochs 3 --hidden 8";

    @TempDir
    static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void makeSamples() {
        workbench = new Workbench(folder);
        workbench.ok("simulate drell-yan -n 6000 -o @events.h5 --seed 3");
        workbench.ok("augment @events.h5 --sample local --theta sm -n 2000 -o @local.h5");
        workbench.ok("augment @events.h5 --method alices --theta0 random:20:gaussian(0,0.3),gaussian(0,0.3) --theta1 sm"
                + " -n 2000 -o @ratio.h5");
        workbench.ok("augment @events.h5 --sample coefficients -o @coefficients.h5");
        workbench.ok("augment @events.h5 --sample density --theta random:50:gaussian(0,0.3),gaussian(0,0.3) -n 2000"
                + " -o @density.h5");
        workbench.ok("augment @events.h5 --sample more-ratios --theta0 random:20:gaussian(0,0.3),gaussian(0,0.3)"
                + " --theta1 random:20:gaussian(0,0.3),gaussian(0,0.3) --additional sm -n 1000 -o @pairs.h5");
    }

    @Test
    void everyOptionOfTheTrainingIsTakenAndRecorded() throws IOException {
        var result =
                workbench.json("train @ratio.h5 --method alices --hidden 9,7 --activation relu --epochs 3 --batch 100"
                        + " --learning-rate 2e-3:1e-4 --alpha 3 --validation 0.3 --features m_ll,y_ll --ensemble 2"
                        + " --bootstrap --optimizer adamw:0.02 --schedule one-cycle --clip 5 --average ema:0.9"
                        + " --initialization xavier --patience 50 --checkpoint-every 5 --time-limit 10m --seed 4"
                        + " --plot @curves.png -o @options.smi");
        assertEquals(2, result.path("n_networks").asInt());
        assertEquals("epochs", result.path("end").asText());
        var settings = workbench.json("inspect @options.smi").path("training");
        assertEquals("9,7 relu", settings.path("architecture").asText());
        assertEquals("100", settings.path("batch_size").asText());
        assertEquals("0.002:1.0E-4", settings.path("learning_rate").asText());
        assertEquals("adamw:0.02", settings.path("optimizer").asText());
        assertEquals("one-cycle:step", settings.path("schedule").asText());
        assertEquals("5.0", settings.path("clip").asText());
        assertEquals("ema:0.9", settings.path("average").asText());
        assertEquals("xavier", settings.path("initialization").asText());
        assertEquals("50", settings.path("patience").asText());
        assertEquals("yes", settings.path("bootstrap").asText());
        assertEquals("3.0", settings.path("alpha").asText());
        assertTrue(Files.size(workbench.path("curves.png")) > 10_000, "a figure");
        List<String> log = Files.readAllLines(workbench.path("options.smi.log.csv"));
        assertEquals(
                "network,epoch,learning_rate,training_alice,training_score,validation_alice,validation_score",
                log.get(0));
        assertEquals(7, log.size(), "two networks, three epochs");
        assertTrue(log.get(4).startsWith("2,1,"), log.get(4));
        assertFalse(Files.exists(workbench.path("options.smi.checkpoint")), "no longer needed");
    }

    @Test
    void aModelHasAFigureOfItsLearningCurves() throws IOException {
        workbench.ok("train @local.h5 --method sally" + QUICK + " -o @curves.smi");
        workbench.ok("plot @curves.smi -o @curves.svg");
        String svg = Files.readString(workbench.path("curves.svg"));
        assertTrue(svg.contains("<svg") && svg.length() > 5000);
    }

    static Stream<String> everyMethod() {
        String prior = " --prior gaussian(0,0.3),gaussian(0,0.3)";
        return Stream.of(
                "local.h5 --method sally",
                "ratio.h5 --method carl",
                "ratio.h5 --method rascal",
                "coefficients.h5 --method alice" + prior,
                "coefficients.h5 --method cascal" + prior,
                "coefficients.h5 --method alices --morphing-aware --points 8" + prior,
                "coefficients.h5 --method alices2 --points 2" + prior,
                "pairs.h5 --method alice2",
                "density.h5 --method scandal",
                "ratio.h5 --method nde",
                "coefficients.h5 --method nde --points 2" + prior);
    }

    @ParameterizedTest
    @MethodSource("everyMethod")
    void everyMethodLearnsFromItsSamples(String command) {
        var result = workbench.json("train @" + command + " --epochs 2 --hidden 8 --force -o @method.smi");
        assertEquals(2, result.path("epochs").asInt());
        assertTrue(Double.isFinite(result.path("training_loss").asDouble()));
    }

    @Test
    void aTrainingThatRanOutOfTimeGoesOnToTheSameBytes() throws IOException {
        String training = "train @ratio.h5 --method alices --ensemble 2 --average swa:0.5" + QUICK;
        workbench.ok(training + " -o @whole.smi");
        var stopped = workbench.run((training + " --time-limit 0.001s -o @stopped.smi")
                .replace("@", folder + "/")
                .split(" "));
        assertEquals(0, stopped.exit());
        assertTrue(stopped.err().contains("the time limit 0.001s ended the training"), stopped.err());
        assertEquals(
                "time-limit", workbench.json("inspect @stopped.smi").path("end").asText());
        assertTrue(Files.exists(workbench.path("stopped.smi.checkpoint")));
        var other = workbench.run((training + " --seed 9 --resume -o @stopped.smi")
                .replace("@", folder + "/")
                .split(" "));
        assertEquals(2, other.exit());
        assertTrue(other.err().contains("belongs to a training with another sample"), other.err());
        var careless = workbench.run(
                (training + " --force -o @none.smi").replace("@", folder + "/").split(" "));
        assertEquals(0, careless.exit());
        workbench.ok(training + " --resume -o @stopped.smi");
        assertEquals(-1, Files.mismatch(workbench.path("whole.smi"), workbench.path("stopped.smi")));
        assertEquals(-1, Files.mismatch(workbench.path("whole.smi.log.csv"), workbench.path("stopped.smi.log.csv")));
        assertFalse(Files.exists(workbench.path("stopped.smi.checkpoint")));
    }

    @Test
    void aTrainingThatWasStoppedIsNotLostByAccident() throws IOException {
        Files.createDirectories(workbench.path("half.smi.checkpoint"));
        var refused = workbench.run("train", "@local.h5", "--method", "sally", "-o", "@half.smi");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("add --resume to go on, or --force to start again"), refused.err());
        workbench.ok("train @local.h5 --method sally" + QUICK + " --force -o @half.smi");
    }

    @Test
    void withoutACheckpointResumeBeginsAtTheBeginning() throws IOException {
        workbench.ok("train @local.h5 --method sally" + QUICK + " -o @a.smi");
        workbench.ok("train @local.h5 --method sally" + QUICK + " --resume -o @b.smi");
        assertEquals(-1, Files.mismatch(workbench.path("a.smi"), workbench.path("b.smi")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local.h5 --method sally", "ratio.h5 --method carl"})
    void aConstantObservableIsRefused(String training) {
        refused(training, sample -> column(sample.observations(), 1, 0.25), "observable", "same value 0.25");
    }

    @Test
    void aNumberThatIsNoneIsRefusedWithItsRow() {
        refused(
                "local.h5 --method sally",
                sample -> set(sample.observations(), 1234, 1, Double.NaN),
                "event 1234",
                "NaN");
        refused(
                "ratio.h5 --method alices",
                sample -> set(sample.observations(), 7, 0, Double.POSITIVE_INFINITY),
                "event 7",
                "Infinity");
    }

    private interface Change {
        EventMatrix observations(Sample sample);
    }

    /** Trains on a sample whose observations were changed; one line must say what is wrong and where. */
    private void refused(String training, Change change, String... words) {
        String name = training.substring(0, training.indexOf(' '));
        Sample sample = SampleFile.read(workbench.path(name));
        EventMatrix x = change.observations(sample);
        Sample changed = sample instanceof LocalSample local
                ? new LocalSample(local.info(), x, local.theta(), local.jointScore())
                : withObservations((RatioSample) sample, x);
        SampleFile.write(changed, workbench.path("changed-" + name));
        assertRefused("@changed-" + training, words);
    }

    private static RatioSample withObservations(RatioSample ratio, EventMatrix x) {
        return new RatioSample(
                ratio.info(),
                x,
                ratio.theta0(),
                ratio.theta1(),
                ratio.labels(),
                ratio.jointRatio(),
                ratio.jointScore());
    }

    private static void assertRefused(String training, String... words) {
        var outcome = workbench.run(("train " + training + " -o @never.smi").split(" "));
        assertEquals(2, outcome.exit(), outcome.err());
        List<String> lines = Workbench.lines(outcome.err());
        assertEquals(1, lines.size(), outcome.err());
        for (String word : words) {
            assertTrue(lines.get(0).contains(word), word + " is not in " + lines.get(0));
        }
        assertFalse(Files.exists(workbench.path("never.smi")));
    }

    private static EventMatrix column(EventMatrix x, int column, double value) {
        double[] values = x.toArray();
        for (int i = 0; i < x.rows(); i++) {
            values[i * x.columns() + column] = value;
        }
        return EventMatrix.of(x.rows(), x.columns(), values);
    }

    private static EventMatrix set(EventMatrix x, int row, int column, double value) {
        double[] values = x.toArray();
        values[row * x.columns() + column] = value;
        return EventMatrix.of(x.rows(), x.columns(), values);
    }

    @Test
    void aConstantNumeratorIsRefused() {
        RatioSample ratio = SampleFile.read(workbench.path("ratio.h5"), RatioSample.class);
        EventMatrix constant = column(column(ratio.theta0(), 0, 0.5), 1, 0.25);
        SampleFile.write(
                new RatioSample(
                        ratio.info(),
                        ratio.observations(),
                        constant,
                        ratio.theta1(),
                        ratio.labels(),
                        ratio.jointRatio(),
                        ratio.jointScore()),
                workbench.path("constant.h5"));
        assertRefused("@constant.h5 --method alices", "constant.h5", "parameter", "same value 0.5");
    }

    @Test
    void aMethodWithScoreNeedsTheScore() {
        RatioSample ratio = SampleFile.read(workbench.path("ratio.h5"), RatioSample.class);
        SampleFile.write(
                new RatioSample(
                        ratio.info(),
                        ratio.observations(),
                        ratio.theta0(),
                        ratio.theta1(),
                        ratio.labels(),
                        ratio.jointRatio(),
                        EventMatrix.of(ratio.size(), 0, new double[0])),
                workbench.path("scoreless.h5"));
        assertRefused("@scoreless.h5 --method rascal", "scoreless.h5", "joint score", "rolr");
        workbench.ok("train @scoreless.h5 --method rolr" + QUICK + " -o @scoreless.smi");
    }

    @Test
    void otherMistakesAreNamed() {
        assertRefused("@ratio.h5 --method alices --batch 5000", "ratio.h5", "less than one batch of 5000");
        assertRefused("@ratio.h5 --method sally", "sally learns from a local or coefficients sample", "ratio sample");
        assertRefused("@local.h5 --method alices2", "more-ratios or coefficients");
        assertRefused("@ratio.h5 --method alices --morphing-aware", "coefficients sample");
        assertRefused("@ratio.h5 --method alices --optimizer adamm", "unknown optimizer 'adamm'", "'adam'");
        assertRefused("@ratio.h5 --method alices --schedule cosin", "unknown schedule 'cosin'", "'cosine'");
        assertRefused("@ratio.h5 --method alices --average emma", "unknown weight average 'emma'", "'ema'");
        assertRefused("@ratio.h5 --method alices --initialization xavjer", "'xavjer'", "'xavier'");
        assertRefused("@ratio.h5 --method alices --clip 0", "largest gradient norm", "0.0");
        assertRefused("@ratio.h5 --method alices --patience 0", "patience");
        assertRefused("@ratio.h5 --method alices --patience 3", "no events are held out", "--validation 0.2");
        assertRefused("@ratio.h5 --method alices --time-limit 10", "'10'", "10m");
        assertRefused("@ratio.h5 --method alices --checkpoint-every -1", "-1");
        assertRefused("@ratio.h5 --method alices --plot curves.gif", ".png");
    }

    @Test
    void aDivergingTrainingSaysWhereWhyAndWhatToDo() {
        var outcome = workbench.run(
                ("train @local.h5 --method sally --epochs 20 --optimizer sgd:0.9 --activation relu --hidden 30,30,30"
                                + " --learning-rate 50:50 -o @diverged.smi")
                        .split(" "));
        assertEquals(1, outcome.exit(), outcome.err());
        String line = Workbench.lines(outcome.err()).get(0);
        assertTrue(line.matches(".*diverged in epoch 1, batch \\d+: .*learning rate 50\\.0.* lower it.*clip.*"), line);
    }
}
