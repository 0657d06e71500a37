package smi.morphing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NuisanceMorpherTest {
    private static final NuisanceParameter SCALE = new NuisanceParameter("scale", "mu", "up", Optional.of("down"));
    private static final NuisanceParameter NORM = new NuisanceParameter("norm", "lumi", "more", Optional.empty());
    private static final NuisanceMorpher MORPHER =
            NuisanceMorpher.of(List.of(SCALE, NORM), List.of("sm", "up", "down", "more"), "sm");

    @Test
    void theFactorReproducesTheWeightsAtTheBenchmarks() {
        double[] w = {2.0, 2.6, 1.7, 2.2};
        assertEquals(1.3, MORPHER.factor(w, 1, 0), 1e-14);
        assertEquals(0.85, MORPHER.factor(w, -1, 0), 1e-14);
        assertEquals(1.1, MORPHER.factor(w, 0, 1), 1e-14);
        assertEquals(1 / 1.1, MORPHER.factor(w, 0, -1), 1e-14);
        assertEquals(1.3 * 1.1, MORPHER.factor(w, 1, 1), 1e-14);
    }

    @Test
    void whatIsNotFiniteHasNoEffect() {
        assertEquals(1.0, MORPHER.factor(new double[] {0.0, 0.0, 0.0, 0.0}, 1, 1), 0.0);
    }

    @Test
    void anUnknownBenchmarkIsRefused() {
        var e = assertThrows(
                InvalidInputException.class, () -> NuisanceMorpher.of(List.of(NORM), List.of("sm", "mor"), "sm"));
        assertTrue(e.getMessage().contains("'more'") && e.getMessage().contains("did you mean 'mor'"), e.getMessage());
    }
}
