package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

class BinnedCrossSectionTest {
    private static final double[] EDGES = {-1, -0.2, 0.3, 1.5};

    private final InMemoryEvents events = NuisanceToy.of(QuadraticToy.atOrigin(5_000, 3));
    private final WeightedEvents weighted =
            WeightedEvents.of(events, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
    private final String observable = events.setup().observableNames().get(0);

    private ParameterPoint theta(double value) {
        return events.setup().space().point(value);
    }

    /** Event by event: the weight at θ is (1 + θ z)² times the weight at 0, the factor of ν is the toy's own formula. */
    private double[] byHand(double theta, double nu, boolean squares) {
        double[] sums = new double[3];
        for (int i = 0; i < events.size(); i++) {
            double z = events.observations().get(i, 0);
            double w = events.weights().get(i, 0)
                    * (1 + theta * z)
                    * (1 + theta * z)
                    * Math.exp(NuisanceToy.linear(z) * nu + NuisanceToy.quadratic(z) * nu * nu);
            for (int j = 0; j < 3; j++) {
                sums[j] += z >= EDGES[j] && z < EDGES[j + 1] ? squares ? w * w : w : 0;
            }
        }
        return sums;
    }

    @Test
    void everyBinHoldsTheWeightsOfItsEvents() {
        var binned = BinnedCrossSection.of(weighted, observable, EDGES, new double[] {1.3}, new double[] {-0.4});
        for (double theta : new double[] {0, -0.7, 0.55}) {
            List<CrossSection> at = binned.at(theta(theta));
            double[] value = byHand(theta, 0, false);
            double[] squares = byHand(theta, 0, true);
            for (int j = 0; j < 3; j++) {
                assertEquals(value[j], at.get(j).valuePb(), 1e-11 * value[j]);
                assertEquals(Math.sqrt(squares[j]), at.get(j).errorPb(), 1e-10 * Math.sqrt(squares[j]));
            }
            assertArrayEquals(byHand(theta, 1.3, false), binned.at(theta(theta), 0), 1e-11 * value[2] + 1e-11);
            assertArrayEquals(byHand(theta, -0.4, false), binned.at(theta(theta), 1), 1e-11 * value[2] + 1e-11);
        }
    }

    @Test
    void fittedEdgesLeaveOutATwentieth() {
        double[] edges = BinnedCrossSection.edges(weighted, observable, theta(0.3), 20);
        assertEquals(21, edges.length);
        var binned = BinnedCrossSection.of(weighted, observable, edges);
        double inside = binned.at(theta(0.3)).stream()
                .mapToDouble(CrossSection::valuePb)
                .sum();
        // one event in 5000 on either side
        assertEquals(0.95, inside / weighted.crossSection(theta(0.3)).valuePb(), 0.002);
    }

    @Test
    void badRequestsAreNamed() {
        var unknown = assertThrows(InvalidInputException.class, () -> BinnedCrossSection.of(weighted, "zz", EDGES));
        assertTrue(unknown.getMessage().contains("zz"), unknown.getMessage());
        assertThrows(InvalidInputException.class, () -> BinnedCrossSection.of(weighted, observable, new double[] {1}));
        assertThrows(
                InvalidInputException.class, () -> BinnedCrossSection.of(weighted, observable, new double[] {1, 1}));
        assertThrows(
                InvalidInputException.class,
                () -> BinnedCrossSection.of(weighted, observable, EDGES, new double[] {1, 2}));
    }
}
