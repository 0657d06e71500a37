package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventSource;
import smi.events.hdf5.EventFiles;
import smi.morphing.ParameterPoint;

/**
 * Cross sections of MadMiner's event files against MadMiner and, for the errors, which it gets wrong, against an
 * independent computation with numpy. Tolerance 1e-10, relative to the largest element of a gradient: rounding.
 */
class ReferenceNumbersTest {
    private static final Path FOLDER = Path.of(System.getProperty("smi.root", "."))
            .resolve("../shared/reference/drell-yan")
            .normalize();

    private static EventSource events(String name) {
        Path file = FOLDER.resolve("h5/" + name + "_shuffled.h5");
        Assumptions.assumeTrue(Files.exists(file), "skipped: no reference file " + file);
        return EventFiles.open(file);
    }

    private static JsonNode numbers(String name) throws IOException {
        return new ObjectMapper()
                .readTree(FOLDER.resolve("results/numbers_" + name + ".json").toFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "exact", "syst", "tiny"})
    void crossSectionsAndGradientsOfAllEvents(String name) throws IOException {
        EventSource source = events(name);
        JsonNode numbers = numbers(name);
        var all = WeightedEvents.of(source, Partition.ALL, Split.defaults(), SamplingFactors.MADMINER);
        compare(numbers.get("xsecs").get("all"), numbers, all);
        List<CrossSection> found = all.crossSections(points(source, numbers.get("points")));
        double[] errors = array(numbers.get("independent").get("xsec_uncertainty_true"));
        for (int i = 0; i < errors.length; i++) {
            assertEquals(errors[i], found.get(i).errorPb(), 1e-10 * errors[i], "error of " + found.get(i));
        }
    }

    /** One factor per benchmark, then that of background; main was generated at the Standard Model only. */
    @ParameterizedTest
    @ValueSource(strings = {"main", "exact", "syst", "tiny"})
    void samplingFactors(String name) throws IOException {
        EventSource source = events(name);
        double[] expected = array(numbers(name).get("sampling_factors"));
        EventFactor factors = new EventFactors(source).madminer();
        double[] none = new double[source.setup().weightColumns().size()];
        for (int b = 0; b < expected.length - 1; b++) {
            if (source.counts().signal()[b] > 0) {
                assertEquals(expected[b], factors.of(b, none, 0), 1e-12, "events generated at benchmark " + b);
            }
        }
        assertEquals(expected[expected.length - 1], factors.of(-1, none, 0), "background");
    }

    /** MadMiner leaves out an event at each boundary and rescales by the nominal fraction; so does this test. */
    @ParameterizedTest
    @ValueSource(strings = {"main", "exact", "syst"})
    void partitionsOnTheIndicesOfMadMiner(String name) throws IOException {
        EventSource source = events(name);
        JsonNode numbers = numbers(name);
        for (String partition : List.of("train", "validation", "test")) {
            JsonNode expected = numbers.get("xsecs").get(partition);
            JsonNode bounds = expected.get("bounds");
            long to = bounds.get(1).isNull() ? source.size() : bounds.get(1).asLong();
            var range = new EventRange(bounds.get(0).asLong(), to, bounds.get(2).asDouble());
            compare(expected, numbers, WeightedEvents.ofRange(source, range, SamplingFactors.MADMINER));
        }
    }

    private static void compare(JsonNode expected, JsonNode numbers, WeightedEvents events) {
        assertClose(array(expected.get("benchmark_xsecs")), events.benchmarkCrossSections());
        assertClose(array(expected.get("benchmark_xsec_uncertainties")), events.benchmarkCrossSectionErrors());
        List<CrossSection> found = events.crossSections(points(events.source(), numbers.get("points")));
        assertClose(
                array(expected.get("xsecs")),
                found.stream().mapToDouble(CrossSection::valuePb).toArray());
        for (int i = 0; i < found.size(); i++) {
            double[] gradient = array(expected.get("gradients").get(i));
            assertArrayEquals(gradient, found.get(i).gradientPb(), 1e-10 * largest(gradient));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"syst", "tiny"})
    void crossSectionsWithNuisanceParameters(String name) throws IOException {
        EventSource source = events(name);
        JsonNode expected = numbers(name).get("xsecs_nu");
        var all = WeightedEvents.of(source, Partition.ALL, Split.defaults(), SamplingFactors.MADMINER);
        ParameterPoint theta = source.setup().space().point(array(expected.get("theta")));
        for (int i = 0; i < expected.get("nus").size(); i++) {
            CrossSection found =
                    all.crossSection(theta, array(expected.get("nus").get(i)));
            double value = expected.get("xsecs").get(i).asDouble();
            assertEquals(value, found.valuePb(), 1e-10 * value);
            double[] gradient = array(expected.get("gradients_all").get(i));
            assertArrayEquals(gradient, found.gradientPb(), 1e-10 * largest(gradient));
        }
    }

    private static void assertClose(double[] expected, double[] found) {
        assertEquals(expected.length, found.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 1e-10 * Math.abs(expected[i]), "element " + i);
        }
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    private static List<ParameterPoint> points(EventSource source, JsonNode list) {
        List<ParameterPoint> points = new ArrayList<>();
        list.forEach(point -> points.add(source.setup().space().point(array(point))));
        return points;
    }

    private static double[] array(JsonNode list) {
        double[] values = new double[list.size()];
        Arrays.setAll(values, i -> list.get(i).asDouble());
        return values;
    }
}
