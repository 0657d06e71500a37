package smi.networks;

import java.util.List;

/**
 * What a training minimises: a mean over rows of a function of the network's output s and, for some losses, of its
 * gradient g = ∇_θ s by the columns of θ in its input. Knows nothing of networks; stateless and thread-safe. The score
 * targets in the batch are in the network's scaled units.
 */
public interface Loss {
    /** {@return the names of the terms whose sum is minimised, e.g. {@code alice}, {@code score}} */
    List<String> terms();

    /** {@return whether the loss depends on g = ∇_θ s; the network then has one output and θ in its first inputs} */
    boolean usesScore();

    /** {@return what the network sees} */
    NetworkInput input();

    /**
     * {@return the number of outputs that a network needs for this loss}
     *
     * @param parameters number of parameters θ
     */
    int outputs(int parameters);

    /**
     * Evaluates the loss and its derivatives.
     *
     * @param batch the rows with their targets
     * @param predictions s and g; gets the derivatives of scale × Σ loss over the rows
     * @param scale factor of the derivatives, one over the number of rows of the whole batch
     * @param sums one number per term, to which the sum of the term over the rows is added
     */
    void evaluate(Batch batch, Predictions predictions, double scale, double[] sums);
}
