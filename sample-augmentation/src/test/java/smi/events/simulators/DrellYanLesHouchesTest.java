package smi.events.simulators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import smi.events.EventBlock;
import smi.events.EventSource;
import smi.events.lhe.ImportSettings;
import smi.events.lhe.ImportedEvents;
import smi.events.lhe.LesHouchesWriter;
import smi.events.lhe.LesHouchesWriter.Event;
import smi.events.lhe.LesHouchesWriter.Particle;
import smi.events.lhe.LheImport;
import smi.events.lhe.LheSample;
import smi.events.observables.EventSelection;
import smi.events.observables.SelectedObservable;
import smi.morphing.InvalidInputException;

/** Les Houches files hold the physics of the event stream with the same seed. */
class DrellYanLesHouchesTest {
    private static final int EVENTS = 9000;

    @TempDir
    private Path folder;

    private final Simulator simulator =
            DrellYanSimulator.of(DrellYanOptions.exact()).with(Map.of("sampled-from", "w", "systematics", "on"));

    private List<Event> events(int threads) {
        List<Event> events = new ArrayList<>();
        simulator.particles(EVENTS, 41, threads).orElseThrow().reader().accept(events::add);
        return events;
    }

    @Test
    void momentaAreConservedAndOnShell() {
        for (Event event : events(2)) {
            double[] sum = new double[4];
            double largest = 0;
            for (Particle p : event.particles()) {
                double sign = p.status();
                sum[0] += sign * p.px();
                sum[1] += sign * p.py();
                sum[2] += sign * p.pz();
                sum[3] += sign * p.energy();
                largest = Math.max(largest, p.energy());
                double squared = p.energy() * p.energy() - p.px() * p.px() - p.py() * p.py() - p.pz() * p.pz();
                assertEquals(0, squared, 1e-14 * p.energy() * p.energy());
            }
            for (double component : sum) {
                assertEquals(0, component, 1e-14 * largest);
            }
        }
    }

    /** Rounding only: both are computed from the same mass, rapidity and angle. */
    @Test
    void particlesAreThoseOfTheEventStream() {
        List<Event> particles = events(1);
        EventBlock block = all(simulator.simulate(EVENTS, 41));
        for (int i = 0; i < EVENTS; i++) {
            Particle minus = particles.get(i).particles().get(2);
            Particle plus = particles.get(i).particles().get(3);
            double e = minus.energy() + plus.energy();
            double pz = minus.pz() + plus.pz();
            assertEquals(block.observations().get(i, 0), Math.sqrt((e - pz) * (e + pz)), 1e-9);
            assertEquals(block.observations().get(i, 1), 0.5 * Math.log((e + pz) / (e - pz)), 1e-11);
            for (int b = 0; b < 6; b++) {
                double weight = particles.get(i).weights()[b];
                assertEquals(block.weights().get(i, b) * EVENTS, weight, 1e-12 * weight);
            }
        }
    }

    /** Columns of the stream are rescaled to the reference benchmark, those of the file belong to the sampled one. */
    @Test
    void systematicWeightsBelongToTheSampledBenchmark() {
        Event event = events(1).get(5);
        double[] weights = event.weights();
        assertEquals(12, weights.length);
        double[] columns = all(simulator.simulate(EVENTS, 41)).weights().row(5);
        int[] places = {7, 8, 10, 11};
        for (int v = 0; v < 4; v++) {
            assertEquals(columns[6 + v] / columns[0], weights[places[v]] / event.weight(), 1e-12);
        }
        assertEquals(event.weight(), weights[6], 0.0);
        assertEquals(event.weight(), weights[9], 0.0);
    }

    @Test
    void colourFlowsFromQuarkToAntiquark() {
        for (Event event : events(1).subList(0, 100)) {
            Particle a = event.particles().get(0);
            Particle b = event.particles().get(1);
            assertEquals(0, a.id() + b.id());
            assertEquals(a.color(), b.anticolor());
            assertEquals(a.anticolor(), b.color());
            assertEquals(501, a.id() > 0 ? a.color() : a.anticolor());
            assertTrue(a.pz() > 0 && b.pz() < 0);
        }
    }

    @Test
    void theFileIsXmlWithEveryNumber() throws Exception {
        Path file = folder.resolve("events.lhe");
        LesHouchesWriter.write(file, simulator.particles(500, 41, 2).orElseThrow());
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(file)))
                .getDocumentElement();
        NodeList found = root.getElementsByTagName("event");
        assertEquals(500, found.getLength());
        assertTrue(text(root, "MGRunCard").contains("500 = nevents"));
        assertTrue(text(root, "MGRunCard").contains("average = event_norm"));
        List<Event> expected = events(1);
        for (int i = 0; i < 50; i++) {
            Element event = (Element) found.item(i);
            String[] lines = event.getFirstChild().getTextContent().strip().split("\n");
            assertArrayEquals(
                    new String[] {"4", "1", Double.toString(expected.get(i).weight())},
                    Arrays.copyOf(lines[0].split(" "), 3));
            Particle minus = expected.get(i).particles().get(2);
            assertEquals(minus.pz(), Double.parseDouble(lines[3].split(" ")[8]), 0.0);
            assertEquals(minus.energy(), Double.parseDouble(lines[3].split(" ")[9]), 0.0);
            NodeList weights = event.getElementsByTagName("wgt");
            assertEquals(12, weights.getLength());
            for (int w = 0; w < 12; w++) {
                assertEquals(
                        expected.get(i).weights()[w],
                        Double.parseDouble(weights.item(w).getTextContent().strip()),
                        0.0);
            }
            assertEquals("neg_w", ((Element) weights.item(2)).getAttribute("id"));
        }
    }

    private static String text(Element root, String name) {
        return root.getElementsByTagName(name).item(0).getTextContent();
    }

    /**
     * Written, read and measured by the importer, the events are those of the simulator with a perfect detector: both
     * leptons have the same pt up to rounding, so that either may lead, and the azimuthal gap is ±π.
     */
    @Test
    void theImporterReadsTheEventsBack() {
        Simulator perfect = DrellYanSimulator.defaults().with(Map.of("smearing", "off", "cuts", "off"));
        Path file = folder.resolve("events.lhe.gz");
        LesHouchesWriter.write(file, perfect.particles(EVENTS, 42, 2).orElseThrow());
        List<String> names = List.of("pt_l1", "pt_l2", "m_ll", "y_ll", "cos_theta");
        ImportedEvents imported = LheImport.run(new ImportSettings(
                perfect.setup().benchmarks(),
                perfect.setup().morphing(),
                new EventSelection(
                        names.stream().map(SelectedObservable::required).toList(), List.of()),
                List.of(LheSample.signal(file, "sm")),
                OptionalLong.empty()));
        EventBlock expected = all(perfect.simulate(EVENTS, 42));
        EventBlock found = all(imported);
        for (int i = 0; i < EVENTS; i++) {
            for (int o = 0; o < names.size(); o++) {
                double value = expected.observations().get(i, perfect.setup().observableIndex(names.get(o)));
                assertEquals(value, found.observations().get(i, o), 1e-10 * Math.max(1, Math.abs(value)));
            }
            for (int b = 0; b < 6; b++) {
                double weight = expected.weights().get(i, b);
                assertEquals(weight, found.weights().get(i, b), 1e-12 * weight);
            }
        }
        perfect.setup().observables().forEach(observable -> {
            if (names.contains(observable.name())) {
                assertTrue(imported.setup().observables().contains(observable), "same definition: " + observable);
            }
        });
    }

    private static EventBlock all(EventSource events) {
        EventBlock[] all = new EventBlock[1];
        events.read(0, events.size(), Math.toIntExact(events.size()), block -> all[0] = block);
        return all[0];
    }

    @Test
    void aCompressedFileHoldsTheSameText() throws IOException {
        Path plain = folder.resolve("a.lhe");
        Path compressed = folder.resolve("a.lhe.gz");
        LesHouchesWriter.write(plain, simulator.particles(500, 41, 1).orElseThrow());
        LesHouchesWriter.write(compressed, simulator.particles(500, 41, 3).orElseThrow());
        try (var in = new GZIPInputStream(Files.newInputStream(compressed))) {
            assertEquals(Files.readString(plain), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count(), "no temporary file is left");
        }
    }

    @Test
    void mixedSamplesAreRefused() {
        for (Map<String, String> mixed : List.of(Map.of("sampled-from", "sm,w"), Map.of("background", "0.1"))) {
            var error = assertThrows(
                    InvalidInputException.class, () -> simulator.with(mixed).particles(100, 1, 1));
            assertTrue(error.getMessage().contains("one sampling benchmark"), error.getMessage());
        }
        assertTrue(LatentGaussianSimulator.defaults().particles(100, 1, 1).isEmpty());
    }
}
