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
 * @param members number of networks whose mean is the estimate
 */
public record SallySettings(Architecture architecture, TrainingSettings training, int members) {
    /** {@return the defaults} */
    public static SallySettings defaults() {
        return new SallySettings(
                new Architecture(List.of(30, 30), Activation.TANH),
                TrainingSettings.defaults().withEpochs(50),
                4);
    }

    /**
     * {@return these settings with another architecture}
     *
     * @param other the hidden layers
     */
    public SallySettings withArchitecture(Architecture other) {
        return new SallySettings(other, training, members);
    }

    /**
     * {@return these settings with another way of training}
     *
     * @param other epochs, batches, learning rates, seed
     */
    public SallySettings withTraining(TrainingSettings other) {
        return new SallySettings(architecture, other, members);
    }

    /**
     * {@return these settings with another number of networks}
     *
     * @param other number of networks whose mean is the estimate
     */
    public SallySettings withMembers(int other) {
        return new SallySettings(architecture, training, other);
    }

    /** {@return name and value of everything that decides the result, in a fixed order, for provenance} */
    public Map<String, String> describe() {
        var described = new LinkedHashMap<String, String>();
        described.put("method", Sally.KIND);
        described.put("architecture", architecture.toString());
        described.put("members", Integer.toString(members));
        described.putAll(training.describe());
        return Collections.unmodifiableMap(described);
    }
}
