package smi.augmentation;

import java.util.List;
import java.util.Optional;
import smi.events.EventSetup;
import smi.events.FiniteDifferences;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;
import smi.morphing.ParameterPoint;

/** How the weight of an event follows from its components at a parameter point: \( W_i(\theta) = \sum_c m_c f_{ic} \). */
interface ThetaDependence {
    /** The factors \( m_c(\theta) \). */
    double[] at(ParameterPoint theta);

    /** Their derivatives, shape [nParameters][nComponents]; [0][] where they are not known. */
    double[][] gradientsAt(ParameterPoint theta);

    /** The monomials of morphing, at every θ. */
    record Polynomial(MorphingComponents monomials) implements ThetaDependence {
        @Override
        public double[] at(ParameterPoint theta) {
            return monomials.monomials(theta.values());
        }

        @Override
        public double[][] gradientsAt(ParameterPoint theta) {
            return monomials.gradients(theta.values());
        }
    }

    /**
     * Without morphing: the components are the weights at the benchmarks, and θ is one of these. The derivative along
     * parameter p is \( (W_{b'} - W_b)/\epsilon \), with b' the benchmark shifted along p; where there is none (a shifted
     * benchmark itself), it is not known.
     */
    record Benchmarks(EventSetup setup) implements ThetaDependence {
        @Override
        public double[] at(ParameterPoint theta) {
            double[] one = new double[setup.benchmarks().size()];
            one[index(theta)] = 1.0;
            return one;
        }

        private int index(ParameterPoint theta) {
            for (int b = 0; b < setup.benchmarks().size(); b++) {
                if (setup.benchmarks().get(b).point().equals(theta)) {
                    return b;
                }
            }
            throw new InvalidInputException(
                    "the event file has no morphing, so weights are known at its benchmarks only, and %s is none of them; choose a benchmark, or write the file with morphing components"
                            .formatted(theta));
        }

        @Override
        public double[][] gradientsAt(ParameterPoint theta) {
            int base = index(theta);
            Optional<FiniteDifferences> differences = setup.finiteDifferences();
            List<String> shifted = differences
                    .map(d -> d.shifted()
                            .getOrDefault(setup.benchmarks().get(base).name(), List.of()))
                    .orElse(List.of());
            double[][] gradients = new double[shifted.size()][setup.benchmarks().size()];
            for (int p = 0; p < gradients.length; p++) {
                double epsilon = differences.orElseThrow().epsilon();
                gradients[p][setup.benchmarkIndex(shifted.get(p))] += 1 / epsilon;
                gradients[p][base] -= 1 / epsilon;
            }
            return gradients;
        }
    }
}
