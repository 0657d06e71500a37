package smi.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The passes through a network for one batch, on buffers that are made once.
 *
 * <p>With a₀ the input, z_l = a_l W_lᵀ + b_l and a_{l+1} = φ(z_l), the output is s = a_H W_Hᵀ + b_H. The first P input
 * columns are θ. Two kinds of loss are differentiated:
 *
 * <p>L(s): ordinary back-propagation, {@link #forward} and {@link #reverse}, three matrix products per layer.
 *
 * <p>L(s, g) with g = ∇_θ s per event (one output): {@link #forward} and {@link #inputGradient} give s and g with
 * δ_l = φ′(z_l) ⊙ q_{l+1}, q_l = δ_l W_l, g = δ_0 W_0[θ]. With v = ∂L/∂g held fixed, Σ v·g is the derivative of Σ s
 * along the tangent v of the input: ż_0 = v W_0[θ]ᵀ, ḣ_{l+1} = φ′ ⊙ ż_l, ż_{l+1} = ḣ_{l+1} W_{l+1}ᵀ. One reverse pass
 * through values and tangents, {@link #reverseCurved}, finishes: the adjoint of ż_l is the δ_l already there, and that
 * of z_l is z̄_l = φ′ ⊙ u_l + φ″ ⊙ ż_l ⊙ q_{l+1} with u_l = z̄_{l+1} W_{l+1}; the gradient is z̄_lᵀ a_l + δ_lᵀ ḣ_l. Six
 * products per layer, whatever the number of parameters θ.
 */
final class Passes<B> implements BatchPasses<B> {
    private final Kernels<B> kernels;
    private final NetworkSpec spec;
    private final Weights<B> network;
    private final LayerProducts<B> products;
    private final int thetas;
    private final B input;
    private final B output;
    private final List<Layer<B>> layers = new ArrayList<>();
    private final B adjointA;
    private final B adjointB;
    private final B scores;
    private final B direction;
    private final B unit;
    private final List<B> owned = new ArrayList<>();

    /** The buffers of one hidden layer, each [events][width]; the last four only for losses of g. */
    private record Layer<B>(int width, B value, B first, B second, B q, B delta, B tangent, B carried) {}

    /**
     * Buffers for value passes, and for score passes where thetas is positive.
     *
     * @param products the products of the forward pass with the weights of the network
     * @param thetas number of leading input columns with respect to which the output is differentiated
     */
    Passes(
            Kernels<B> kernels,
            NetworkSpec spec,
            Weights<B> network,
            LayerProducts<B> products,
            int maxEvents,
            int thetas) {
        this.kernels = kernels;
        this.spec = spec;
        this.network = network;
        this.products = products;
        this.thetas = thetas;
        input = buffer(maxEvents * spec.inputs());
        output = buffer(maxEvents * spec.outputs());
        int widest = Math.max(spec.outputs(), 1);
        for (int width : spec.hidden()) {
            layers.add(layer(maxEvents, width));
            widest = Math.max(widest, width);
        }
        adjointA = buffer(maxEvents * widest);
        adjointB = buffer(maxEvents * widest);
        scores = thetas > 0 ? buffer(maxEvents * thetas) : null;
        direction = thetas > 0 ? buffer(maxEvents * thetas) : null;
        unit = thetas > 0 ? buffer(maxEvents) : null;
        if (thetas > 0) {
            double[] ones = new double[maxEvents];
            Arrays.fill(ones, 1);
            kernels.write(ones, maxEvents, unit);
        }
    }

    private Layer<B> layer(int events, int width) {
        int n = events * width;
        B value = buffer(n);
        B first = buffer(n);
        return thetas == 0
                ? new Layer<>(width, value, first, null, null, null, null, null)
                : new Layer<>(width, value, first, buffer(n), buffer(n), buffer(n), buffer(n), buffer(n));
    }

    private B buffer(int length) {
        B block = kernels.allocate(length);
        owned.add(block);
        return block;
    }

    @Override
    public void release() {
        owned.forEach(kernels::release);
    }

    /** s for the input rows[n×inputs]; the network remembers what {@link #reverse} needs. */
    @Override
    public void forward(int n, double[] rows, double[] s) {
        kernels.write(rows, n * spec.inputs(), input);
        Layer<B> firstLayer = layers.get(0);
        products.apply(n, 0, input, 0, firstLayer.value);
        activate(n, firstLayer, network.biases(0), firstLayer.value);
        aboveFirst(n, s);
    }

    /** s where the first layer's z_0 comes from outside: rows of events[n×width] plus one shift[width]. */
    void forwardFrom(int n, B events, B shift, double[] s) {
        activate(n, layers.get(0), shift, events);
        aboveFirst(n, s);
    }

    private void aboveFirst(int n, double[] s) {
        B a = layers.get(0).value;
        for (int l = 1; l < layers.size(); l++) {
            Layer<B> layer = layers.get(l);
            products.apply(n, l, a, 0, layer.value);
            activate(n, layer, network.biases(l), layer.value);
            a = layer.value;
        }
        kernels.fillRows(n, spec.outputs(), network.biases(layers.size()), output);
        products.apply(n, layers.size(), a, 1, output);
        kernels.read(output, n * spec.outputs(), s);
    }

    /** φ(z + shift) with its derivatives; the shift is the same for all rows. */
    private void activate(int n, Layer<B> layer, B shift, B z) {
        int length = n * layer.width;
        kernels.fillRows(n, layer.width, shift, layer.first);
        if (thetas == 0) {
            kernels.activate(spec.activation(), length, z, layer.value, layer.first);
        } else {
            kernels.activate(spec.activation(), length, z, layer.value, layer.first, layer.second);
        }
    }

    /** gradient = ∂L/∂parameters + keep · gradient for L(s), given ∂L/∂s[n×outputs], after a forward pass. */
    @Override
    public void reverse(int n, double[] lossByOutput, double keep, Weights<B> gradient) {
        kernels.write(lossByOutput, n * spec.outputs(), adjointA);
        B zBar = adjointA;
        B spare = adjointB;
        for (int l = layers.size(); l >= 0; l--) {
            collect(n, l, zBar, keep, gradient);
            if (l > 0) {
                Layer<B> below = layers.get(l - 1);
                kernels.times(n, spec.fanOut(l), spec.fanIn(l), zBar, network.weights(l), spec.fanIn(l), 0, spare);
                kernels.multiply(n * below.width, below.first, spare, spare);
                B swap = zBar;
                zBar = spare;
                spare = swap;
            }
        }
    }

    private void collect(int n, int l, B zBar, double keep, Weights<B> gradient) {
        B a = l == 0 ? input : layers.get(l - 1).value;
        kernels.outer(n, spec.fanOut(l), spec.fanIn(l), zBar, a, keep, gradient.weights(l), spec.fanIn(l));
        kernels.sumRows(n, spec.fanOut(l), zBar, keep, gradient.biases(l));
    }

    /** g[n×thetas] = ∇_θ s, after a forward pass. */
    @Override
    public void inputGradient(int n, double[] g) {
        int top = layers.size() - 1;
        kernels.fillRows(n, layers.get(top).width, network.weights(top + 1), layers.get(top).q);
        for (int l = top; l >= 0; l--) {
            Layer<B> layer = layers.get(l);
            kernels.multiply(n * layer.width, layer.first, layer.q, layer.delta);
            if (l > 0) {
                kernels.times(
                        n,
                        layer.width,
                        spec.fanIn(l),
                        layer.delta,
                        network.weights(l),
                        spec.fanIn(l),
                        0,
                        layers.get(l - 1).q);
            }
        }
        kernels.times(n, spec.fanOut(0), thetas, layers.get(0).delta, network.weights(0), spec.inputs(), 0, scores);
        kernels.read(scores, n * thetas, g);
    }

    /**
     * gradient = ∂L/∂parameters + keep · gradient for L(s, g), given ∂L/∂s[n] and v = ∂L/∂g[n×thetas], after forward and
     * inputGradient.
     */
    @Override
    public void reverseCurved(int n, double[] lossByOutput, double[] lossByScore, double keep, Weights<B> gradient) {
        carryTangent(n, lossByScore);
        kernels.write(lossByOutput, n, adjointA);
        B zBar = adjointA;
        B spare = adjointB;
        int top = layers.size();
        collect(n, top, zBar, keep, gradient);
        addTangent(n, top, unit, layers.get(top - 1).carried, gradient);
        for (int l = top - 1; l >= 0; l--) {
            Layer<B> layer = layers.get(l);
            kernels.times(n, spec.fanOut(l + 1), layer.width, zBar, network.weights(l + 1), layer.width, 0, spare);
            kernels.curvature(n * layer.width, layer.first, layer.second, layer.tangent, layer.q, spare);
            B swap = zBar;
            zBar = spare;
            spare = swap;
            collect(n, l, zBar, keep, gradient);
            addTangent(n, l, layer.delta, l == 0 ? direction : layers.get(l - 1).carried, gradient);
        }
    }

    /** ż and ḣ of every layer along the direction v of θ. */
    private void carryTangent(int n, double[] lossByScore) {
        kernels.write(lossByScore, n * thetas, direction);
        B carried = direction;
        for (int l = 0; l < layers.size(); l++) {
            Layer<B> layer = layers.get(l);
            kernels.timesTransposed(
                    n, layer.width, tangentWidth(l), carried, network.weights(l), spec.fanIn(l), 0, layer.tangent);
            kernels.multiply(n * layer.width, layer.first, layer.tangent, layer.carried);
            carried = layer.carried;
        }
    }

    /** δ_lᵀ ḣ_l, for the first layer in the columns of θ alone. */
    private void addTangent(int n, int l, B delta, B carried, Weights<B> gradient) {
        kernels.outer(n, spec.fanOut(l), tangentWidth(l), delta, carried, 1, gradient.weights(l), spec.fanIn(l));
    }

    private int tangentWidth(int l) {
        return l == 0 ? thetas : spec.fanIn(l);
    }
}
