package smi.networks.madminer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;
import smi.networks.Activation;

/**
 * What {@code NAME_settings.json} says.
 *
 * @param type what it estimates
 * @param observables number of columns of x that the network sees, which are the features where there are any
 * @param parameters number of parameters, nuisance parameters among them
 * @param features the columns of x that the network sees; empty: all
 * @param hidden widths of the hidden layers
 * @param activation the nonlinearity between the layers
 * @param method the loss, which only smi's files name
 */
record Settings(
        EstimatorType type,
        int observables,
        int parameters,
        Optional<List<Integer>> features,
        List<Integer> hidden,
        HiddenFunction activation,
        Optional<String> method) {

    static final String WRITTEN_BY_SMI = "smi_version";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST = 16 << 20;

    Settings {
        if (observables < 1 || parameters < 1 || hidden.isEmpty()) {
            throw new InvalidInputException("it speaks of %d observables, %d parameters and the hidden layers %s"
                    .formatted(observables, parameters, hidden));
        }
        if (features.isPresent() && features.get().size() != observables) {
            throw new InvalidInputException("it has %d features, but n_observables is %d"
                    .formatted(features.get().size(), observables));
        }
    }

    static Settings read(Path file, Optional<Activation> activation) {
        JsonNode tree = tree(file, LARGEST);
        try {
            return parse(tree, activation);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        }
    }

    static JsonNode tree(Path file, long largest) {
        try {
            if (Files.size(file) > largest) {
                throw new InvalidInputException("%s: it has more than %d MiB".formatted(file, largest >> 20));
            }
            JsonNode tree = JSON.readTree(file.toFile());
            if (!tree.isObject()) {
                throw new InvalidInputException("%s: it is not a JSON object".formatted(file));
            }
            return tree;
        } catch (IOException e) {
            String reason = e instanceof com.fasterxml.jackson.core.JsonProcessingException json
                    ? json.getOriginalMessage().lines().findFirst().orElse("")
                    : e.toString();
            throw new InvalidInputException(
                    "%s is not a readable JSON file: %s; copy the file again".formatted(file, reason), e);
        }
    }

    private static Settings parse(JsonNode tree, Optional<Activation> activation) {
        if (tree.has("components")) {
            throw new InvalidInputException(
                    "it belongs to a morphing-aware estimator of MadMiner, which cannot be imported; train one with smi");
        }
        // its loop over the layers counts dropout among them and applies the activation after each
        if (tree.path("dropout_prob").asDouble() > 0) {
            throw new InvalidInputException(
                    "its 'dropout_prob' is not 0: MadMiner's networks with dropout apply the activation to their inputs and twice after every hidden layer, which no network here does; train it with smi");
        }
        return new Settings(
                EstimatorType.of(text(tree, "estimator_type")),
                integer(tree, "n_observables"),
                integer(tree, "n_parameters"),
                features(tree),
                integers(tree, "n_hidden"),
                HiddenFunction.of(text(tree, "activation"), tree.has(WRITTEN_BY_SMI), activation),
                Optional.ofNullable(tree.get("method")).map(JsonNode::asText));
    }

    static Optional<List<Integer>> features(JsonNode tree) {
        JsonNode features = tree.path("features");
        boolean all = features.isMissingNode()
                || features.isNull()
                || features.asText().equals("None");
        return all ? Optional.empty() : Optional.of(integers(tree, "features"));
    }

    static List<Integer> integers(JsonNode tree, String key) {
        JsonNode list = required(tree, key);
        List<Integer> values = new ArrayList<>();
        list.forEach(node -> values.add(node.canConvertToInt() && node.isIntegralNumber() ? node.intValue() : -1));
        if (!list.isArray() || values.stream().anyMatch(value -> value < 0)) {
            throw new InvalidInputException("its '%s' is not a list of whole numbers".formatted(key));
        }
        return List.copyOf(values);
    }

    private static int integer(JsonNode tree, String key) {
        JsonNode node = required(tree, key);
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw new InvalidInputException("its '%s' is not a whole number".formatted(key));
        }
        return node.intValue();
    }

    static String text(JsonNode tree, String key) {
        return required(tree, key).asText();
    }

    private static JsonNode required(JsonNode tree, String key) {
        JsonNode node = tree.get(key);
        if (node == null || node.isNull()) {
            throw new InvalidInputException(
                    "it has no '%s'; is this the settings file of an estimator?".formatted(key));
        }
        return node;
    }
}
