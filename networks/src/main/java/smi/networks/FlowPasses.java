package smi.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The passes through a flow for one batch: ℓ = log p(x|θ), its gradient g = ∇_θ ℓ, and the gradient of a loss L(ℓ, g) by
 * the parameters of all conditioners. θ enters every conditioner, directly and through the transformed x.
 *
 * <p>With c = ∂L/∂ℓ and v = ∂L/∂g held fixed, the gradient of the loss is that of c ℓ + ∂_v ℓ, where ∂_v is the derivative
 * along the direction v of θ. A tangent pass carries v forward through conditioners and transformations, a second reverse
 * pass carries c δ + ∂_v δ back, δ being the first derivatives of ℓ. The cost does not depend on the number of parameters θ.
 */
final class FlowPasses<B> implements BatchPasses<B> {
    private final FlowSpec spec;
    private final List<ConditionerPasses<B>> networks = new ArrayList<>();
    private final List<AffineTransform> transforms = new ArrayList<>();
    private final MixtureDensity mixture;
    /** Per conditioner its input rows, and their tangents; outputs and everything else is used again by the next. */
    private final double[][] inputs;

    private final double[][] inputTangents;
    private final double[][] outputTangents;
    private final double[] outputs;
    private final double[] byOutput;
    private final double[] byInput;
    private final double[] carried;
    private final double[] ones;

    /** @param curved whether the losses are of g too */
    FlowPasses(Kernels<B> kernels, FlowSpec spec, Weights<B> weights, int maxRows, boolean curved) {
        this.spec = spec;
        int count = spec.conditioners().size();
        int columns = spec.inputs();
        int widest = 0;
        int layers = 0;
        for (int k = 0; k < count; k++) {
            NetworkSpec network = spec.conditioners().get(k).network();
            networks.add(new ConditionerPasses<>(kernels, network, weights, layers, maxRows, curved));
            layers += network.layers();
            widest = Math.max(widest, network.outputs());
            if (k < count - 1) {
                transforms.add(new AffineTransform(columns, spec.parameters(), spec.scaleBound(), maxRows));
            }
        }
        mixture = new MixtureDensity(columns, spec.parameters(), spec.components(), spec.scaleBound(), maxRows);
        inputs = new double[count][maxRows * columns];
        inputTangents = new double[curved ? count : 0][maxRows * columns];
        outputTangents = new double[curved ? count : 0][maxRows * widest];
        outputs = new double[maxRows * widest];
        byOutput = new double[maxRows * widest];
        byInput = new double[maxRows * columns];
        carried = new double[maxRows * columns];
        ones = new double[maxRows];
        Arrays.fill(ones, 1);
    }

    @Override
    public void release() {
        networks.forEach(ConditionerPasses::release);
    }

    /** ℓ[n] for the input rows[n×inputs] = [θ, x]. */
    @Override
    public void forward(int n, double[] rows, double[] logDensity) {
        System.arraycopy(rows, 0, inputs[0], 0, n * spec.inputs());
        Arrays.fill(logDensity, 0, n, 0);
        for (int k = 0; k < transforms.size(); k++) {
            networks.get(k).forward(n, inputs[k], outputs);
            copyTheta(n, inputs[k], inputs[k + 1]);
            transforms.get(k).forward(n, inputs[k], outputs, inputs[k + 1], logDensity);
        }
        int last = transforms.size();
        networks.get(last).forward(n, inputs[last], outputs);
        mixture.forward(n, inputs[last], outputs, logDensity);
    }

    private void copyTheta(int n, double[] from, double[] to) {
        for (int i = 0; i < n; i++) {
            System.arraycopy(from, i * spec.inputs(), to, i * spec.inputs(), spec.parameters());
        }
    }

    /** The gradient of L(ℓ), given c[n] = ∂L/∂ℓ, after a forward pass. */
    @Override
    public void reverse(int n, double[] c, double keep, Weights<B> gradient) {
        int last = transforms.size();
        mixture.adjoint(n, c, byOutput, carried);
        for (int k = last; k >= 0; k--) {
            if (k < last) {
                transforms.get(k).adjoint(n, c, carried, byOutput, carried);
            }
            networks.get(k).reverse(n, byOutput, keep, gradient, byInput);
            addObservables(n);
        }
    }

    /** Adds what came through the conditioner to what came directly from the transformation. */
    private void addObservables(int n) {
        for (int i = 0; i < n; i++) {
            for (int at = i * spec.inputs() + spec.parameters(); at < (i + 1) * spec.inputs(); at++) {
                carried[at] += byInput[at];
            }
        }
    }

    /** g[n×parameters] = ∇_θ ℓ, after a forward pass. */
    @Override
    public void inputGradient(int n, double[] g) {
        int last = transforms.size();
        Arrays.fill(g, 0, n * spec.parameters(), 0);
        mixture.adjoint(n, ones, byOutput, carried);
        for (int k = last; k >= 0; k--) {
            if (k < last) {
                transforms.get(k).adjoint(n, ones, carried, byOutput, carried);
            }
            networks.get(k).adjoint(n, byOutput, byInput);
            addObservables(n);
            for (int i = 0; i < n; i++) {
                for (int p = 0; p < spec.parameters(); p++) {
                    g[i * spec.parameters() + p] += byInput[i * spec.inputs() + p];
                }
            }
        }
    }

    /** The gradient of L(ℓ, g), given c[n] = ∂L/∂ℓ and v[n×parameters] = ∂L/∂g, after forward and inputGradient. */
    @Override
    public void reverseCurved(int n, double[] c, double[] v, double keep, Weights<B> gradient) {
        carryTangent(n, v);
        int last = transforms.size();
        mixture.curved(n, c, inputTangents[last], outputTangents[last], byOutput, carried);
        for (int k = last; k >= 0; k--) {
            if (k < last) {
                transforms.get(k).curved(n, c, carried, byOutput, carried);
            }
            networks.get(k).reverseCurved(n, byOutput, keep, gradient, byInput);
            addObservables(n);
        }
    }

    /** The tangents of all inputs and outputs along the direction v of θ; x does not move. */
    private void carryTangent(int n, double[] v) {
        Arrays.fill(inputTangents[0], 0, n * spec.inputs(), 0);
        for (int i = 0; i < n; i++) {
            System.arraycopy(v, i * spec.parameters(), inputTangents[0], i * spec.inputs(), spec.parameters());
        }
        int last = transforms.size();
        for (int k = 0; k <= last; k++) {
            networks.get(k).tangent(n, inputTangents[k], outputTangents[k]);
            if (k < last) {
                copyTheta(n, inputTangents[k], inputTangents[k + 1]);
                transforms.get(k).tangent(n, inputTangents[k], outputTangents[k], inputTangents[k + 1]);
            }
        }
    }
}
