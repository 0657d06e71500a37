package smi.networks.madminer;

import java.util.Optional;
import smi.morphing.InvalidInputException;
import smi.networks.Activation;

/**
 * The nonlinearity of a network of MadMiner: one of ours, or one of ours seen in a mirror.
 *
 * @param activation ours
 * @param mirrored whether MadMiner's is −φ(−z): its log-sigmoid is the mirrored softplus
 */
record HiddenFunction(Activation activation, boolean mirrored) {

    /**
     * The nonlinearity of a settings file.
     *
     * <p>What MadMiner calls sigmoid was the sigmoid until version 0.7 and is relu since then, which a file does not tell.
     *
     * @param label its name there
     * @param ours whether it is one of smi's names
     * @param given what the user knows of it
     */
    static HiddenFunction of(String label, boolean ours, Optional<Activation> given) {
        if (!ours && label.equals("sigmoid")) {
            return new HiddenFunction(
                    given.orElseThrow(
                            () -> new InvalidInputException(
                                    "its activation 'sigmoid' was computed as relu by newer versions of MadMiner and as sigmoid by older ones; say which, for example --activation relu")),
                    false);
        }
        HiddenFunction function = ours ? new HiddenFunction(Activation.of(label), false) : known(label);
        if (given.isPresent() && given.get() != function.activation) {
            throw new InvalidInputException("its activation is '%s', not %s; leave --activation out"
                    .formatted(label, given.get().label()));
        }
        return function;
    }

    private static HiddenFunction known(String label) {
        return switch (label) {
            case "tanh" -> new HiddenFunction(Activation.TANH, false);
            case "relu" -> new HiddenFunction(Activation.RELU, false);
            case "lrelu" -> new HiddenFunction(Activation.LEAKY_RELU, false);
            case "elu" -> new HiddenFunction(Activation.ELU, false);
            case "selu" -> new HiddenFunction(Activation.SELU, false);
            case "softplus" -> new HiddenFunction(Activation.SOFTPLUS, false);
            case "log_sigmoid" -> new HiddenFunction(Activation.SOFTPLUS, true);
            default ->
                throw new InvalidInputException(
                        "its activation '%s' does not exist here; known: tanh, relu, lrelu, elu, selu, softplus, log_sigmoid"
                                .formatted(label));
        };
    }

    /** The sign of the weights of a layer that makes the mirror image of the network. */
    int weightSign(int layer, int layers) {
        return mirrored && (layer == 0 || layer == layers - 1) ? -1 : 1;
    }

    /** The sign of the biases of a layer that makes the mirror image of the network. */
    int biasSign(int layer, int layers) {
        return mirrored && layer < layers - 1 ? -1 : 1;
    }
}
