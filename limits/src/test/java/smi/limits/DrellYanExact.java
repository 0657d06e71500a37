package smi.limits;

import java.util.Map;
import smi.events.simulators.DrellYanLikelihood;
import smi.events.simulators.Simulator;
import smi.events.simulators.Simulators;
import smi.morphing.ParameterSpace;

/** Drell–Yan without smearing and cuts, where the likelihood of the observables is known. */
public final class DrellYanExact {
    private DrellYanExact() {}

    public static Simulator simulator() {
        return Simulators.named("drell-yan").with(Map.of("observables", "exact"));
    }

    public static PolynomialDensity ratio() {
        var likelihood = new DrellYanLikelihood();
        return new PolynomialDensity(likelihood.components(), likelihood::coefficients, inclusive(likelihood));
    }

    /** The coefficients of the cross section, from its values at six points. */
    private static double[] inclusive(DrellYanLikelihood likelihood) {
        ParameterSpace space = likelihood.space();
        double zero = sigma(likelihood, 0, 0);
        double[] c = new double[6];
        int[][] powers = likelihood.components().powers();
        for (int k = 0; k < 6; k++) {
            int a = powers[k][0];
            int b = powers[k][1];
            if (a + b == 0) {
                c[k] = zero;
            } else if (a == 1 && b == 1) {
                c[k] = 0.25
                        * (sigma(likelihood, 1, 1)
                                + sigma(likelihood, -1, -1)
                                - sigma(likelihood, 1, -1)
                                - sigma(likelihood, -1, 1));
            } else {
                int x = a > 0 ? 1 : 0;
                double up = sigma(likelihood, x, 1 - x);
                double down = sigma(likelihood, -x, x - 1);
                c[k] = a + b == 1 ? 0.5 * (up - down) : 0.5 * (up + down) - zero;
            }
        }
        return c;
    }

    private static double sigma(DrellYanLikelihood likelihood, double a, double b) {
        return likelihood.crossSection(likelihood.space().point(a, b));
    }
}
