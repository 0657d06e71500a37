package smi.networks.madminer;

import smi.morphing.InvalidInputException;
import smi.networks.Standardization;

/** What a saved estimator of MadMiner estimates. */
public enum EstimatorType {
    /** log r(x|θ, θ1) for one θ1, which its files do not name. */
    RATIO("parameterized_ratio"),
    /** log r(x|θ0, θ1) as f(θ0, θ1, x) − f(θ1, θ0, x). */
    DOUBLE_RATIO("double_parameterized_ratio"),
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
                "the estimator_type is '%s'; only %s, %s and %s can be imported, train the others with smi"
                        .formatted(label, RATIO.label, DOUBLE_RATIO.label, SCORE.label));
    }

    /** The number of points θ that the network sees. */
    int hypotheses() {
        return switch (this) {
            case RATIO -> 1;
            case DOUBLE_RATIO -> 2;
            case SCORE -> 0;
        };
    }

    /** The number of columns of θ that the network sees. */
    int thetaColumns(int parameters) {
        return hypotheses() * parameters;
    }

    int outputs(int parameters) {
        return this == SCORE ? parameters : 1;
    }

    /** The scaling of all columns of θ, given that of one point: MadMiner scales all hypotheses alike. */
    Standardization forAll(Standardization point) {
        int columns = point.columns();
        double[] means = new double[hypotheses() * columns];
        double[] scales = new double[means.length];
        for (int h = 0; h < hypotheses(); h++) {
            System.arraycopy(point.means(), 0, means, h * columns, columns);
            System.arraycopy(point.scales(), 0, scales, h * columns, columns);
        }
        return new Standardization(means, scales);
    }
}
