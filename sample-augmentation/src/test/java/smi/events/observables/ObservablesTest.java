package smi.events.observables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.morphing.InvalidInputException;

class ObservablesTest {
    /** Built from (pt, η, φ, m), so that what comes back is known beforehand. */
    private static Particle particle(int id, double pt, double eta, double phi, double m) {
        double pz = pt * Math.sinh(eta);
        double e = Math.sqrt(pt * pt + pz * pz + m * m);
        return particle(id, 1, new FourVector(pt * Math.cos(phi), pt * Math.sin(phi), pz, e));
    }

    private static Particle particle(int id, int status, FourVector momentum) {
        return new Particle(id, status, 0, 0, momentum, 0, 9);
    }

    private static final List<Particle> RECORD = List.of(
            particle(2, -1, new FourVector(0, 0, 500, 500)),
            particle(21, 30, 0.5, 1.0, 0),
            particle(-1, 80, -1.5, -2.5, 5),
            particle(22, 60, 0.25, 3.0, 0),
            particle(22, 65, -0.75, -3.0, 0),
            particle(-13, 20, 1.0, 0.5, 0.105),
            particle(11, 25, -2.0, 2.0, 0),
            particle(12, 40, 0, 0, 0),
            particle(1000022, 100, 0, 1, 100));
    private static final EventObjects EVENT = EventObjects.of(RECORD);

    private static double value(String name) {
        return ObservableCatalogue.get(name).function().value(EVENT);
    }

    @ParameterizedTest
    @CsvSource({
        "pt_j1, 80",
        "eta_j1, -1.5",
        "phi_j1, -2.5",
        "m_j1, 5",
        "pt_j2, 30",
        "eta_j2, 0.5",
        "pt_a1, 65",
        "pt_a2, 60",
        "phi_a2, 3",
        "pt_l1, 25",
        "eta_l1, -2",
        "pt_l2, 20",
        "charge_l1, -1",
        "charge_l2, 1",
        "m_mu1, 0.105",
        "pt_e1, 25",
        "n_j, 2",
        "n_a, 2",
        "n_l, 2",
        "n_e, 1",
        "n_mu, 1",
        "n_tau, 0",
        "n_v, 1",
        // φ(a1) − φ(a2) = −6 leaves [−π, π) and comes back by 2π; a1 has the smaller η
        "dphi_aa, 0.28318530717958623",
        "delta_phi_aa, -0.28318530717958623",
        "delta_eta_aa, -1",
        // j1 has the smaller η: the sign of −3.5 + 2π turns
        "dphi_jj, 2.7831853071795862",
        "delta_phi_jj, -2.7831853071795862",
        "delta_eta_jj, -2",
        "cos_theta, -0.905148253644866"
    })
    void catalogueValuesFollowFromTheKinematics(String name, double expected) {
        // 1e-10: a mass of 0.1 GeV at an energy of 30 GeV loses 5 digits in E² − p²
        assertEquals(expected, value(name), 1e-10);
    }

    @Test
    void pairsAreSumsOfTheTwoLeadingObjects() {
        // m² = 2 pt1 pt2 (cosh Δη − cos Δφ) for massless particles
        double m = Math.sqrt(2 * 65 * 60 * (Math.cosh(1) - Math.cos(6)));
        assertEquals(m, value("m_aa"), 1e-11);
        double pt = Math.hypot(65 * Math.cos(3) + 60 * Math.cos(3), 65 * Math.sin(-3) + 60 * Math.sin(3));
        assertEquals(pt, value("pt_aa"), 1e-11);
        double pz = 65 * Math.sinh(-0.75) + 60 * Math.sinh(0.25);
        double e = 65 * Math.cosh(0.75) + 60 * Math.cosh(0.25);
        assertEquals(e, value("e_aa"), 1e-11);
        assertEquals(0.5 * Math.log((e + pz) / (e - pz)), value("y_aa"), 1e-12);
        assertEquals(Math.hypot(1, 2 * Math.PI - 6), value("delta_r_aa"), 1e-12);
    }

    @Test
    void missingMomentumBalancesWhatIsVisible() {
        double px = 0;
        double py = 0;
        for (Particle p : RECORD.subList(1, 7)) {
            px -= p.momentum().px();
            py -= p.momentum().py();
        }
        assertEquals(Math.hypot(px, py), value("met"), 1e-12);
        assertEquals(Math.atan2(py, px), value("phi_met"), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt_l3", "m_ee", "pt_tau1", "dphi_mumu", "delta_r_vv"})
    void whatIsMissingIsNotANumber(String name) {
        assertTrue(Double.isNaN(value(name)));
    }

    @Test
    void equalTransverseMomentaKeepTheOrderOfTheRecord() {
        Particle minus = particle(13, 1, new FourVector(30, -40, 10, 60));
        Particle plus = particle(-13, 1, new FourVector(-30, 40, -20, 70));
        assertSame(
                minus, EventObjects.of(List.of(minus, plus)).list(ObjectType.L).get(0));
        assertSame(
                plus, EventObjects.of(List.of(plus, minus)).list(ObjectType.L).get(0));
    }

    @Test
    void vectorsBehaveAtTheEdges() {
        assertEquals(Double.POSITIVE_INFINITY, new FourVector(0, 0, 1, 1).eta());
        assertEquals(Double.NEGATIVE_INFINITY, new FourVector(0, 0, -1, 1).eta());
        assertEquals(-3, new FourVector(3, 0, 0, 0).m());
        // asinh x = x − x³/6 for small x, log 2x for large ones
        assertEquals(1e-9, new FourVector(1, 0, 1e-9, 1).eta(), 1e-24);
        assertEquals(Math.log(2e9), new FourVector(1, 0, 1e9, 1e9).eta(), 1e-14);
        assertEquals(-Math.PI, new FourVector(-1, 0, 0, 1).deltaPhi(new FourVector(1, 0, 0, 1)));
    }

    @ParameterizedTest
    @CsvSource({"pt_j, pt_j1", "delta_phi_ij, delta_phi_jj", "mett, met", "PT_L1, pt_l1", "costheta, cos_theta"})
    void anUnknownNameIsAnsweredWithTheNearest(String name, String nearest) {
        var e = assertThrows(InvalidInputException.class, () -> ObservableCatalogue.get(name));
        assertTrue(e.getMessage().contains("'" + nearest + "'"), e.getMessage());
        assertFalse(e.getMessage().contains("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt_j0", "m_ja", "n_p", "pt_", "", "delta_phi_j1"})
    void thereIsNoSuchName(String name) {
        assertThrows(InvalidInputException.class, () -> ObservableCatalogue.get(name));
    }

    @Test
    void definitionsAreMadMinerExpressions() {
        assertEquals("j[0].pt", ObservableCatalogue.get("pt_j1").definition());
        assertEquals("(a[0] + a[1]).m", ObservableCatalogue.get("m_aa").definition());
        assertEquals("mu[1].rapidity", ObservableCatalogue.get("y_mu2").definition());
        assertEquals(
                "j[0].deltaphi(j[1]) * (-1. + 2.*float(j[0].eta > j[1].eta))",
                ObservableCatalogue.get("delta_phi_jj").definition());
    }
}
