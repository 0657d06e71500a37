package smi.events.lhe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.events.observables.EventSelection;
import smi.events.observables.SelectedObservable;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** What versions 1 to 3 of the format and their writers differ in. */
class LheFormatTest {
    private static final String VERSION_1 =
            """
            <LesHouchesEvents version="1.0">
            <init>
            2212 2212 4.0E+03 4.0E+03 -1 -1 -1 -1 -4 1
            2.0 0.1 1.0 10011
            </init>
            """;

    @TempDir
    private Path folder;

    private List<LheEvent> events(String text) {
        return events(LheText.write(folder, text));
    }

    private static List<LheEvent> events(Path file) {
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
    void aHeaderMayBeMissing() {
        List<LheEvent> events = events(VERSION_1 + LheText.event(1, "2.0", "#rwgt 1 7 414.9 54 1 0\n") + LheText.TAIL);
        assertEquals(2.0, events.get(0).weight());
        assertEquals(List.of(), events.get(0).weightIds().names());
    }

    /** LHEF 3 (arXiv:1405.1067): a compact list has one number per weight of the header, in its order. */
    @Test
    void aCompactListTakesItsIdsFromTheHeader() {
        String text = LheText.head("sum")
                + LheText.event(1, "2.0", "<weights> 1.5 2.5\n 3.5D0 </weights>\n")
                + LheText.event(1, "2.0", "<weights>4 5 6</weights>\n")
                + LheText.event(1, "2.0", "<rwgt><wgt id='w'>7</wgt></rwgt><weights>8</weights>\n")
                + LheText.TAIL;
        List<LheEvent> events = events(text);
        assertEquals(List.of("lonely", "sm", "w"), events.get(0).weightIds().names());
        assertEquals(3.5, events.get(0).weight(2));
        assertEquals(5, events.get(1).weight(1));
        assertEquals(List.of("w"), events.get(2).weightIds().names(), "ids of the event come before the order");
        var e = assertThrows(
                InvalidInputException.class,
                () -> events(LheText.head("sum") + LheText.event(1, "2.0", "<weights>1 2</weights>\n") + LheText.TAIL));
        assertTrue(
                e.getMessage().contains("event 1: its <weights> list has 2 numbers, the header declares 3"),
                e.getMessage());
    }

    @Test
    void idsWithEntitiesAreDecoded() {
        String weights = "<rwgt><wgt id='a&lt;b'>1</wgt><wgt id=\"c&amp;d\">2</wgt></rwgt>\n";
        List<LheEvent> events =
                events(LheText.head("sum") + LheText.event(1, "1", weights).repeat(2) + LheText.TAIL);
        assertEquals(List.of("a<b", "c&d"), events.get(1).weightIds().names());
        assertTrue(events.get(0).weightIds() == events.get(1).weightIds(), "the ids of equal events are one object");
    }

    /** The standard allows the weights' declarations in the block init as well. */
    @Test
    void declarationsMayStandInInit() throws IOException {
        String text = VERSION_1.replace("</init>", "<initrwgt><weight id='5'>muR=2.0</weight></initrwgt>\n</init>");
        try (LheReader reader = LheReader.open(LheText.write(folder, text + LheText.TAIL))) {
            assertEquals("5", reader.header().weights().get(0).id());
            assertEquals(2.0, reader.header().crossSection());
        }
    }

    @Test
    void theNominalPartonDensitiesAreThoseOfBothBeams() throws IOException {
        for (String[] pair : new String[][] {{"247000 247000", "247000"}, {"0 0", "none"}, {"247000 10800", "none"}}) {
            String head = LheText.head("sum").replace("247000 247000", pair[0]);
            try (LheReader reader = LheReader.open(LheText.write(folder, head + LheText.TAIL))) {
                var pdf = reader.header().nominalPdf();
                assertEquals(pair[1], pdf.isPresent() ? Integer.toString(pdf.getAsInt()) : "none");
            }
        }
    }

    @Test
    void membersOfACompressedFileMayFollowEachOther() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(LheText.gzip(LheText.head("sum")));
        for (int i = 1; i <= 50; i++) {
            bytes.write(LheText.gzip(LheText.event(i, Integer.toString(i), "")));
        }
        bytes.write(LheText.gzip(LheText.TAIL));
        List<LheEvent> events = events(LheText.write(folder, "members.lhe.gz", bytes.toByteArray()));
        assertEquals(
                IntStream.rangeClosed(1, 50).asDoubleStream().boxed().toList(),
                events.stream().map(LheEvent::weight).toList());
    }

    /** Otherwise all events but the first file's would be lost without a word. */
    @Test
    void filesThatWereJoinedAreRefused() {
        String one = VERSION_1 + LheText.event(1, "2.0", "") + LheText.TAIL;
        assertEquals(1, events(one + "\n<!-- the end of <LesHouchesEvent -->\n").size());
        var e = assertThrows(InvalidInputException.class, () -> events(one + one));
        assertTrue(e.getMessage().contains("event 2: more follows behind </LesHouchesEvents>"), e.getMessage());
    }

    /** Threads, blocks and the folder for temporary files decide nothing. */
    @Test
    void anImportDoesNotDependOnTheThreads() {
        var text = new StringBuilder(LheText.head("average"));
        for (int i = 1; i <= 3000; i++) {
            double weight = Math.sin(i) / 3 + 1;
            text.append(LheText.event(i % 17 + 1, Double.toString(weight), LheText.weights(weight, weight / 7)));
        }
        Path file = LheText.write(
                folder,
                "many.lhe",
                (text + LheText.TAIL).replace("2.5D+00", "0").getBytes(StandardCharsets.UTF_8));
        List<double[]> all = new ArrayList<>();
        List<SampleReport> reports = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            var space = ParameterSpace.of(Parameter.of("c", 1, -1, 1));
            var settings = new ImportSettings(
                    List.of(new Benchmark("sm", space.point(0)), new Benchmark("w", space.point(1))),
                    Optional.empty(),
                    new EventSelection(List.of(SelectedObservable.required("pt_a1")), List.of()),
                    List.of(LheSample.signal(file, "sm")),
                    OptionalLong.of(3));
            long[] bytes = new long[1];
            try (ImportedEvents events = LheImport.run(settings, new ImportRun(threads, folder, n -> bytes[0] += n))) {
                events.read(
                        0,
                        events.size(),
                        10_000,
                        block -> all.add(block.weights().toArray()));
                reports.add(events.report().samples().get(0));
            }
            assertEquals(file.toFile().length(), bytes[0], "all bytes are reported as progress");
        }
        assertEquals(6000, all.get(0).length);
        assertArrayEquals(all.get(0), all.get(1));
        assertArrayEquals(all.get(0), all.get(2));
        assertEquals(reports.get(0), reports.get(1));
        assertEquals(reports.get(0), reports.get(2));
    }
}
