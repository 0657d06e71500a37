package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong when samples are made: one clear line, and nothing half-written. */
class AugmentBadInputTest {
    private static final String LOCAL = "augment @events.h5 --sample local -n 20 -o @new.h5 ";

    @TempDir
    private static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void makeEvents() throws IOException {
        workbench = new Workbench(folder);
        workbench.ok("simulate drell-yan -n 500 -o @events.h5 --seed 3");
        workbench
                .handmade()
                .doubles("samples/observations", new double[] {1, 2, 3, 4}, 4, 1)
                .doubles("samples/weights", new double[] {-1, -2, -1, -2, -1, -2, -1, -2}, 4, 2)
                .write(workbench.path("negative.h5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--theta sm --split 0.2,0 --partition test | test partition of 314 events is empty",
                "--theta smm | did you mean 'sm'",
                "--theta benchmark:w2 | 'w2'",
                "--theta random:5:gaussian(0,0),gaussian(0,1) | standard deviation above 0",
                "--theta random:5:gaussian(0,-1),gaussian(0,1) | standard deviation above 0",
                "--theta random:5:flat(1,-1),gaussian(0,1) | smaller end first",
                "--theta random:21:gaussian(0,1),gaussian(0,1) | 20 events cannot be shared by 21 parameter points",
                "--theta 1e200,0 | no events can be drawn at",
                "--theta 1e400,0 | finite",
                "--theta point:nan,0 | nan",
                "--theta sm --nu 0.5 | as many values",
                "--theta sm --nuisance-score | no nuisance parameters",
                "--theta sm --format npz | did you mean 'npy'",
                "--theta sm --files 0 | give 1 or more",
                "--theta sm --negative-weights ignore | 'ignore'"
            })
    void isRefusedInOneLine(String options, String words) throws IOException {
        refused(LOCAL + options, words);
    }

    /** Events whose weights all are negative have no density to draw from. */
    @Test
    void negativeWeightsOnly() throws IOException {
        String plain = "augment @negative.h5 --sample plain --theta sm -n 20 --partition all -o @new.h5";
        refused(plain, "is -4.0 pb, so its events cannot be normalised");
        refused(plain + " --negative-weights refuse", "cannot be normalised");
    }

    private static void refused(String command, String words) throws IOException {
        List<String> before = workbench.files();
        Workbench.Outcome outcome = workbench.run(command.split(" "));
        assertEquals(2, outcome.exit(), outcome.err());
        assertEquals(1, Workbench.lines(outcome.err()).size(), outcome.err());
        assertTrue(outcome.err().contains(words), outcome.err());
        assertEquals("", outcome.out());
        assertEquals(before, workbench.files());
    }

    /** Far outside of the range of the parameters there are numbers, but a warning with the distance and advice. */
    @Test
    void thetaFarOutsideOfTheRangeIsAWarning() {
        Workbench.Outcome outcome =
                workbench.ok("augment @events.h5 --sample plain --theta 30,0 -n 20 -o @far.h5 --force");
        assertTrue(
                outcome.err().contains("outside the range of the parameters by more than its width")
                        && outcome.err().contains("check the prior"),
                outcome.err());
    }
}
