package smi.score;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smi.networks.Activation;
import smi.networks.Architecture;
import smi.networks.TrainingSettings;

/**
 * How a SALLY estimator is trained.
 *
 * @param architecture the hidden layers
 * @param training epochs, batches, learning rates, seed
 */
public record SallySettings(Architecture architecture, TrainingSettings training) {
    /** {@return the defaults} */
    public static SallySettings defaults() {
        return new SallySettings(new Architecture(List.of(30, 30), Activation.TANH), TrainingSettings.defaults());
    }

    /**
     * {@return these settings with another architecture}
     *
     * @param other the hidden layers
     */
    public SallySettings withArchitecture(Architecture other) {
        return new SallySettings(other, training);
    }

    /**
     * {@return these settings with another way of training}
     *
     * @param other epochs, batches, learning rates, seed
     */
    public SallySettings withTraining(TrainingSettings other) {
        return new SallySettings(architecture, other);
    }

    /** {@return name and value of everything that decides the result, in a fixed order, for provenance} */
    public Map<String, String> describe() {
        var described = new LinkedHashMap<String, String>();
        described.put("method", Sally.KIND);
        described.put("architecture", architecture.toString());
        described.putAll(training.describe());
        return Collections.unmodifiableMap(described);
    }
}
