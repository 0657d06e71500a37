package smi.networks;

import java.util.List;
import java.util.stream.Collectors;
import smi.morphing.InvalidInputException;

/**
 * The hidden part of a network: what a user chooses before the numbers of observables and parameters are known.
 *
 * @param hidden widths of the hidden layers, at least one
 * @param activation the nonlinearity after each of them
 */
public record Architecture(List<Integer> hidden, Activation activation) {
    /** Checks the widths. */
    public Architecture {
        hidden = new NetworkSpec(1, hidden, 1, activation).hidden();
    }

    /**
     * {@return the architecture with these layers}
     *
     * @param hidden widths separated by commas, e.g. {@code 60,60}
     * @param activation the nonlinearity
     * @throws InvalidInputException if the widths are not positive integers
     */
    public static Architecture parse(String hidden, Activation activation) {
        try {
            List<Integer> widths = List.of(hidden.split(",")).stream()
                    .map(width -> Integer.valueOf(width.strip()))
                    .toList();
            return new Architecture(widths, activation);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "the hidden layers '%s' are not a list of widths such as 60,60".formatted(hidden), e);
        }
    }

    /**
     * {@return the network for given numbers of columns}
     *
     * @param inputs number of inputs
     * @param outputs number of outputs
     */
    public NetworkSpec spec(int inputs, int outputs) {
        return new NetworkSpec(inputs, hidden, outputs, activation);
    }

    /** {@return for example {@code 60,60 tanh}} */
    @Override
    public String toString() {
        return hidden.stream().map(String::valueOf).collect(Collectors.joining(",")) + " " + activation.label();
    }
}
