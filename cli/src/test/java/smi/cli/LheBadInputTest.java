package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smi.cli.Workbench.Outcome;

/** Whatever is wrong with a Les Houches file: one line with file and event number, exit code 2, no output. */
class LheBadInputTest {
    private static final String HEAD =
            """
            <LesHouchesEvents version="3.0">
            <header>
            <MGRunCard>
              3 = nevents ! Number of events
              average = event_norm ! average/sum
            </MGRunCard>
            <initrwgt>
            <weightgroup name="mg_reweighting">
            <weight id="sm">set param_card dim6 1 0</weight>
            <weight id="w">set param_card dim6 1 1</weight>
            </weightgroup>
            </initrwgt>
            </header>
            <init>
            2212 2212 6.5e+03 6.5e+03 0 0 0 0 -3 1
            2.0 0.1 2.0 1
            </init>
            """;
    private static final String TAIL = "</LesHouchesEvents>\n";
    private static final String EVENT =
            """
            <event>
             4 1 2.0 91.188 0.0078 0.118
             2 -1 0 0 501 0 0.0 0.0 +20.0 20.0 0.0 0.0 9.0
             -2 -1 0 0 0 501 0.0 0.0 -20.0 20.0 0.0 0.0 9.0
             11 1 1 2 0 0 +12.0 0.0 +16.0 20.0 0.0 0.0 1.0
             -11 1 1 2 0 0 -12.0 0.0 -16.0 20.0 0.0 0.0 -1.0
            <rwgt>
            <wgt id='sm'> 2.0 </wgt>
            <wgt id='w'> 3.0 </wgt>
            </rwgt>
            </event>
            """;
    private static final String SETUP =
            """
            parameters: {c: {max_power: 1}}
            benchmarks: {sm: [0], w: [1]}
            observables: {pt_l1: }
            """;

    @TempDir
    private static Path folder;

    private static Workbench workbench;

    /**
     * A case.
     *
     * @param what what is wrong
     * @param file the file
     * @param setup the setup
     * @param words what the line must contain
     */
    record Case(String what, byte[] file, String setup, List<String> words) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Case bad(String what, byte[] file, String... words) {
        return new Case(what, file, SETUP, List.of(words));
    }

    private static Case bad(String what, String file, String... words) {
        return bad(what, file.getBytes(StandardCharsets.UTF_8), words);
    }

    /** A good event, then one in which something is replaced, then the end. */
    private static Case event(String what, String from, String to, String... words) {
        assertTrue(EVENT.contains(from), from);
        return bad(what, HEAD + EVENT + EVENT.replace(from, to) + TAIL, words);
    }

    private static Case head(String what, String from, String to, String... words) {
        assertTrue(HEAD.contains(from), from);
        return bad(what, HEAD.replace(from, to) + EVENT + TAIL, words);
    }

    private static Case setup(String what, String more, String... words) {
        return new Case(what, (HEAD + EVENT + TAIL).getBytes(StandardCharsets.UTF_8), SETUP + more, List.of(words));
    }

    @BeforeAll
    static void makeWorkbench() {
        workbench = new Workbench(folder);
    }

    private static byte[] gzip(String text, int megabytes, byte fill) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            byte[] megabyte = new byte[1 << 20];
            Arrays.fill(megabyte, fill);
            for (int i = 0; i < megabytes; i++) {
                out.write(megabyte);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] garbage() {
        byte[] bytes = new byte[10_000];
        new SplittableRandom(5).nextBytes(bytes);
        return bytes;
    }

    static Stream<Case> cases() {
        return Stream.of(files(), headers(), events(), setups()).flatMap(List::stream);
    }

    private static List<Case> files() {
        byte[] whole = gzip(HEAD + EVENT.repeat(200) + TAIL, 0, (byte) 0);
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, whole.length / 2, whole.length / 2 + 20, (byte) 0xff);
        return List.of(
                bad("empty file", "", "its header", "not a Les Houches event file"),
                bad("web page", "<html><body>404</body></html>", "not a Les Houches event file"),
                bad("binary garbage", garbage(), "its header", "not a Les Houches event file"),
                bad("compressed garbage", gzip("garbage", 1, (byte) 'x'), "not a Les Houches event file"),
                bad("truncated gz", Arrays.copyOf(whole, whole.length - 30), "event", "truncated"),
                bad("gz without content", new byte[] {0x1f, (byte) 0x8b}, "cannot be read"),
                bad("damaged gz", damaged, "event"),
                bad("truncated", HEAD + EVENT, "event 2", "truncated"),
                bad("endless event", gzip(HEAD + EVENT + "<event>", 70, (byte) '1'), "event 2", "64 MB"),
                bad("endless header", gzip(HEAD.substring(0, 100), 70, (byte) ' '), "its header", "64 MB"),
                bad("endless comment", gzip(HEAD + "<!--", 70, (byte) '<'), "event 1", "64 MB"),
                bad("endless nothing", gzip(HEAD + EVENT, 17, (byte) '<'), "event 2", "within 16 MB"),
                bad("endless blanks before the file", gzip("", 17, (byte) ' '), "not a Les Houches event file"),
                bad("two files joined", (HEAD + EVENT + TAIL).repeat(2), "event 2", "joined from several"),
                bad("no event", HEAD + TAIL, "holds no event"));
    }

    private static List<Case> headers() {
        return List.of(
                bad("init missing", "<LesHouchesEvents version='3.0'>\n" + EVENT + TAIL, "no </init>"),
                head(
                        "init without numbers",
                        "2212 2212 6.5e+03 6.5e+03 0 0 0 0 -3 1\n2.0 0.1 2.0 1\n",
                        "",
                        "<init> block is empty"),
                head("process missing", "-3 1\n", "-3 2\n", "announces 2 processes and describes 1"),
                head("negative count of processes", "-3 1\n", "-3 -1\n", "announces -1 processes"),
                head("process is no number", "2.0 0.1 2.0 1", "two", "something else than numbers"),
                head("other event_norm", "average =", "unity =", "event_norm 'unity'", "sum or average"),
                head("group without end", "</weightgroup>", "", "<weightgroup> 'mg_reweighting' has no end"),
                head("group without begin", "<weightgroup name=\"mg_reweighting\">", "", "without its <weightgroup>"),
                head("initrwgt without end", "</initrwgt>", "", "<initrwgt> has no end"),
                head("weight without end", "set param_card dim6 1 1</weight>", "", "weight 'w' has no </weight>"),
                head("id without quotes", "id=\"w\"", "id=w", "id in <weight>", "quotes"),
                head("declared twice", "id=\"w\"", "id=\"sm\"", "declares the weight 'sm' twice"),
                bad(
                        "normalisation contradicts the header",
                        HEAD.replace("average = event_norm", "1 = other").replace("2.0 0.1 2.0 1", "0.2 0.1 2.0 1")
                                + EVENT
                                + TAIL,
                        "the weights give 2.000 pb",
                        "state sum or average"));
    }

    private static List<Case> events() {
        List<Case> cases = new ArrayList<>(List.of(
                event("particle line missing", " 4 1 2.0", " 5 1 2.0", "event 2", "announces 5 particles and has 4"),
                event("particle line too many", " 4 1 2.0", " 3 1 2.0", "event 2", "more lines follow"),
                event("negative count", " 4 1 2.0", " -4 1 2.0", "event 2", "announces -4 particles"),
                event("enormous count", " 4 1 2.0", " 2000000000 1 2.0", "event 2", "2000000000 particles"),
                event("column missing", " 11 1 1 2 0 0 +12.0 0.0", " 11 1 1 2 0 0 +12.0", "event 2", "particle line 3"),
                event("column too many", "20.0 0.0 0.0 1.0", "20.0 0.0 0.0 1.0 7", "event 2", "more than 13 numbers"),
                event("momentum is NaN", "+12.0", "NaN", "event 2", "a momentum is NaN"),
                event("momentum is a word", "+12.0", "twelve", "event 2", "'twelve' stands where a number"),
                event("first line cut", "0.0078 0.118", "", "event 2", "a number is missing"),
                event("all lines missing", EVENT.substring(8, EVENT.indexOf("<rwgt>")), "", "event 2"),
                event("weight NaN", " 3.0 ", " NaN ", "event 2", "the weight 'w' is NaN"),
                event("weight infinite", " 3.0 ", " -inf ", "event 2", "the weight 'w' is -Infinity"),
                event("XWGTUP NaN", " 4 1 2.0", " 4 1 nan", "event 2", "the weight XWGTUP is NaN"),
                event("weight too large for a double", " 3.0 ", " 1e400 ", "event 2", "Infinity"),
                event("weight is a word", " 3.0 ", " three ", "event 2", "weight 'w'", "'three' stands"),
                event("weight missing", "<wgt id='w'> 3.0 </wgt>\n", "", "event 2", "no weight with the id 'w'"),
                event("weight without number", " 3.0 ", " ", "event 2", "weight 'w'"),
                event("weight without end", " 3.0 </wgt>", " 3.0", "event 2", "no </wgt>"),
                event("weight without id", "<wgt id='w'>", "<wgt>", "event 2", "weight 2 of <rwgt> has no id"),
                event("id twice", "id='w'", "id='sm'", "event 2", "'sm' occurs twice"),
                event("unknown id", "id='w'", "id='v'", "event 2", "no weight with the id 'w'"),
                event("rwgt without end", "</rwgt>\n", "", "event 2", "<rwgt> block has no end"),
                event("two rwgt", "<rwgt>", "<rwgt></rwgt><rwgt>", "event 2", "two <rwgt>"),
                event("event in event", "<rwgt>", "<event>", "event 2", "another event begins"),
                event("event without end", "</event>", "", "event 2", "</event> is missing"),
                event("event without begin", "<event>", "", "event 2", "without its <event>"),
                bad(
                        "no events pass",
                        HEAD + EVENT.replace("11 1 1 2", "11 2 1 2") + TAIL,
                        "none of the 1 events passes",
                        "needs pt_l1 (1)")));
        String compact = EVENT.replaceAll("(?s)<rwgt>.*</rwgt>", "<weights> 2.0 3.0 4.0 </weights>");
        cases.add(bad("wrong count of weights", HEAD + EVENT + compact + TAIL, "event 2", "3 numbers", "declares 2"));
        cases.add(bad(
                "endless list of weights",
                HEAD + compact.replace("</weights>", "") + TAIL,
                "event 1",
                "<weights> list has no end"));
        return cases;
    }

    private static List<Case> setups() {
        String scale = "systematics: {mu: {type: scale}}\n";
        return List.of(
                new Case(
                        "wrong name of a benchmark",
                        (HEAD + EVENT + TAIL).getBytes(StandardCharsets.UTF_8),
                        SETUP.replace("w:", "W:"),
                        List.of("event 1", "no weight with the id 'W'", "did you mean 'w'")),
                setup("missing variation", scale, "'mu' asks for", "muR=2.0 muF=2.0", "no weights with other scales"),
                setup("missing set", "systematics: {p: {type: pdf, set: 10800}}\n", "'10800'", "no weights with other"),
                setup("no set", "systematics: {p: {type: pdf}}\n", "names no set"),
                setup("unknown type", "systematics: {p: {type: shape}}\n", "norm, scale or pdf", "shape"),
                setup("unknown scale", "systematics: {p: {type: scale, scale: q}}\n", "unknown scale 'q'"),
                setup("wrong factor", "systematics: {p: {type: norm, variation: -1}}\n", "'p'", "-1.0"),
                setup("key of another type", "systematics: {p: {type: norm, set: CT10}}\n", "key", "CT10"),
                setup("unknown members", "systematics: {p: {type: pdf, set: 1, members: all}}\n", "'all'", "pairs"),
                setup("unknown key", "systematics: {p: {kind: norm}}\n", "unknown key 'kind'"),
                setup("sample without file", "samples: [{k_factor: 2}]\n", "names no file"),
                setup("k-factor", "samples: [{file: case.lhe, k_factor: 0}]\n", "k-factor", "positive"),
                setup("unknown benchmark", "samples: [{file: case.lhe, sampled_at: smm}]\n", "no benchmark 'smm'"),
                setup("unknown systematic", "samples: [{file: case.lhe, systematics: [mu]}]\n", "no systematic 'mu'"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredInOneLine(Case input) throws IOException {
        Files.write(workbench.path("case.lhe"), input.file());
        workbench.write("setup.yaml", input.setup());
        List<String> before = workbench.files();
        Outcome outcome = workbench.run("import @case.lhe --setup @setup.yaml -o @out.h5".split(" "));
        List<String> after = workbench.files();
        Files.deleteIfExists(workbench.path("out.h5"));
        assertRefused(outcome, input.words());
        assertEquals(before, after);
    }

    @Test
    void theGoodFileIsImported() throws IOException {
        workbench.write("case.lhe", HEAD + EVENT.repeat(3) + TAIL);
        workbench.write("setup.yaml", SETUP);
        workbench.ok("import @case.lhe --setup @setup.yaml -o @good.h5");
        Files.delete(workbench.path("good.h5"));
    }

    @Test
    void filesThatAreNotThereAreNamed() throws IOException {
        workbench.write("setup.yaml", SETUP);
        workbench.write("case.lhe", HEAD + EVENT + TAIL);
        Files.createDirectories(workbench.path("folder.lhe"));
        assertImportRefused("@folder.lhe", "folder.lhe is a folder");
        assertImportRefused("@absent.lhe", "absent.lhe does not exist");
        assertImportRefused("@absent_*.lhe@sm", "no file matches");
        assertImportRefused("@case.lhe@smm", "there is no benchmark 'smm'", "did you mean 'sm'");
        assertImportRefused("@case.lhe @case.lhe", "given twice");
        assertImportRefused("@cas?.lhe@sm @case.lhe@w", "given twice");
        assertRefused(
                workbench.run("import", "--setup", "@setup.yaml", "-o", "@out.h5"),
                List.of("lists no samples", "or give the files"));
        assertRefused(workbench.run("inspect", "@folder.lhe"), List.of("folder"));
        workbench.write("web.lhe", "<html>");
        assertRefused(workbench.run("inspect", "@web.lhe"), List.of("web.lhe", "not a Les Houches event file"));
    }

    /** Of two mistakes the first in the file is told, however many threads look for them. */
    @Test
    void theFirstMistakeIsTold() throws IOException {
        workbench.write("setup.yaml", SETUP);
        workbench.write(
                "case.lhe",
                HEAD + EVENT.repeat(4000) + EVENT.replace(" 3.0 ", " NaN ") + EVENT.repeat(4000) + "<event> cut");
        for (int threads = 1; threads <= 4; threads++) {
            assertImportRefused("@case.lhe --threads " + threads, "case.lhe, event 4001: the weight 'w' is NaN");
        }
    }

    private static void assertImportRefused(String files, String... words) {
        assertRefused(
                workbench.run(("import " + files + " --setup @setup.yaml -o @out.h5").split(" ")), List.of(words));
    }

    private static void assertRefused(Outcome outcome, List<String> words) {
        assertEquals(2, outcome.exit(), outcome.err());
        List<String> lines = Workbench.lines(outcome.err());
        assertEquals(1, lines.size(), outcome.err());
        for (String word : words) {
            assertTrue(lines.get(0).contains(word), lines.get(0));
        }
        assertEquals("", outcome.out());
    }
}
