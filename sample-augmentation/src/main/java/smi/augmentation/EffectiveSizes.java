package smi.augmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import smi.events.EventSource;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** Sums, squares and largest values of the weights at many parameter points, in one pass. */
final class EffectiveSizes {
    private final double[][] monomials;
    private final double[] positive;
    private final double[] negative;
    private final double[] squares;
    private final double[] largest;

    private EffectiveSizes(double[][] monomials) {
        this.monomials = monomials;
        positive = new double[monomials.length];
        negative = new double[monomials.length];
        squares = new double[monomials.length];
        largest = new double[monomials.length];
    }

    static List<EffectiveSize> of(WeightedEvents events, List<ParameterPoint> thetas) {
        Map<WeightedEvents, List<Integer>> groups = new LinkedHashMap<>();
        for (int j = 0; j < thetas.size(); j++) {
            groups.computeIfAbsent(events.near(thetas.get(j)), near -> new ArrayList<>())
                    .add(j);
        }
        EffectiveSize[] result = new EffectiveSize[thetas.size()];
        groups.forEach((near, group) -> {
            List<EffectiveSize> sizes =
                    ofGroup(near, group.stream().map(thetas::get).toList());
            for (int j = 0; j < sizes.size(); j++) {
                result[group.get(j)] = sizes.get(j);
            }
        });
        return Arrays.asList(result);
    }

    private static List<EffectiveSize> ofGroup(WeightedEvents events, List<ParameterPoint> thetas) {
        Components components = events.components();
        var sizes = new EffectiveSizes(thetas.stream().map(components::at).toArray(double[][]::new));
        events.read(EventSource.DEFAULT_BLOCK, block -> sizes.add(components.of(block.weights())));
        return IntStream.range(0, thetas.size())
                .mapToObj(j -> sizes.at(j, thetas.get(j)))
                .toList();
    }

    private void add(ComponentBlock block) {
        IntStream.range(0, monomials.length).parallel().forEach(j -> add(block, j));
    }

    private void add(ComponentBlock block, int j) {
        double[] weights = new double[block.size()];
        block.weights(monomials[j], weights);
        double plus = 0.0;
        double minus = 0.0;
        double square = 0.0;
        double max = largest[j];
        for (double weight : weights) {
            double w = Math.max(weight, 0.0);
            plus += w;
            minus += w - weight;
            square += w * w;
            max = Math.max(max, w);
        }
        positive[j] += plus;
        negative[j] += minus;
        squares[j] += square;
        largest[j] = max;
    }

    private EffectiveSize at(int j, ParameterPoint theta) {
        if (!(positive[j] > 0)) {
            throw new InvalidInputException(
                    "no event has a positive weight at %s; choose another point or more events".formatted(theta));
        }
        return new EffectiveSize(
                theta, positive[j] * positive[j] / squares[j], positive[j] / largest[j], negative[j] / positive[j]);
    }
}
