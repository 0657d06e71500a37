package smi.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * The architecture of a masked autoregressive flow for p(x|θ) (Papamakarios, Pavlakou, Murray, arXiv:1705.07057). Every
 * conditioner is a masked network that sees θ and the observables. All but the last give a mean m and a logarithmic scale
 * a for each observable, from θ and the observables before it, and transform y → (y − m) exp(−a); the order of the
 * observables is reversed from one to the next. The last one gives, in the same way, the logarithmic weights, means and
 * logarithmic scales of a mixture of normal distributions, the density of what the others made of x; with one component
 * this is one more transformation and a standard normal distribution. Logarithmic scales are b tanh(a/b) of the network's
 * output a, between −b and b.
 *
 * @param parameters number of parameters θ
 * @param observables number of observables
 * @param conditioners the networks, in the order in which they see x
 * @param components number of components of the mixture per observable
 * @param scaleBound b, the largest absolute logarithm of a scale
 */
public record FlowSpec(
        int parameters, int observables, List<Conditioner> conditioners, int components, double scaleBound)
        implements Trainable {
    /**
     * A masked network.
     *
     * @param network its architecture; inputs are θ followed by the observables
     * @param degrees its masks
     */
    public record Conditioner(NetworkSpec network, Degrees degrees) {
        /** Checks that the masks fit. */
        public Conditioner {
            if (!degrees.fit(network)) {
                throw new IllegalArgumentException("the masks do not have the shape of the network " + network);
            }
        }
    }

    /** Output columns per observable of all conditioners but the last. */
    static final int AFFINE_OUTPUTS = 2;

    /** Output columns per observable and component of the last conditioner. */
    static final int MIXTURE_OUTPUTS = 3;

    /** Checks the shapes. */
    public FlowSpec {
        conditioners = List.copyOf(conditioners);
        if (parameters < 1 || observables < 1 || components < 1 || conditioners.isEmpty()) {
            throw new InvalidInputException(
                    "a flow needs parameters, observables, networks and components, got %d, %d, %d and %d"
                            .formatted(parameters, observables, conditioners.size(), components));
        }
        if (!(scaleBound > 0 && scaleBound < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "the bound of the logarithm of a scale is %s, it must be positive".formatted(scaleBound));
        }
        for (int k = 0; k < conditioners.size(); k++) {
            NetworkSpec network = conditioners.get(k).network();
            boolean last = k == conditioners.size() - 1;
            int outputs = observables * (last ? MIXTURE_OUTPUTS * components : AFFINE_OUTPUTS);
            if (network.inputs() != parameters + observables || network.outputs() != outputs) {
                throw new IllegalArgumentException("network %d of the flow is %s".formatted(k, network));
            }
        }
    }

    /**
     * A flow of networks with the same hidden layers.
     *
     * @param parameters number of parameters θ
     * @param observables number of observables
     * @param hidden the hidden layers of every network
     * @param networks how many
     * @param components number of components of the mixture per observable
     * @param scaleBound the largest absolute logarithm of a scale
     * @return the architecture
     */
    public static FlowSpec of(
            int parameters, int observables, Architecture hidden, int networks, int components, double scaleBound) {
        List<Conditioner> conditioners = new ArrayList<>();
        for (int k = 0; k < networks; k++) {
            int each = k == networks - 1 ? MIXTURE_OUTPUTS * components : AFFINE_OUTPUTS;
            // the last one has the natural order, whatever their number
            boolean reversed = (networks - 1 - k) % 2 == 1;
            conditioners.add(new Conditioner(
                    hidden.spec(parameters + observables, observables * each),
                    Degrees.autoregressive(parameters, observables, hidden.hidden(), each, reversed)));
        }
        return new FlowSpec(parameters, observables, conditioners, components, scaleBound);
    }

    @Override
    public int inputs() {
        return parameters + observables;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public List<NetworkSpec> networks() {
        return conditioners.stream().map(Conditioner::network).toList();
    }

    @Override
    public <B> BatchPasses<B> passes(Kernels<B> kernels, Weights<B> weights, int maxRows, int thetas) {
        return new FlowPasses<>(kernels, this, weights, maxRows, thetas > 0);
    }

    /** Where the parameters of a conditioner begin in the flat vector of all of them. */
    int offset(int conditioner) {
        return conditioners.subList(0, conditioner).stream()
                .mapToInt(c -> c.network().parameterCount())
                .sum();
    }

    /** {@return the length of the flat vector of the parameters of all conditioners, one after the other} */
    public int parameterCount() {
        return offset(conditioners.size());
    }

    @Override
    public Optional<double[]> mask() {
        double[] mask = new double[parameterCount()];
        for (int k = 0; k < conditioners.size(); k++) {
            conditioners.get(k).degrees().writeMask(conditioners.get(k).network(), mask, offset(k));
        }
        return Optional.of(mask);
    }
}
