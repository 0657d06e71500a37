package smi.networks.madminer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import smi.morphing.InvalidInputException;
import smi.networks.NetworkSpec;
import smi.networks.Scaling;
import smi.networks.Standardization;
import smi.networks.TrainedNetwork;
import smi.networks.TrainingHistory;

/**
 * A saved estimator, read but not yet put together.
 *
 * @param origin its file or the beginning of the names of its files, for messages
 * @param settings what it is
 * @param tensors its weights, {@code layers.0.weight} [out][in], {@code layers.0.bias} [out], …
 * @param x means and scales of all columns of x, also those that are no features; empty if the network sees x as it is
 * @param theta means and scales of θ; empty if the network sees θ as it is, or not at all
 */
record NetworkParts(
        String origin, Settings settings, Map<String, Tensor> tensors, Optional<Moments> x, Optional<Moments> theta) {

    private static final Pattern LAYER = Pattern.compile("layers\\.(\\d{1,6})\\.(weight|bias)");

    /** Means and standard deviations, one per column. */
    record Moments(double[] means, double[] scales) {
        boolean areTrivial() {
            return Arrays.stream(means).allMatch(m -> m == 0)
                    && Arrays.stream(scales).allMatch(s -> s == 1);
        }
    }

    /** The tensors of the network; others with the same content (MadMiner saves some twice) do not count. */
    static boolean isWanted(String name) {
        return LAYER.matcher(name).matches();
    }

    TrainedNetwork network() {
        try {
            return assembled();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(origin + ": " + e.getMessage(), e);
        }
    }

    private TrainedNetwork assembled() {
        int inputs = settings.type().thetaColumns(settings.parameters()) + settings.observables();
        var spec = new NetworkSpec(
                inputs,
                settings.hidden(),
                settings.type().outputs(settings.parameters()),
                settings.activation().activation());
        Standardization point = thetaScaling();
        return new TrainedNetwork(
                spec,
                new Scaling(settings.type().forAll(point), xScaling(), point.scales()),
                parameters(spec),
                new TrainingHistory(List.of(), List.of(), -1));
    }

    private double[] parameters(NetworkSpec spec) {
        long layers = tensors.keySet().stream()
                .filter(name -> name.endsWith(".weight"))
                .count();
        if (layers != spec.layers()) {
            throw new InvalidInputException(
                    "its weights have %d layers, its settings %d: the hidden layers %s and the output"
                            .formatted(layers, spec.layers(), settings.hidden()));
        }
        double[] parameters = new double[spec.parameterCount()];
        for (int l = 0; l < spec.layers(); l++) {
            String name = "layers." + l;
            copy(
                    tensor(name + ".weight", spec.fanOut(l), spec.fanIn(l)),
                    settings.activation().weightSign(l, spec.layers()),
                    parameters,
                    spec.weightOffset(l));
            copy(
                    tensor(name + ".bias", spec.fanOut(l)),
                    settings.activation().biasSign(l, spec.layers()),
                    parameters,
                    spec.biasOffset(l));
        }
        return parameters;
    }

    private static void copy(double[] values, int sign, double[] target, int offset) {
        for (int i = 0; i < values.length; i++) {
            target[offset + i] = sign * values[i];
        }
    }

    private double[] tensor(String name, int... shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new InvalidInputException("its weights lack %s".formatted(name));
        }
        if (!tensor.hasShape(shape)) {
            throw new InvalidInputException("its tensor %s has the shape %s, its settings need %s"
                    .formatted(name, Arrays.toString(tensor.shape()), Arrays.toString(shape)));
        }
        if (!Arrays.stream(tensor.values()).allMatch(Double::isFinite)) {
            throw new InvalidInputException(
                    "its tensor %s holds a number that is not finite: its training has failed, train it again"
                            .formatted(name));
        }
        return tensor.values();
    }

    /** Without scaling, MadMiner writes zeros and ones, but as many as it had events. */
    private Standardization xScaling() {
        if (x.isEmpty() || x.get().areTrivial()) {
            return Standardization.identity(settings.observables());
        }
        Moments all = x.get();
        List<Integer> columns = settings.features().orElse(null);
        if (columns == null) {
            return standardization("x", all, settings.observables());
        }
        int last = columns.stream().mapToInt(c -> c).max().orElse(0);
        if (last >= all.means().length) {
            throw new InvalidInputException(
                    "its feature %d does not exist: x has %d columns".formatted(last, all.means().length));
        }
        return standardization(
                "x", new Moments(selected(all.means(), columns), selected(all.scales(), columns)), columns.size());
    }

    /** Of one point θ. */
    private Standardization thetaScaling() {
        int columns = settings.parameters();
        return settings.type().hypotheses() == 0 || theta.isEmpty()
                ? Standardization.identity(columns)
                : standardization("theta", theta.get(), columns);
    }

    private static Standardization standardization(String what, Moments moments, int columns) {
        if (moments.means().length != columns || moments.scales().length != columns) {
            throw new InvalidInputException("its scaling of %s has %d means and %d scales for %d columns"
                    .formatted(what, moments.means().length, moments.scales().length, columns));
        }
        try {
            return new Standardization(moments.means(), moments.scales());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("its scaling of %s cannot be used: %s".formatted(what, e.getMessage()), e);
        }
    }

    private static double[] selected(double[] values, List<Integer> columns) {
        return columns.stream().mapToDouble(c -> values[c]).toArray();
    }
}
