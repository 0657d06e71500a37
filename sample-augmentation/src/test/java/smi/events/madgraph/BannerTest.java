package smi.events.madgraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventSetup;
import smi.morphing.Benchmark;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/**
 * The cards made here ask for the points at which MadGraph reweighted: each file of reference events says in its header
 * with which cards it was generated.
 */
class BannerTest {
    private static final Path REFERENCE =
            Path.of(System.getProperty("smi.root", "..")).resolve("../shared/reference/vbf-h-aa");
    private static final Pattern WEIGHT = Pattern.compile("<weight id='(\\w+)'>(.*?)</weight>", Pattern.DOTALL);
    private static final Pattern SET = Pattern.compile("set (?:param_card )?(\\w+) (\\d+) (\\S+)");
    private static final Pattern LAUNCH =
            Pattern.compile("launch --rwgt_name=(\\w+)\n(.*?)(?=\nlaunch|\\Z)", Pattern.DOTALL);
    private static final ParameterSpace SPACE = ParameterSpace.of(
            new Parameter("CWL2", "dim6", 2, 2, -20, 20, "16.52*theta"),
            new Parameter("CPWL2", "dim6", 5, 2, -20, 20, "16.52*theta"));

    @TempDir
    private Path folder;

    private static EventSetup setup(boolean validation) {
        var points = new LinkedHashMap<String, double[]>();
        points.put("sm", new double[] {0, 0});
        points.put("w", new double[] {15.2, 0.1});
        points.put("neg_w", new double[] {-15.4, 0.2});
        points.put("ww", new double[] {0.3, 15.1});
        points.put("neg_ww", new double[] {0.4, -15.3});
        points.put("morphing_basis_vector_5", new double[] {16.88, 14.95});
        if (validation) {
            points.put("val1", new double[] {5, -5});
            points.put("val2", new double[] {-8, 12});
            points.put("sm_self", new double[] {0, 0});
        }
        List<Benchmark> benchmarks = new ArrayList<>();
        points.forEach((name, values) -> benchmarks.add(new Benchmark(name, SPACE.point(values))));
        return new EventSetup(
                SPACE,
                benchmarks,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                "sm",
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sm", "w", "neg_w", "ww", "neg_ww", "morphing_basis_vector_5", "sm_with_validation_weights"})
    void theSameReweightingPointsComeOut(String name) throws IOException {
        Path events = REFERENCE.resolve("vbf_sampled_at_" + name + ".lhe.gz");
        assumeTrue(Files.exists(events), () -> "no reference file " + events);
        String banner = header(events);
        boolean validation = name.contains("validation");
        String benchmark = validation ? "sm" : name;
        EventSetup setup = setup(validation);
        Path process = Files.writeString(folder.resolve("proc_card.dat"), part(banner, "MG5ProcCard"));
        Path run = Files.writeString(folder.resolve("run_card.dat"), part(banner, "MGRunCard"));
        Path param = Files.writeString(folder.resolve("param_card.dat"), part(banner, "slha"));
        GenerationFolder.write(
                folder.resolve("out"),
                GenerationPlan.signal(setup, List.of(benchmark), 1, 1),
                new GenerationCards(process, Optional.of(param), Optional.of(run), Optional.empty(), Optional.empty()),
                new GenerationOptions(Path.of("mg5"), Optional.empty(), OptionalLong.of(8000), OptionalInt.empty()));
        Path sample = folder.resolve("out/samples").resolve(benchmark);

        Map<String, Double> sampled = values(ParamCard.read(param));
        assertClose(sampled, values(ParamCard.read(sample.resolve("param_card.dat"))), "param card");
        Map<String, Map<String, Double>> expected = points(WEIGHT, part(banner, "initrwgt"), sampled);
        expected.remove(benchmark);
        Map<String, Map<String, Double>> made =
                points(LAUNCH, Files.readString(sample.resolve("reweight_card.dat")), Map.of());
        assertEquals(validation ? 8 : 5, expected.size());
        assertEquals(expected.keySet(), made.keySet());
        expected.forEach((id, values) -> assertClose(values, made.get(id), id));
        String card = Files.readString(sample.resolve("run_card.dat"));
        assertTrue(card.contains("\n  8000\t= nevents !"), "the line keeps its form");
        String commands = Files.readString(folder.resolve("out/process.mg5"));
        assertTrue(commands.endsWith("output process_new -nojpeg\n"), commands);
        assertTrue(commands.contains("generate u d > u d h") && !commands.contains("A_vbf"), commands);
    }

    private static Map<String, Double> values(ParamCard card) {
        Map<String, Double> values = new TreeMap<>();
        SPACE.parameters().forEach(p -> values.put(p.lhaBlock() + " " + p.lhaId(), card.value(p)));
        return values;
    }

    /** A banner lists what differs from where the events were sampled; a card lists everything. */
    private static Map<String, Map<String, Double>> points(Pattern point, String text, Map<String, Double> sampled) {
        Map<String, Map<String, Double>> points = new TreeMap<>();
        Matcher matcher = point.matcher(text);
        while (matcher.find()) {
            Map<String, Double> values = new TreeMap<>(sampled);
            Matcher set = SET.matcher(matcher.group(2));
            while (set.find()) {
                values.put(set.group(1) + " " + set.group(2), Double.parseDouble(set.group(3)));
            }
            points.put(matcher.group(1), values);
        }
        return points;
    }

    /** The parameter card in the banner has seven digits. */
    private static void assertClose(Map<String, Double> expected, Map<String, Double> actual, String what) {
        assertEquals(expected.keySet(), actual.keySet(), what);
        expected.forEach(
                (place, value) -> assertEquals(value, actual.get(place), 1e-6 * Math.abs(value), what + ": " + place));
    }

    private static String part(String banner, String tag) {
        int from = banner.indexOf(">", banner.indexOf("<" + tag)) + 1;
        return banner.substring(from, banner.indexOf("</" + tag + ">"))
                .replace("<![CDATA[\n", "")
                .replace("]]>", "");
    }

    private static String header(Path events) throws IOException {
        var text = new StringBuilder();
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(events)), StandardCharsets.ISO_8859_1))) {
            for (String line = in.readLine(); line != null && !line.startsWith("<event>"); line = in.readLine()) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }
}
