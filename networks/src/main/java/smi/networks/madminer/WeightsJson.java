package smi.networks.madminer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.morphing.InvalidInputException;
import smi.networks.Activation;

/**
 * A network in one JSON file: {@code n_hidden}, {@code activation}, {@code scaling} with {@code x_scaling_means},
 * {@code x_scaling_stds}, {@code theta_scaling_means}, {@code theta_scaling_stds}, {@code state_dict} with the tensors as
 * nested lists, and, if wanted, {@code method}, {@code features} and {@code estimator_type}. Without the last, a network
 * with a scaling of θ is a ratio estimator and one without a score estimator.
 */
final class WeightsJson {
    private static final long LARGEST = 256L << 20;

    private WeightsJson() {}

    static NetworkParts read(Path file, Optional<Activation> activation) {
        JsonNode tree = Settings.tree(file, LARGEST);
        try {
            return parse(file.toString(), tree, activation);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        }
    }

    private static NetworkParts parse(String origin, JsonNode tree, Optional<Activation> activation) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tree.path("state_dict").properties().forEach(entry -> {
            if (NetworkParts.isWanted(entry.getKey())) {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
            }
        });
        if (tensors.isEmpty()) {
            throw new InvalidInputException("it has no 'state_dict' with layers; is this a file of weights?");
        }
        var x = moments(tree, "x");
        var theta = moments(tree, "theta");
        List<Integer> hidden = Settings.integers(tree, "n_hidden");
        EstimatorType type = tree.has("estimator_type")
                ? EstimatorType.of(tree.get("estimator_type").asText())
                : theta.isPresent() ? EstimatorType.RATIO : EstimatorType.SCORE;
        if (type.hypotheses() > 0 && theta.isEmpty()) {
            throw new InvalidInputException("it has no scaling of theta, which a ratio estimator needs");
        }
        int parameters = type.hypotheses() > 0 ? theta.get().means().length : outputs(tensors);
        var settings = new Settings(
                type,
                inputs(tensors) - type.thetaColumns(parameters),
                parameters,
                Settings.features(tree),
                hidden,
                HiddenFunction.of(Settings.text(tree, "activation"), false, activation),
                Optional.ofNullable(tree.get("method")).map(JsonNode::asText));
        return new NetworkParts(origin, settings, tensors, x, theta);
    }

    private static int inputs(Map<String, Tensor> tensors) {
        return tensors.values().stream()
                .filter(tensor -> tensor.shape().length == 2)
                .findFirst()
                .map(tensor -> tensor.shape()[1])
                .orElseThrow(() -> new InvalidInputException("its 'state_dict' has no weights"));
    }

    private static int outputs(Map<String, Tensor> tensors) {
        List<Tensor> all = new ArrayList<>(tensors.values());
        return all.get(all.size() - 1).shape()[0];
    }

    private static Optional<NetworkParts.Moments> moments(JsonNode tree, String what) {
        JsonNode means = tree.path("scaling").path(what + "_scaling_means");
        JsonNode scales = tree.path("scaling").path(what + "_scaling_stds");
        return means.isArray() && scales.isArray()
                ? Optional.of(new NetworkParts.Moments(numbers(what, means), numbers(what, scales)))
                : Optional.empty();
    }

    private static Tensor tensor(String name, JsonNode list) {
        if (name.endsWith("bias")) {
            double[] values = numbers(name, list);
            return new Tensor(new int[] {values.length}, values);
        }
        int rows = list.size();
        int columns = list.path(0).size();
        double[] values = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            double[] row = numbers(name, list.get(i));
            if (row.length != columns) {
                throw new InvalidInputException(
                        "its %s has rows of %d and %d numbers".formatted(name, columns, row.length));
            }
            System.arraycopy(row, 0, values, i * columns, columns);
        }
        return new Tensor(new int[] {rows, columns}, values);
    }

    private static double[] numbers(String name, JsonNode list) {
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            // NaN may be written as a word, which is for the check of all weights to refuse
            values[i] = list.get(i).isNumber() ? list.get(i).doubleValue() : Double.NaN;
        }
        if (!list.isArray()) {
            throw new InvalidInputException("its %s is not a list of numbers".formatted(name));
        }
        return values;
    }
}
