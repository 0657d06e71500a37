package smi.events.lhe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import smi.events.observables.FourVector;
import smi.events.observables.Particle;
import smi.morphing.InvalidInputException;

class LheReaderTest {
    private static final String GOOD = LheText.event(1, "1.0", LheText.weights(1, 2));

    @TempDir
    private Path folder;

    private static List<LheEvent> readAll(Path file) {
        List<LheEvent> events = new ArrayList<>();
        try (LheReader reader = LheReader.open(file)) {
            for (Optional<LheEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
                events.add(event.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    @Test
    void readsWhatTheHeaderSays() throws IOException {
        try (LheReader reader = LheReader.open(LheText.write(folder, LheText.head("sum") + LheText.TAIL))) {
            LheHeader header = reader.header();
            assertEquals("3.0", header.version());
            assertEquals(Optional.of(EventNorm.SUM), header.eventNorm());
            assertEquals(2, header.requestedEvents().orElseThrow());
            assertEquals("['--mur=0.5,1,2']", header.runCard().get("systematics_arguments"));
            assertEquals(-4, header.weightingStrategy());
            assertEquals(4.0, header.crossSection());
            assertEquals(
                    List.of("lonely", "sm", "w"),
                    header.weights().stream().map(LheWeight::id).toList());
            assertEquals("mg_reweighting", header.weights().get(1).group());
            assertEquals("", header.weights().get(0).group());
            assertEquals("2.0", header.weights().get(2).attributes().get("MUR"));
        }
    }

    @Test
    void readsParticlesAndWeights() {
        Path file = LheText.write(folder, LheText.head("sum") + GOOD + LheText.TAIL);
        LheEvent event = readAll(file).get(0);
        assertEquals(1, event.number());
        assertEquals(1.0, event.weight());
        assertEquals(91.188, event.scale());
        assertEquals(4, event.particles().size());
        assertEquals(
                new Particle(22, 1, 1, 2, new FourVector(-10, 0, -10 * Math.sqrt(3), 20), 0, -1),
                event.particles().get(3));
        assertEquals(List.of("sm", "w"), event.weightIds().names());
        assertEquals(2.0, event.weight(event.weightIds().index("w").orElseThrow()));
        assertTrue(event.weightIds().index("x").isEmpty());
    }

    /** Every form of the same event that generators write. */
    @Test
    void formDoesNotMatter() {
        String body = GOOD.substring(GOOD.indexOf('\n') + 1, GOOD.indexOf("<rwgt>"));
        List<String> forms = List.of(
                GOOD,
                GOOD.replace("'", "\""),
                GOOD.replace("\n", "\r\n"),
                GOOD.replace("<event>", "<eventgroup>\n<event\n>").replace("</event>", "</event>\n</eventgroup>"),
                GOOD.replace("<event>", "  <event npLO=\" -1 \" npNLO=' 1 '>"),
                GOOD.replace("<wgt id='sm'> 1.0 </wgt>\n", "<wgt\n id = 'sm'\n>\n1.0\n</wgt   >"),
                GOOD.replace("<wgt id='sm'>", "<wgt name='id' id='sm' other=\"3\">")
                        .replace(" 2.0 ", "2.0"),
                GOOD.replace(
                        "<rwgt>",
                        "# 1 <rwgt> 2\n#aMCatNLO 1 6 <b>\n<mgrwt>\n<rscale> 2 0.2E+02</rscale>\n</mgrwt>\n<rwgt>"),
                GOOD.replace("</rwgt>", "<!-- <wgt id='x'> 5 </wgt> <event> --></rwgt>")
                        .replace("<!--", "</rwgt><!--")
                        .replace("--></rwgt>", "-->"),
                GOOD.replace(
                        "</rwgt>", "</rwgt>\n<weights> 1 2 3 </weights>\n<scales muf='90.1'> random stuff </scales>"),
                GOOD.replace("0.118\n", "0.118 # comment\n\n# another\n"),
                "<!-- <event> not this one </event> -->\n# nor this\n" + GOOD,
                "<event>" + body.strip() + LheText.weights(1, 2).replace("\n", "") + "</event>");
        LheEvent expected = readAll(LheText.write(folder, LheText.head("sum") + GOOD + LheText.TAIL))
                .get(0);
        for (String form : forms) {
            List<LheEvent> events = readAll(LheText.write(folder, LheText.head("sum") + form + LheText.TAIL));
            assertEquals(1, events.size(), form);
            LheEvent event = events.get(0);
            assertEquals(expected.particles(), event.particles(), form);
            assertEquals(expected.weightIds().names(), event.weightIds().names(), form);
            assertEquals(1.0, event.weight(0), form);
            assertEquals(2.0, event.weight(1), form);
        }
    }

    @Test
    void idsMayChangeFromEventToEvent() {
        String other = "<rwgt><wgt id='w'>4</wgt><wgt id='b'>5</wgt><wgt id='sm'>6</wgt></rwgt>\n";
        String shorter = "<rwgt><wgt id='w'>7</wgt></rwgt>\n";
        Path file = LheText.write(
                folder,
                LheText.head("sum")
                        + GOOD
                        + GOOD
                        + LheText.event(1, "1", other)
                        + LheText.event(1, "1", shorter)
                        + LheText.event(1, "1", "")
                        + GOOD
                        + LheText.TAIL);
        List<LheEvent> events = readAll(file);
        assertSame(events.get(0).weightIds(), events.get(1).weightIds());
        assertEquals(List.of("w", "b", "sm"), events.get(2).weightIds().names());
        assertEquals(6.0, events.get(2).weight(2));
        assertEquals(List.of("w"), events.get(3).weightIds().names());
        assertEquals(7.0, events.get(3).weight(0));
        assertEquals(List.of(), events.get(4).weightIds().names());
        assertEquals(List.of("sm", "w"), events.get(5).weightIds().names());
        assertEquals(2.0, events.get(5).weight(1));
    }

    @Test
    void manyEventsAndLongOnesCrossTheBuffer() {
        var text = new StringBuilder(LheText.head("sum"));
        for (int i = 1; i <= 3000; i++) {
            String longComment = i % 1000 == 0 ? "# " + "x".repeat(200_000) + "\n" : "";
            text.append(LheText.event(i, Integer.toString(i), longComment + LheText.weights(i, 2.0 * i)));
        }
        text.append(LheText.TAIL);
        for (Path file : List.of(
                LheText.write(folder, text.toString()),
                // gzip is told by its first bytes
                LheText.write(folder, "misnamed.lhe", LheText.gzip(text.toString())))) {
            List<LheEvent> events = readAll(file);
            assertEquals(3000, events.size());
            for (int i = 1; i <= 3000; i++) {
                assertEquals(i, events.get(i - 1).weight());
                assertEquals(2.0 * i, events.get(i - 1).weight(1));
                assertEquals(
                        -10.0 * i,
                        events.get(i - 1).particles().get(3).momentum().px());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "third-party/pylhe-testfile-madgraph-2.0.0-wbj.lhe, 59, 9, AVERAGE, 50.109086",
        "third-party/pylhe-testfile-powheg-box-v2-Z.lhe, 100, 0, , 1205.36",
        "third-party/pylhe-testfile-madgraph5-3.5.8-pp_to_jj.lhe.gz, 1000, 145, AVERAGE, 6.996707e8"
    })
    void readsFilesOfOtherGenerators(String name, int count, int weights, EventNorm norm, double crossSection)
            throws IOException {
        Path file = ReferenceFiles.get(name);
        List<LheEvent> events = readAll(file);
        assertEquals(count, events.size());
        for (LheEvent event : events) {
            assertEquals(weights, event.weightIds().names().size());
            assertMomentumIsConserved(event);
        }
        try (LheReader reader = LheReader.open(file)) {
            assertEquals(Optional.ofNullable(norm), reader.header().eventNorm());
            assertEquals(crossSection, reader.header().crossSection());
            assertEquals(weights, reader.header().weights().size());
        }
    }

    private static void assertMomentumIsConserved(LheEvent event) {
        FourVector sum = new FourVector(0, 0, 0, 0);
        double scale = 0;
        for (Particle particle : event.particles()) {
            FourVector p = particle.momentum();
            if (particle.isFinal()) {
                sum = sum.plus(p);
                scale += p.e();
            } else if (particle.status() == -1) {
                sum = sum.plus(new FourVector(-p.px(), -p.py(), -p.pz(), -p.e()));
            }
        }
        // the oldest of these files prints 8 digits of every component, and rounds masses
        assertEquals(0, Math.max(Math.hypot(sum.px(), sum.py()), Math.hypot(sum.pz(), sum.e())), 1e-5 * scale);
    }

    static List<Arguments> damage() {
        String head = LheText.head("sum");
        String tail = LheText.TAIL;
        return List.of(
                Arguments.of("", "not a Les Houches event file"),
                Arguments.of("<html><body>404</body></html>", "not a Les Houches event file"),
                Arguments.of("{\"a\": 1}", "not a Les Houches event file"),
                Arguments.of("<!-- endless", "a comment has no end"),
                Arguments.of("<LesHouchesEvents version='1.0'>\n<event>\n", "no </init>"),
                Arguments.of("<LesHouchesEvents version='1.0'>\n</init>\n", "no <init> block"),
                Arguments.of(head.replace("-4 2\n", "-4\n"), "first line of <init> has 9 numbers"),
                Arguments.of(head.replace("-4 2\n", "-4 5\n"), "announces 5 processes and describes 2"),
                Arguments.of(head.replace("-4 2\n", "-4 x\n"), "something else than numbers"),
                Arguments.of(head + GOOD + bad("<event>", "<evnt>") + tail, "event 2: an </event> stands without its"),
                Arguments.of(head + GOOD, "event 2: the file ends without </LesHouchesEvents>: it is truncated"),
                Arguments.of(head + GOOD + GOOD.substring(0, 150), "event 2: its </event> is missing"),
                Arguments.of(head + GOOD + GOOD.replace("</event>", "") + tail, "event 2: its </event> is missing"),
                Arguments.of(
                        head + GOOD.replace("</event>", "") + GOOD + tail,
                        "event 1: another event begins before its </event>"),
                Arguments.of(head + GOOD + bad(" 4 1", " 5 1") + tail, "event 2: it announces 5 particles and has 4"),
                Arguments.of(head + GOOD + bad(" 4 1", " 3 1") + tail, "event 2: more lines follow than the 3"),
                Arguments.of(head + bad(" 4 1", " -4 1") + tail, "event 1: it announces -4 particles"),
                Arguments.of(head + bad(" 4 1", " 400000000 1") + tail, "event 1: it announces 400000000 particles"),
                Arguments.of(head + bad(" 4 1", " 4.5 1") + tail, "event 1: '4.5' stands where a number is expected"),
                Arguments.of(head + bad("0.118\n", "\n") + tail, "event 1: a number is missing"),
                Arguments.of(head + bad("0.118\n", "0.118 3\n") + tail, "event 1: the first line has more than 6"),
                Arguments.of(
                        head + bad(" 0.0 1.0\n", " 1.0\n") + tail, "event 1: particle line 3: a number is missing"),
                Arguments.of(head + bad(" 0.0 1.0\n", " 0.0 1.0 2\n") + tail, "particle line 3: more than 13 numbers"),
                Arguments.of(head + bad("22 1 1 2", "foton 1 1 2") + tail, "particle line 3: 'foton' stands where"),
                Arguments.of(head + bad("+10.0", "NaN") + tail, "event 1: particle line 3: a momentum is NaN"),
                Arguments.of(head + bad("> 1.0 <", "> one <") + tail, "event 1: weight 'sm': 'one' stands where"),
                Arguments.of(head + bad("> 1.0 <", "> 1.0 2.0 <") + tail, "weight 'sm' has no </wgt>"),
                Arguments.of(head + bad("id='sm'", "") + tail, "event 1: weight 1 of <rwgt> has no id"),
                Arguments.of(head + bad("id='w'", "id=w") + tail, "event 1: weight 2 of <rwgt> has no id"),
                Arguments.of(head + bad("id='w'", "id='sm'") + tail, "event 1: the weight id 'sm' occurs twice"),
                Arguments.of(head + bad("id='w'", "id='w\n2'") + tail, "event 1: the id of weight 2 spans lines"),
                Arguments.of(head + bad("</rwgt>", "") + tail, "event 1: its <rwgt> block has no end"),
                Arguments.of(
                        head + bad("</rwgt>", "</rwgt>\n<rwgt></rwgt>") + tail, "event 1: it has two <rwgt> blocks"),
                Arguments.of(head + bad("<rwgt>", "<!-- ") + tail, "event 1: a comment <!-- has no end"));
    }

    private static String bad(String good, String replacement) {
        return GOOD.replaceFirst(Pattern.quote(good), replacement);
    }

    @ParameterizedTest
    @MethodSource("damage")
    void damageIsReportedInOneLineWithItsPlace(String text, String expected) {
        Path file = LheText.write(folder, text);
        var e = assertThrows(InvalidInputException.class, () -> readAll(file));
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }

    @Test
    void aTruncatedOrDamagedGzipFileIsReported() {
        byte[] whole = LheText.gzip(LheText.head("sum") + GOOD.repeat(500) + LheText.TAIL);
        Path cut = LheText.write(folder, "cut.lhe.gz", Arrays.copyOf(whole, whole.length / 2));
        var truncated = assertThrows(InvalidInputException.class, () -> readAll(cut));
        assertTrue(truncated.getMessage().matches(".*cut.lhe.gz, event \\d+: the compressed file is truncated.*"));
        byte[] flipped = whole.clone();
        Arrays.fill(flipped, whole.length / 2, whole.length / 2 + 40, (byte) 0xff);
        Path damaged = LheText.write(folder, "damaged.lhe.gz", flipped);
        var e = assertThrows(InvalidInputException.class, () -> readAll(damaged));
        assertTrue(e.getMessage().startsWith(damaged.toString()), e.getMessage());
        Path noGzip = LheText.write(folder, "short.lhe.gz", new byte[] {0x1f, (byte) 0x8b});
        assertThrows(InvalidInputException.class, () -> readAll(noGzip));
        assertThrows(InvalidInputException.class, () -> readAll(folder.resolve("absent.lhe")));
    }

    /** 200 MB of blanks or of one endless event in a file of 200 kB: refused before memory is spent. */
    @Test
    void aCompressedFileCannotFillTheMemory() throws IOException {
        Path bomb = folder.resolve("bomb.lhe.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write((LheText.head("sum") + "<event>\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        var e = assertThrows(InvalidInputException.class, () -> readAll(bomb));
        assertTrue(e.getMessage().contains("event 1: its end is not found within 64 MB"), e.getMessage());
    }

    /** Whatever a disk or a network does to a file: it is read, or refused in one line, and nothing else. */
    @Test
    void randomDamageNeverEndsInAnotherError() {
        var random = new SplittableRandom(3);
        byte[] good = (LheText.head("sum") + GOOD.repeat(3) + LheText.TAIL).getBytes(StandardCharsets.US_ASCII);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) : good.length);
            for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
                byte other = (byte)
                        (random.nextInt(3) == 0 ? random.nextInt(256) : "<>'\"=#-+.9\n e".charAt(random.nextInt(13)));
                bytes[random.nextInt(bytes.length)] = other;
            }
            Path file = LheText.write(folder, "fuzz.lhe", bytes);
            try {
                assertTrue(readAll(file).size() <= 3);
            } catch (InvalidInputException e) {
                assertFalse(e.getMessage().contains("\n"), e.getMessage());
                refused++;
            }
        }
        assertTrue(refused > 1000, "a third of the files is cut: " + refused);
    }
}
