package smi.networks.madminer;

import smi.morphing.InvalidInputException;

/** What a saved estimator of MadMiner estimates. */
public enum EstimatorType {
    /** log r(x|θ, θ1) for one θ1, which its files do not name. */
    RATIO("parameterized_ratio"),
    /** The score at one point, which its files do not name. */
    SCORE("score");

    private final String label;

    EstimatorType(String label) {
        this.label = label;
    }

    /** {@return what MadMiner calls it} */
    public String label() {
        return label;
    }

    static EstimatorType of(String label) {
        for (EstimatorType type : values()) {
            if (type.label.equals(label)) {
                return type;
            }
        }
        throw new InvalidInputException(
                "the estimator_type is '%s'; only %s and %s can be imported, train the others with smi"
                        .formatted(label, RATIO.label, SCORE.label));
    }

    /** The number of columns of θ that the network sees. */
    int thetaColumns(int parameters) {
        return this == RATIO ? parameters : 0;
    }

    int outputs(int parameters) {
        return this == RATIO ? 1 : parameters;
    }
}
