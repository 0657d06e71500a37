package smi.fisher;

import java.util.ArrayList;
import java.util.List;
import smi.augmentation.ColumnWeights;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.morphing.NuisanceMorpher;
import smi.morphing.NuisanceParameter;
import smi.morphing.ParameterPoint;

/**
 * What one event contributes: its weight and the derivatives of it, \( v = (W, \partial_{\theta_i} W, \partial_{\nu_k} W) \)
 * at (θ, ν = 0), where \( \partial_{\nu_k} W = a_k W \).
 */
final class EventTerms {
    private final ColumnWeights physics;
    private final NuisanceMorpher nuisance;
    private final List<String> parameters;

    private EventTerms(ColumnWeights physics, NuisanceMorpher nuisance, List<String> parameters) {
        this.physics = physics;
        this.nuisance = nuisance;
        this.parameters = parameters;
    }

    /** The terms of θ and of all nuisance parameters of the events. */
    static EventTerms of(EventSetup setup, ParameterPoint theta) {
        return of(setup, theta, setup.nuisanceParameters());
    }

    /** The terms of θ alone. */
    static EventTerms ofPhysics(EventSetup setup, ParameterPoint theta) {
        return of(setup, theta, List.of());
    }

    private static EventTerms of(EventSetup setup, ParameterPoint theta, List<NuisanceParameter> nuisance) {
        List<String> names = new ArrayList<>(setup.space().names());
        nuisance.forEach(nu -> names.add(nu.name()));
        return new EventTerms(
                ColumnWeights.at(setup, theta),
                NuisanceMorpher.of(nuisance, setup.weightColumns(), setup.referenceBenchmark()),
                List.copyOf(names));
    }

    /** Names of the parameters, nuisance parameters last. */
    List<String> parameters() {
        return parameters;
    }

    /** Length of v. */
    int length() {
        return parameters.size() + 1;
    }

    /** Writes v of one event. */
    void fill(EventMatrix weights, int row, double[] v) {
        v[0] = physics.value(weights, row);
        int p = 0;
        for (; p < physics.parameters(); p++) {
            v[1 + p] = physics.derivative(p, weights, row);
        }
        if (nuisance.count() > 0) {
            double[] a = nuisance.linear(weights.row(row));
            for (int k = 0; k < a.length; k++) {
                v[1 + p + k] = a[k] * v[0];
            }
        }
    }
}
