package smi.networks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterSpace;

/** What {@code model.json} says: everything of a model except the parameters of its networks. */
record ModelHeader(
        String format,
        int formatVersion,
        String kind,
        ParameterSpace space,
        List<String> observables,
        double[] reference,
        List<NetworkHeader> networks,
        Provenance provenance) {

    static final String FORMAT = "smi-model";
    static final int FORMAT_VERSION = 2;

    /** Of a model with a correction, which must not be overlooked. */
    private static final int CALIBRATED_VERSION = 3;

    static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    /**
     * One network.
     *
     * @param parametersSha256 digest of the bytes of its parameter vector
     */
    record NetworkHeader(NetworkSpec spec, Scaling scaling, TrainingHistory history, String parametersSha256) {}

    static ModelHeader of(Model model, List<byte[]> parameters) {
        List<NetworkHeader> networks = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            TrainedNetwork network = model.networks().get(i);
            networks.add(new NetworkHeader(
                    network.spec(), network.scaling(), network.history(), ParameterBytes.sha256(parameters.get(i))));
        }
        return new ModelHeader(
                FORMAT,
                model.calibration().isPresent() ? CALIBRATED_VERSION : FORMAT_VERSION,
                model.kind(),
                model.space(),
                model.observables(),
                model.reference().values(),
                networks,
                model.provenance());
    }

    /** A header as JSON. */
    static byte[] toBytes(Record header) {
        try {
            // the same line ends on every system
            return (JSON.writeValueAsString(header).replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the model header cannot be written as JSON", e);
        }
    }

    /** The header of a model file, of the kind for networks or of the kind for flows. */
    static <T extends Record> T parse(byte[] bytes, Class<T> type) {
        try {
            return JSON.treeToValue(checked(bytes), type);
        } catch (java.io.IOException e) {
            throw new InvalidInputException("model.json: " + firstLine(e), e);
        }
    }

    /** What kind of model a header is of. */
    static String kind(byte[] bytes) {
        return checked(bytes).path("kind").asText();
    }

    private static JsonNode checked(byte[] bytes) {
        try {
            JsonNode tree = JSON.readTree(bytes);
            if (!FORMAT.equals(tree.path("format").asText())) {
                throw new InvalidInputException("model.json does not say \"format\": \"" + FORMAT + "\"");
            }
            int version = tree.path("format_version").asInt();
            if (version != FORMAT_VERSION && version != CALIBRATED_VERSION) {
                throw new InvalidInputException("it has format version %d and this smi reads versions %d and %d"
                        .formatted(version, FORMAT_VERSION, CALIBRATED_VERSION));
            }
            return tree;
        } catch (java.io.IOException e) {
            throw new InvalidInputException("model.json: " + firstLine(e), e);
        }
    }

    private static String firstLine(java.io.IOException e) {
        return e instanceof JsonProcessingException json
                ? json.getOriginalMessage().lines().findFirst().orElse("")
                : e.getMessage();
    }
}
