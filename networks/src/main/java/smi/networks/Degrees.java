package smi.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Which observables each unit of a masked network may depend on (Germain, Gregor, Murray, Larochelle, arXiv:1502.03509):
 * a unit of degree d sees the first d observables of the network's order, and the parameters θ. Between two units there is
 * a connection only if the upper one may see all that the lower one sees; all other weights are zero and stay zero. Some
 * hidden units have degree 0, so that the distribution of the first observable depends on θ as freely as the others.
 *
 * @param inputs one degree per input column: 0 for θ, the place in the order, from 1, for an observable
 * @param hidden degrees of the units of every hidden layer
 * @param outputs one degree per output column: the number of observables before the one that it is about
 */
public record Degrees(List<Integer> inputs, List<List<Integer>> hidden, List<Integer> outputs) {
    /** Copies the lists. */
    public Degrees {
        inputs = List.copyOf(inputs);
        hidden = hidden.stream().map(List::copyOf).toList();
        outputs = List.copyOf(outputs);
    }

    /**
     * The degrees of a network whose outputs about an observable see θ and the observables before it.
     *
     * @param parameters number of parameters θ, the first input columns
     * @param observables number of observables, the other input columns
     * @param widths of the hidden layers
     * @param outputsEach number of output columns per observable, next to each other
     * @param reversed whether the order of the observables is from last to first
     */
    static Degrees autoregressive(
            int parameters, int observables, List<Integer> widths, int outputsEach, boolean reversed) {
        IntUnaryOperator before = d -> reversed ? observables - 1 - d : d;
        List<Integer> inputs = new ArrayList<>();
        for (int p = 0; p < parameters; p++) {
            inputs.add(0);
        }
        for (int d = 0; d < observables; d++) {
            inputs.add(before.applyAsInt(d) + 1);
        }
        List<List<Integer>> hidden = widths.stream()
                .map(width -> IntStream.range(0, width)
                        .mapToObj(unit -> unit % observables)
                        .toList())
                .toList();
        List<Integer> outputs = IntStream.range(0, observables * outputsEach)
                .mapToObj(o -> before.applyAsInt(o / outputsEach))
                .toList();
        return new Degrees(inputs, hidden, outputs);
    }

    /** Whether the lists have the lengths of the network's layers. */
    boolean fit(NetworkSpec network) {
        List<Integer> widths = hidden.stream().map(List::size).toList();
        return inputs.size() == network.inputs()
                && widths.equals(network.hidden())
                && outputs.size() == network.outputs();
    }

    /** Writes 1 for every bias and every weight that may differ from zero, 0 for the others. */
    void writeMask(NetworkSpec network, double[] mask, int offset) {
        for (int l = 0; l < network.layers(); l++) {
            List<Integer> below = l == 0 ? inputs : hidden.get(l - 1);
            List<Integer> above = l < hidden.size() ? hidden.get(l) : outputs;
            int at = offset + network.weightOffset(l);
            for (int to : above) {
                for (int from : below) {
                    mask[at++] = from <= to ? 1 : 0;
                }
            }
            java.util.Arrays.fill(mask, at, offset + network.weightOffset(l + 1), 1);
        }
    }
}
