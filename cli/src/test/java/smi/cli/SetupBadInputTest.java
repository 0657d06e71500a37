package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.cli.Workbench.Outcome;

/** What is wrong in a setup file or on a card is said in one line that names the place, and nothing is written. */
class SetupBadInputTest {
    private static final String THEORY = "parameters: {c: {lha_block: dim6, lha_id: 2}}\n";
    private static final String POINTS = THEORY + "benchmarks: {sm: [0], w: [1], b: [2]}\n";
    private static final String GENERATE = "generate --setup @setup.yaml --mg-directory @mg5 --process-card @proc.dat"
            + " --param-card @param.dat --run-card @run.dat --dry-run -o @out ";

    @TempDir
    private Path folder;

    private Workbench bench;

    @BeforeEach
    void writeCards() throws IOException {
        bench = new Workbench(folder);
        bench.write("setup.yaml", POINTS);
        bench.write("proc.dat", "generate p p > z\n");
        bench.write("param.dat", "BLOCK dim6\n 2 0.0 # c\n 3 0.0 # d\n");
        bench.write("run.dat", " 100 = nevents\n 0 = iseed\n");
        bench.write("notes.txt", "these are not the cards\n");
        bench.write("process/readme", "no cards here\n");
    }

    private void assertRefused(Outcome outcome, String... words) throws IOException {
        assertEquals(2, outcome.exit(), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        for (String word : words) {
            assertTrue(outcome.err().contains(word), outcome.err());
        }
        assertTrue(Files.notExists(bench.path("out.h5")) && Files.notExists(bench.path("out")));
        assertTrue(bench.files().stream().noneMatch(f -> f.startsWith(".tmp")), () -> "a temporary file is left");
    }

    /** Semicolons stand for ends of lines; the first column is the line of the error. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | parameter: {c: {}}; | did you mean 'parameters'?",
                "3 | parameters:;  c: {}; lha_block: dim6; | not YAML",
                "2 | parameters:;  c: {lha_blok: dim6};benchmarks: {sm: [0]} | did you mean 'lha_block'?",
                "3 | parameters:;  c: {};  c: {};benchmarks: {sm: [0]} | the key 'c' is given twice",
                "2 | parameters:;  c: {lha_block: dim6, lha_id: two};benchmarks: {sm: [0]} | needed is a whole number",
                "2 | parameters:;  c: {max_power: 0};benchmarks: {sm: [0]} | must be 1 or more",
                "2 | parameters:;  c: {max_power: -2};benchmarks: {sm: [0]} | must be 1 or more",
                "2 | parameters:;  c: {range: [1, -1]};benchmarks: {sm: [0]} | the smaller one first",
                "2 | parameters:;  c: {range: [1]};benchmarks: {sm: [0]} | needs two numbers",
                "2 | parameters:;  c: {range: [.nan, 1]};benchmarks: {sm: [0]} | '.nan'",
                "2 | parameters:;  c: {transform: 16.5*thetta};benchmarks: {sm: [0]} | did you mean 'theta'?",
                "2 | parameters:;  c: {transform: 16.5*(theta};benchmarks: {sm: [0]} | ')' is missing",
                "2 | parameters:;  c: {lha_block: dim6};benchmarks: {sm: [0]} | lha_block and lha_id belong together",
                "3 | parameters: {c: , d: };benchmarks:;  sm: [0];  w: [0, 1] | needs 2 values [c, d], got 1",
                "4 | parameters: {c: , d: };benchmarks:;  sm: [0, 0];  w: [0, 1e999] | parameter 'd' is Infinity",
                "2 | parameters: {c: };benchmarks: {sm: } | needs one number for each",
                "2 | parameters: {c: };benchmarks: {background: [0]} | cannot be called 'background'",
                "2 | parameters: {c: };benchmarks: {sm: zero} | needed is a list",
                "3 | parameters: {c: };benchmarks: {sm: [0], a: [1], b: [1]};morphing: {max_overall_power: 2} | rank 2 of 3, benchmarks 'a' and 'b' coincide",
                "3 | parameters: {c: };benchmarks: {sm: [0], a: [1]};morphing: {} | needs at least as many benchmarks, got 2",
                "3 | parameters: {c: };benchmarks: {sm: [0]};morphing: {max_overall_power: 0} | give 1 or more",
                "3 | parameters: {c: };benchmarks: {sm: [0]};morphing: {components: [[0, 1]]} | there are 1 parameters",
                "3 | parameters: {c: };benchmarks: {sm: [0]};morphing: {components: [[0], [0]]} | are the same",
                "3 | parameters: {c: };benchmarks: {sm: [0]};morphing: {components: [[0]], max_overall_power: 2} | not several",
                "3 | parameters: {c: };benchmarks: {sm: [0]};morphing: {basis: [smm], components: [[0]]} | did you mean 'sm'?",
                "3 | parameters: {c: };benchmarks: {sm: [0]};morphing: {couplings: {decay: [d]}} | 'd'",
                "3 | parameters: {c: };benchmarks: {sm: [0]};finite_differences: {} | needs epsilon",
                "3 | parameters: {c: };benchmarks: {sm: [0]};finite_differences: {epsilon: -0.1} | a positive number",
                "3 | parameters: {c: };benchmarks: {sm: [0], sm_plus_c: [1]};finite_differences: {epsilon: 0.1} | 'sm_plus_c'",
                "3 | parameters: {c: };benchmarks: {sm: [0], s: [1]};finite_differences: {epsilon: 0.1, shifted: {sm: [s]}} | is not 'sm' shifted by 0.1",
                "3 | parameters: {c: };benchmarks: {sm: [0]};finite_differences: {epsilon: 0.1, benchmarks: [w]} | no benchmark 'w'",
                "4 | parameters: {c: };benchmarks: {sm: [0]};systematics:;  s: {type: scales} | norm, scale or pdf",
                "4 | parameters: {c: };benchmarks: {sm: [0]};systematics:;  s: {type: scale, scale: nu} | unknown scale 'nu'",
                "4 | parameters: {c: };benchmarks: {sm: [0]};systematics:;  s: {type: norm, variation: -1} | positive",
                "4 | parameters: {c: };benchmarks: {sm: [0]};cuts:;  - {observable: m_aaa, min: 1} | did you mean 'm_aa'?",
                "4 | parameters: {c: };benchmarks: {sm: [0]};observables:;  x: j[0].ptt | did you mean",
            })
    void setupFiles(String line, String text, String words) throws IOException {
        bench.write("setup.yaml", text.replace(';', '\n') + "\n");
        Outcome outcome = bench.run("setup", "@setup.yaml", "-o", "@out.h5");
        String first = outcome.err().lines().findFirst().orElse("");
        assertTrue(first.contains("setup.yaml:" + line + ": "), outcome.err());
        assertTrue(outcome.err().contains(words), outcome.err());
        // expressions show where they are wrong on two lines of their own
        assertTrue(outcome.err().lines().count() == 1 || outcome.err().contains("^"), outcome.err());
        assertEquals(2, outcome.exit());
        assertTrue(Files.notExists(bench.path("out.h5")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "benchmarks: {sm: [0]} | setup.yaml: the setup has no parameters",
                "parameters: {c: } | setup.yaml: the setup has no benchmarks",
                "'' | is empty",
                "just words | is not a table"
            })
    void setupFilesWithoutWhatIsNeeded(String text, String words) throws IOException {
        bench.write("setup.yaml", text);
        assertRefused(bench.run("setup", "@setup.yaml", "-o", "@out.h5"), words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@none.yaml -o @out.h5 | none.yaml does not exist",
                "@setup.yaml -o @out.yaml | are both YAML",
                "@notes.h5 -o @out.yaml | notes.h5 does not exist",
                "@setup.yaml -o @nowhere/out.h5 | nowhere does not exist"
            })
    void setupCommands(String arguments, String words) throws IOException {
        assertRefused(bench.run(("setup " + arguments).split(" ")), words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "parameters: {c: {lha_block: dim7, lha_id: 2}};benchmarks: {sm: [0]} | param.dat has no block 'dim7' for parameter 'c'; did you mean 'dim6'?",
                "parameters: {c: {lha_block: dim6, lha_id: 5}};benchmarks: {sm: [0]} | block dim6, entry 5 for parameter 'c' does not exist; the block has 2, 3",
                "parameters: {c: };benchmarks: {sm: [0]} | parameter 'c' has no place on the card",
                "parameters: {c: {lha_block: dim6, lha_id: 2}, d: {lha_block: DIM6, lha_id: 2}};benchmarks: {sm: [0, 0]} | 'c' and 'd' have the same place",
                "parameters: {c: {lha_block: dim6, lha_id: 2, transform: 1/theta}};benchmarks: {sm: [0]} | is Infinity at theta = 0.0",
                "parameters: {c: {lha_block: dim6, lha_id: 2}};benchmarks: {'s m': [0]} | 's m' becomes the id of a weight",
                "parameters: {c: {lha_block: dim6, lha_id: 2}};benchmarks: {../x: [0]} | '../x' becomes the id of a weight",
                "parameters: {c: {lha_block: dim6, lha_id: 2}};benchmarks: {sm: [0], SM: [1]} | differs from another one in capitals only",
                "parameters: {c: {lha_block: dim6, lha_id: 2}};benchmarks: {sm: [0]};systematics: {s: {type: scale}, r: {type: scale, scale: mur}} | 'r' varies what another one varies already"
            })
    void setupsOfGenerations(String text, String words) throws IOException {
        bench.write("setup.yaml", text.replace(';', '\n') + "\n");
        assertRefused(bench.run(GENERATE.split(" ")), words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@param.dat | @none.dat | none.dat does not exist",
                "@proc.dat | @notes.txt | notes.txt is not a process card",
                "@run.dat | @notes.txt | notes.txt is not a run card",
                "@param.dat | @notes.txt | notes.txt has no block 'dim6'",
                "--process-card @proc.dat | --process-folder @process | process is not a process folder",
                "--dry-run | --dry-run --sample-at smm | did you mean 'sm'?",
                "--dry-run | --dry-run --sample-at sm,sm | named twice",
                "--dry-run | --dry-run --runs 0 | give 1 to 10000",
                "--dry-run | --dry-run --events 0 | give 1 or more",
                "--dry-run | --dry-run --cores -1 | give 1 or more",
                "--dry-run | --dry-run --delphes-card @notes.txt | Delphes needs the showered events",
                "--dry-run | --dry-run --slurm --htcondor | mutually exclusive",
                "--dry-run | --quiet | mg5/bin/mg5_aMC",
                "--param-card @param.dat | --quiet | the card param_card.dat is needed",
                "@out | @notes.txt | notes.txt exists"
            })
    void generateCommands(String replaced, String replacement, String words) throws IOException {
        assertRefused(bench.run(GENERATE.strip().replace(replaced, replacement).split(" ")), words);
        assertEquals(
                List.of(), bench.files().stream().filter(f -> f.equals("out")).toList());
    }
}
