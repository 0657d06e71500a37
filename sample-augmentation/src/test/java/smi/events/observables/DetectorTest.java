package smi.events.observables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import smi.morphing.InvalidInputException;

class DetectorTest {
    private static final Particle TAU = particle(15, new FourVector(30, -40, 20, Math.sqrt(2900 + 1.777 * 1.777)));
    private static final Particle JET = particle(21, new FourVector(-60, 80, 10, Math.sqrt(10_100)));
    private static final Particle NEUTRINO = particle(16, new FourVector(3, 4, 12, 13));
    private static final int N = 40_000;

    private static Particle particle(int id, FourVector momentum) {
        return new Particle(id, 1, 0, 0, momentum, 0, 9);
    }

    private static Optional<Resolution> some(double absolute, double relative) {
        return Optional.of(new Resolution(absolute, relative));
    }

    private static Smearing smearing(Optional<Resolution> energy, Optional<Resolution> pt) {
        return new Smearing(Set.of(15), energy, pt, new Resolution(0.05, 0), new Resolution(0.02, 0));
    }

    private static EventRecord event(long number, Particle... particles) {
        return new EventRecord(number, List.of(particles), 0, 0, 0);
    }

    /** Mean and standard deviation over events, five standard errors of each. */
    private static void assertGaussian(
            Detector detector, ToDoubleFunction<EventObjects> measured, double mean, double sigma) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < N; i++) {
            double deviation = measured.applyAsDouble(detector.measure(event(i, TAU, JET, NEUTRINO))) - mean;
            sum += deviation;
            squares += deviation * deviation;
        }
        assertEquals(0, sum / N, 5 * sigma / Math.sqrt(N));
        assertEquals(sigma, Math.sqrt(squares / N), 5 * sigma / Math.sqrt(2.0 * N));
    }

    private static FourVector tau(EventObjects event) {
        return event.list(ObjectType.TAU).get(0).momentum();
    }

    @Test
    void errorsAreAbsolutePlusRelative() {
        var both = new Detector(List.of(smearing(some(1, 0.02), some(0.5, 0.04))), Resolution.PERFECT, 3);
        FourVector truth = TAU.momentum();
        assertGaussian(both, e -> tau(e).e(), truth.e(), 1 + 0.02 * truth.e());
        assertGaussian(both, e -> tau(e).pt(), 50, 2.5);
        assertGaussian(both, e -> tau(e).eta(), truth.eta(), 0.05);
        assertGaussian(both, e -> tau(e).phi(), truth.phi(), 0.02);
    }

    @Test
    void aDerivedQuantityKeepsTheMass() {
        var energy = new Detector(List.of(smearing(some(0, 0.1), Optional.empty())), Resolution.PERFECT, 3);
        var pt = new Detector(List.of(smearing(Optional.empty(), some(0, 0.1))), Resolution.PERFECT, 3);
        assertGaussian(
                energy,
                e -> tau(e).e(),
                TAU.momentum().e(),
                0.1 * TAU.momentum().e());
        assertGaussian(pt, e -> tau(e).pt(), 50, 5);
        for (int i = 0; i < 100; i++) {
            assertEquals(1.777, tau(energy.measure(event(i, TAU))).m(), 1e-8);
            assertEquals(1.777, tau(pt.measure(event(i, TAU))).m(), 1e-8);
        }
    }

    @Test
    void energiesAndTransverseMomentaStayPhysical() {
        var coarse = new Detector(List.of(smearing(some(500, 0), some(500, 0))), Resolution.PERFECT, 3);
        var derived = new Detector(List.of(smearing(some(500, 0), Optional.empty())), Resolution.PERFECT, 3);
        Particle atRest = particle(15, new FourVector(0, 0, 0, 1.777));
        Particle along = particle(-15, new FourVector(0, 0, -20, 20));
        var alongOnly = new Detector(
                List.of(new Smearing(
                        Set.of(15, -15), some(5, 0), Optional.empty(), new Resolution(1, 0), new Resolution(1, 0))),
                Resolution.PERFECT,
                3);
        for (int i = 0; i < 1000; i++) {
            FourVector seen = tau(coarse.measure(event(i, TAU)));
            assertTrue(seen.e() > 0 && seen.pt() > 0);
            assertTrue(tau(derived.measure(event(i, TAU))).e() > 1.7);
            assertTrue(tau(derived.measure(event(i, atRest))).e() >= 1.777);
            FourVector beam = tau(alongOnly.measure(event(i, along)));
            assertTrue(beam.pz() < 0 && beam.pt() == 0 && Math.abs(beam.e() + beam.pz()) < 1e-12 * beam.e());
        }
    }

    @Test
    void noiseOnMissingMomentumGrowsWithTheVisibleOnes() {
        var noisy = new Detector(List.of(), new Resolution(2, 0.05), 3);
        // HT = 50 + 100 of the tau and the jet; true missing momentum is (30, −40)
        assertGaussian(noisy, e -> e.met().px(), 30, 2 + 0.05 * 150);
        assertGaussian(noisy, e -> e.met().py(), -40, 2 + 0.05 * 150);
        assertEquals(
                30, Detector.PERFECT.measure(event(1, TAU, JET, NEUTRINO)).met().px(), 1e-12);
    }

    @Test
    void missingMomentumIsThatOfTheMeasuredParticles() {
        var detector = new Detector(List.of(smearing(some(0, 0.1), Optional.empty())), Resolution.PERFECT, 3);
        EventObjects seen = detector.measure(event(1, TAU, JET, NEUTRINO));
        assertEquals(60 - tau(seen).px(), seen.met().px(), 1e-12);
        assertNotEquals(30, tau(seen).px());
        assertEquals(TAU, seen.truth().get(0));
    }

    @Test
    void otherParticlesAreLeftAlone() {
        var detector = new Detector(List.of(smearing(some(1, 0), some(1, 0))), Resolution.PERFECT, 3);
        assertSame(JET, detector.measure(event(1, TAU, JET)).list(ObjectType.J).get(0));
        assertEquals(
                9, detector.measure(event(1, TAU)).list(ObjectType.TAU).get(0).spin());
    }

    @Test
    void errorsDependOnSeedNumberAndMomentaAlone() {
        var detector = new Detector(List.of(smearing(some(1, 0), some(1, 0))), Resolution.PERFECT, 3);
        var again = new Detector(List.of(smearing(some(1, 0), some(1, 0))), Resolution.PERFECT, 3);
        var other = new Detector(List.of(smearing(some(1, 0), some(1, 0))), Resolution.PERFECT, 4);
        FourVector seen = tau(detector.measure(event(17, TAU)));
        for (int i = 0; i < 10; i++) {
            tau(again.measure(event(i, TAU)));
        }
        assertEquals(seen, tau(again.measure(event(17, TAU))));
        assertNotEquals(seen, tau(detector.measure(event(18, TAU))));
        assertNotEquals(seen, tau(other.measure(event(17, TAU))));
        assertNotEquals(seen, tau(detector.measure(event(17, TAU, NEUTRINO))));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThrows(InvalidInputException.class, () -> new Resolution(-1, 0));
        assertThrows(InvalidInputException.class, () -> new Resolution(0, Double.NaN));
        assertThrows(InvalidInputException.class, () -> smearing(Optional.empty(), Optional.empty()));
        var one = smearing(some(1, 0), Optional.empty());
        assertThrows(InvalidInputException.class, () -> new Detector(List.of(one, one), Resolution.PERFECT, 1));
    }
}
