package smi.networks;

import java.util.ArrayList;
import java.util.List;

/**
 * The passes through one network whose outputs are a step in a longer calculation of a number ℓ per event, on buffers that
 * are made once. With a₀ the input, z_l = a_l W_lᵀ + b_l, a_{l+1} = φ(z_l), o = a_H W_Hᵀ + b_H:
 *
 * <p>{@link #reverse}: back-propagation of ∂L/∂o into the parameters and the input.
 *
 * <p>For losses of ∇_θ ℓ, with v the direction of θ and c the derivative of the loss by ℓ, the gradient of c ℓ + ∂_v ℓ:
 * {@link #tangent} carries ȧ₀ to ȯ; {@link #adjoint} carries δ_o = ∂ℓ/∂o to ∂ℓ/∂a₀ and keeps q_l = δ_{l+1} W_{l+1} and δ_l
 * = φ′ ⊙ q_l; {@link #reverseCurved} carries ō = c δ_o + ∂_v δ_o down as z̄_l = φ′ ⊙ (z̄_{l+1} W_{l+1}) + φ″ ⊙ ż_l ⊙ q_l and
 * collects z̄_lᵀ a_l + δ_lᵀ ȧ_l. Six matrix products per layer.
 */
final class ConditionerPasses<B> {
    private final Kernels<B> kernels;
    private final NetworkSpec spec;
    private final Weights<B> weights;
    private final int layerOffset;
    private final boolean curved;
    private final B input;
    private final B inputTangent;
    private final B output;
    private final B outputAdjoint;
    private final List<Layer<B>> layers = new ArrayList<>();
    private final B adjointA;
    private final B adjointB;
    private final List<B> owned = new ArrayList<>();

    /** The buffers of one hidden layer, each [events][width]; the last four only for losses of ∇_θ ℓ. */
    private record Layer<B>(int width, B value, B first, B second, B q, B delta, B tangent, B carried) {}

    /**
     * Buffers of one network.
     *
     * @param weights of this network and others
     * @param layerOffset number of its first layer among all layers
     * @param curved whether the losses are of ∇_θ ℓ too
     */
    ConditionerPasses(
            Kernels<B> kernels, NetworkSpec spec, Weights<B> weights, int layerOffset, int maxEvents, boolean curved) {
        this.kernels = kernels;
        this.spec = spec;
        this.weights = weights;
        this.layerOffset = layerOffset;
        this.curved = curved;
        input = buffer(maxEvents * spec.inputs());
        output = buffer(maxEvents * spec.outputs());
        int widest = Math.max(spec.outputs(), spec.inputs());
        for (int width : spec.hidden()) {
            layers.add(layer(maxEvents, width));
            widest = Math.max(widest, width);
        }
        adjointA = buffer(maxEvents * widest);
        adjointB = buffer(maxEvents * widest);
        inputTangent = curved ? buffer(maxEvents * spec.inputs()) : null;
        outputAdjoint = curved ? buffer(maxEvents * spec.outputs()) : null;
    }

    private Layer<B> layer(int events, int width) {
        int n = events * width;
        B value = buffer(n);
        B first = buffer(n);
        return curved
                ? new Layer<>(width, value, first, buffer(n), buffer(n), buffer(n), buffer(n), buffer(n))
                : new Layer<>(width, value, first, null, null, null, null, null);
    }

    private B buffer(int length) {
        B block = kernels.allocate(length);
        owned.add(block);
        return block;
    }

    void release() {
        owned.forEach(kernels::release);
    }

    /** o for the input rows[n×inputs]. */
    void forward(int n, double[] rows, double[] o) {
        kernels.write(rows, n * spec.inputs(), input);
        B a = input;
        for (int l = 0; l < layers.size(); l++) {
            Layer<B> layer = layers.get(l);
            product(n, l, a, 0, layer.value);
            kernels.fillRows(n, layer.width, weights.biases(layerOffset + l), layer.first);
            activate(n * layer.width, layer);
            a = layer.value;
        }
        kernels.fillRows(n, spec.outputs(), weights.biases(layerOffset + layers.size()), output);
        product(n, layers.size(), a, 1, output);
        kernels.read(output, n * spec.outputs(), o);
    }

    private void activate(int length, Layer<B> layer) {
        if (curved) {
            kernels.activate(spec.activation(), length, layer.value, layer.value, layer.first, layer.second);
        } else {
            kernels.activate(spec.activation(), length, layer.value, layer.value, layer.first);
        }
    }

    private void product(int n, int l, B a, double keep, B z) {
        weights.apply(n, layerOffset + l, a, keep, z);
    }

    /** gradient = ∂L/∂parameters + keep · gradient, and ∂L/∂a₀[n×inputs], given ∂L/∂o[n×outputs]. */
    void reverse(int n, double[] lossByOutput, double keep, Weights<B> gradient, double[] lossByInput) {
        kernels.write(lossByOutput, n * spec.outputs(), adjointA);
        B zBar = adjointA;
        B spare = adjointB;
        for (int l = layers.size(); l >= 0; l--) {
            collect(n, l, zBar, keep, gradient);
            down(n, l, zBar, spare);
            if (l > 0) {
                kernels.multiply(n * spec.fanIn(l), layers.get(l - 1).first, spare, spare);
            }
            B swap = zBar;
            zBar = spare;
            spare = swap;
        }
        kernels.read(zBar, n * spec.inputs(), lossByInput);
    }

    private void down(int n, int l, B zBar, B target) {
        kernels.times(
                n, spec.fanOut(l), spec.fanIn(l), zBar, weights.weights(layerOffset + l), spec.fanIn(l), 0, target);
    }

    private void collect(int n, int l, B zBar, double keep, Weights<B> gradient) {
        B a = l == 0 ? input : layers.get(l - 1).value;
        kernels.outer(
                n, spec.fanOut(l), spec.fanIn(l), zBar, a, keep, gradient.weights(layerOffset + l), spec.fanIn(l));
        kernels.sumRows(n, spec.fanOut(l), zBar, keep, gradient.biases(layerOffset + l));
    }

    /** ∂ℓ/∂a₀[n×inputs], given ∂ℓ/∂o[n×outputs], after a forward pass. */
    void adjoint(int n, double[] byOutput, double[] byInput) {
        kernels.write(byOutput, n * spec.outputs(), outputAdjoint);
        B delta = outputAdjoint;
        for (int l = layers.size(); l > 0; l--) {
            Layer<B> below = layers.get(l - 1);
            down(n, l, delta, below.q);
            kernels.multiply(n * below.width, below.first, below.q, below.delta);
            delta = below.delta;
        }
        down(n, 0, delta, adjointA);
        kernels.read(adjointA, n * spec.inputs(), byInput);
    }

    /** ȯ[n×outputs] for the tangent ȧ₀[n×inputs] of the input, after a forward pass. */
    void tangent(int n, double[] ofInput, double[] ofOutput) {
        kernels.write(ofInput, n * spec.inputs(), inputTangent);
        B carried = inputTangent;
        for (int l = 0; l < layers.size(); l++) {
            Layer<B> layer = layers.get(l);
            product(n, l, carried, 0, layer.tangent);
            kernels.multiply(n * layer.width, layer.first, layer.tangent, layer.carried);
            carried = layer.carried;
        }
        product(n, layers.size(), carried, 0, adjointA);
        kernels.read(adjointA, n * spec.outputs(), ofOutput);
    }

    /** {@link #reverse} for losses of ∇_θ ℓ: ā₀[n×inputs], given ō[n×outputs], after adjoint and tangent. */
    void reverseCurved(int n, double[] outputBar, double keep, Weights<B> gradient, double[] inputBar) {
        kernels.write(outputBar, n * spec.outputs(), adjointA);
        B zBar = adjointA;
        B spare = adjointB;
        for (int l = layers.size(); l >= 0; l--) {
            collect(n, l, zBar, keep, gradient);
            B delta = l == layers.size() ? outputAdjoint : layers.get(l).delta;
            B carried = l == 0 ? inputTangent : layers.get(l - 1).carried;
            kernels.outer(
                    n,
                    spec.fanOut(l),
                    spec.fanIn(l),
                    delta,
                    carried,
                    1,
                    gradient.weights(layerOffset + l),
                    spec.fanIn(l));
            down(n, l, zBar, spare);
            if (l > 0) {
                Layer<B> below = layers.get(l - 1);
                kernels.curvature(n * below.width, below.first, below.second, below.tangent, below.q, spare);
            }
            B swap = zBar;
            zBar = spare;
            spare = swap;
        }
        kernels.read(zBar, n * spec.inputs(), inputBar);
    }
}
