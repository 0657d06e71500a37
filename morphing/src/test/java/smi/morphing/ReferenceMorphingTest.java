package smi.morphing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Morphing of the Drell–Yan reference, computed by MadMiner and numpy: 1e-12 of the largest weight (rounding). */
class ReferenceMorphingTest {
    private static final Path FILE =
            Path.of(System.getProperty("smi.root", "."), "../shared/reference/drell-yan/setup/morphing.json");
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("t1", 2, -1, 1), Parameter.of("t3", 2, -1, 1));

    private JsonNode reference;
    private MorphingBasis basis;

    @BeforeEach
    void read() throws IOException {
        assumeTrue(Files.exists(FILE), "skipped: the reference data (../shared/reference) are not here");
        reference = new ObjectMapper().readTree(FILE.toFile());
        List<Benchmark> benchmarks = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : reference.get("benchmarks").properties()) {
            benchmarks.add(new Benchmark(entry.getKey(), SPACE.point(doubles(entry.getValue()))));
        }
        basis = MorphingBasis.of(SPACE, MorphingComponents.upTo(SPACE, 2), benchmarks);
    }

    @Test
    void componentsAndMatrix() {
        JsonNode components = reference.get("components");
        int[][] powers = basis.components().powers();
        assertEquals(components.size(), powers.length);
        for (int c = 0; c < powers.length; c++) {
            for (int p = 0; p < 2; p++) {
                assertEquals(components.get(c).get(p).asInt(), powers[c][p]);
            }
        }
        assertClose(reference.get("morphing_matrix"), basis.matrix());
    }

    @Test
    void weightsAndGradients() {
        var morpher = new PolynomialMorpher(basis);
        for (JsonNode point : reference.get("points")) {
            ParameterPoint theta = SPACE.point(doubles(point.get("theta")));
            double[] weights = morpher.weights(theta);
            double largest = largest(weights);
            for (int b = 0; b < weights.length; b++) {
                assertEquals(point.get("weights").get(b).asDouble(), weights[b], 1e-12 * largest, theta.toString());
            }
            assertClose(point.get("gradients"), morpher.weightGradients(theta));
        }
    }

    private static void assertClose(JsonNode expected, double[][] actual) {
        double largest = 0;
        for (double[] row : actual) {
            largest = Math.max(largest, largest(row));
        }
        for (int i = 0; i < actual.length; i++) {
            for (int j = 0; j < actual[i].length; j++) {
                assertEquals(expected.get(i).get(j).asDouble(), actual[i][j], 1e-12 * largest);
            }
        }
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }
}
