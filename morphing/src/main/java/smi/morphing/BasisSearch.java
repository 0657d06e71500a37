package smi.morphing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;

/**
 * Looks for benchmarks between which morphing is stable: those that minimise the mean squared morphing weight
 * \( E_\theta \sum_b w_b(\theta)^2 \). The mean is taken over the distribution of θ exactly, from its moments, so the
 * objective has no noise; its minima are found by conjugate gradients with the exact gradient, from the best of many
 * random bases. The same settings give the same benchmarks.
 *
 * @param space the parameters; new benchmarks are looked for within their ranges
 * @param components the monomials
 * @param moments the distribution of θ
 * @param kept benchmarks that stay as they are, wherever they lie
 * @param benchmarks how many there are to be altogether, at least as many as components
 * @param seed seed of the random bases
 */
public record BasisSearch(
        ParameterSpace space,
        MorphingComponents components,
        ThetaMoments moments,
        List<Benchmark> kept,
        int benchmarks,
        long seed) {
    private static final int DRAWS = 2000;
    private static final int RESTARTS = 24;
    private static final int DIGITS = 4;
    private static final String NAME = "morphing_basis_vector_";

    /**
     * Checks the settings.
     *
     * @throws InvalidInputException if the components do not belong to the parameters, a range is empty, there are
     *     fewer benchmarks than components, or none that could move
     */
    public BasisSearch {
        kept = List.copyOf(kept);
        if (components.dimension() != space.dimension()) {
            throw new InvalidInputException("morphing components have %d powers each, but there are %d parameters %s"
                    .formatted(components.dimension(), space.dimension(), space.names()));
        }
        for (Benchmark benchmark : kept) {
            if (!benchmark.point().space().names().equals(space.names())) {
                throw new InvalidInputException("the benchmark '%s' at %s has other parameters than %s"
                        .formatted(benchmark.name(), benchmark.point(), space.names()));
            }
        }
        for (Parameter p : space.parameters()) {
            if (!(p.rangeMin() < p.rangeMax())) {
                throw new InvalidInputException(
                        "parameter '%s' has the empty range (%s, %s), in which no benchmark can be looked for; give a range"
                                .formatted(p.name(), p.rangeMin(), p.rangeMax()));
            }
        }
        if (benchmarks < components.count()) {
            throw new InvalidInputException("morphing with %d components needs at least as many benchmarks, not %d"
                    .formatted(components.count(), benchmarks));
        }
        if (kept.size() >= benchmarks) {
            throw new InvalidInputException(
                    "%d benchmarks are kept of %d, so none can move; keep fewer or ask for more benchmarks"
                            .formatted(kept.size(), benchmarks));
        }
    }

    /**
     * Looks for the benchmarks. Their coordinates are rounded to four digits of the range, which costs nothing.
     *
     * @return the best basis found
     * @throws InvalidInputException if the kept benchmarks allow no basis, or the distribution of θ is too narrow
     */
    public BasisProposal run() {
        BasisObjective objective = BasisObjective.of(this);
        List<double[]> starts = draws().stream()
                .map(objective::angles)
                .sorted(Comparator.comparingDouble(objective::value))
                .limit(RESTARTS)
                .toList();
        double[] best = IntStream.range(0, starts.size())
                .parallel()
                .mapToObj(k -> descend(objective, starts.get(k)))
                .reduce((one, other) -> objective.value(other) < objective.value(one) ? other : one)
                .orElseThrow();
        MorphingBasis basis = MorphingBasis.of(space, components, named(rounded(objective.thetas(best))));
        return new BasisProposal(
                basis, kept.size(), SquaredWeights.mean(basis, moments), Math.exp(objective.value(starts.get(0))));
    }

    private List<double[]> draws() {
        var random = new SplittableRandom(seed);
        List<double[]> draws = new ArrayList<>();
        for (int k = 0; k < DRAWS; k++) {
            double[] thetas = new double[(benchmarks - kept.size()) * space.dimension()];
            Arrays.setAll(thetas, i -> {
                Parameter p = space.parameters().get(i % space.dimension());
                return random.nextDouble(p.rangeMin(), p.rangeMax());
            });
            draws.add(thetas);
        }
        return draws;
    }

    /** The best point that a descent saw: also one that ran out of evaluations has made progress. */
    private static double[] descend(BasisObjective objective, double[] start) {
        var lowest = new Lowest(objective, start);
        try {
            new NonLinearConjugateGradientOptimizer(Formula.POLAK_RIBIERE, new SimpleValueChecker(-1, 1e-9))
                    .optimize(
                            new ObjectiveFunction(lowest::value),
                            new ObjectiveFunctionGradient(objective::gradient),
                            GoalType.MINIMIZE,
                            new InitialGuess(start),
                            new MaxEval(20_000),
                            new MaxIter(300));
        } catch (MathRuntimeException e) {
            return lowest.point; // out of evaluations, or no bracket around the minimum of a line
        }
        return lowest.point;
    }

    private static final class Lowest {
        private final BasisObjective objective;
        private double[] point;
        private double value;

        Lowest(BasisObjective objective, double[] start) {
            this.objective = objective;
            this.point = start;
            this.value = objective.value(start);
        }

        double value(double[] angles) {
            double found = objective.value(angles);
            if (found < value) {
                value = found;
                point = angles.clone();
            }
            return found;
        }
    }

    private List<Benchmark> named(double[] thetas) {
        List<String> taken = kept.stream().map(Benchmark::name).toList();
        List<Benchmark> all = new ArrayList<>(kept);
        int number = kept.size();
        for (int b = 0; b < thetas.length; b += space.dimension()) {
            while (taken.contains(NAME + number)) {
                number++;
            }
            double[] theta = Arrays.copyOfRange(thetas, b, b + space.dimension());
            all.add(new Benchmark(NAME + number++, space.point(theta)));
        }
        return all;
    }

    private double[] rounded(double[] thetas) {
        double[] rounded = new double[thetas.length];
        Arrays.setAll(rounded, i -> rounded(thetas[i], space.parameters().get(i % space.dimension())));
        return rounded;
    }

    private static double rounded(double value, Parameter parameter) {
        var width = new BigDecimal(parameter.rangeMax() - parameter.rangeMin(), new MathContext(1, RoundingMode.DOWN));
        int decimals = width.scale() - width.precision() + DIGITS;
        double near =
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
        return Math.max(parameter.rangeMin(), Math.min(parameter.rangeMax(), near));
    }
}
