package smi.events.observables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The closed forms against the frames themselves, built with boosts. */
class DecayAnglesTest {
    private static final FourVector BEAM = new FourVector(0, 0, 1, 1);
    private static final FourVector OTHER_BEAM = new FourVector(0, 0, -1, 1);

    private static FourVector random(SplittableRandom random, double mass) {
        double px = random.nextDouble(-80, 80);
        double py = random.nextDouble(-80, 80);
        double pz = random.nextDouble(-300, 300);
        return new FourVector(px, py, pz, Math.sqrt(px * px + py * py + pz * pz + mass * mass));
    }

    private static FourVector unit(FourVector v) {
        return v.times(1 / v.p());
    }

    /** Digits are lost in boosts with γ of a few. */
    @Test
    void collinsSoperAnglesAreThoseInTheirFrame() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 1000; i++) {
            FourVector a = random(random, 0);
            FourVector b = random(random, 5);
            FourVector pair = a.plus(b);
            FourVector forward = unit((pair.pz() > 0 ? BEAM : OTHER_BEAM).boostToRestFrame(pair));
            FourVector backward = unit((pair.pz() > 0 ? OTHER_BEAM : BEAM).boostToRestFrame(pair));
            FourVector z = unit(forward.minus(backward));
            FourVector x = unit(forward.plus(backward)).times(-1);
            FourVector y = z.cross(x);
            FourVector inRest = unit(a.boostToRestFrame(pair));
            assertEquals(inRest.dot3(z), DecayAngles.cosThetaCollinsSoper(a, b), 1e-9);
            double expected = Math.atan2(inRest.dot3(y), inRest.dot3(x));
            assertEquals(0, Math.IEEEremainder(expected - DecayAngles.phiCollinsSoper(a, b), 2 * Math.PI), 1e-8);
        }
    }

    @Test
    void theHelicityAngleIsThatToTheDirectionOfThePair() {
        // at rest back to back along x; the pair then moves along y: the angle is 90°; along x: 0° and 180°
        var plus = new FourVector(50, 0, 0, 50);
        var minus = new FourVector(-50, 0, 0, 50);
        var up = new FourVector(0, 0.6, 0, 0);
        var along = new FourVector(0.6, 0, 0, 0);
        assertEquals(0, DecayAngles.cosThetaStar(plus.boost(up), minus.boost(up)), 1e-14);
        assertEquals(1, DecayAngles.cosThetaStar(plus.boost(along), minus.boost(along)), 1e-14);
        assertEquals(-1, DecayAngles.cosThetaStar(minus.boost(along), plus.boost(along)), 1e-14);
    }

    @Test
    void anglesThatAreNotDefinedAreNotNumbers() {
        var a = new FourVector(50, 0, 20, Math.sqrt(2900));
        var b = new FourVector(-50, 0, 0, 50);
        assertTrue(Double.isNaN(DecayAngles.phiCollinsSoper(a, b)));
        assertTrue(Double.isNaN(DecayAngles.cosThetaStar(a, FourVector.MISSING)));
        assertTrue(Double.isNaN(DecayAngles.cosThetaCollinsSoper(a, FourVector.MISSING)));
    }
}
