package smi.networks;

/** What a network sees of the rows of a batch. */
public enum NetworkInput {
    /** x alone, for estimates at one reference point. */
    OBSERVABLES(0) {
        @Override
        Scaling scaling(ScalingPass pass) {
            return pass.unconditional();
        }
    },
    /** x alone, for the coefficients of a function of θ: the loss knows θ, and brings it into its own units. */
    COEFFICIENTS(0) {
        @Override
        Scaling scaling(ScalingPass pass) {
            return pass.observables();
        }
    },
    /** θ0 and x. */
    NUMERATOR(1) {
        @Override
        Scaling scaling(ScalingPass pass) {
            return pass.conditional();
        }
    },
    /** θ0, θ1 and x of every row; then θ1, θ0 and x of every row: two rows of the network for one of the batch. */
    HYPOTHESES(2) {
        @Override
        Scaling scaling(ScalingPass pass) {
            return pass.hypotheses();
        }

        @Override
        int networkRows() {
            return 2;
        }

        @Override
        void write(Batch batch, Scaling scaling, double[] inputs) {
            int columns = scaling.inputs();
            int parameters = scaling.theta().columns() / 2;
            int observables = columns - 2 * parameters;
            double[] pair = new double[2 * parameters * batch.rows()];
            for (int i = 0; i < batch.rows(); i++) {
                System.arraycopy(batch.theta(), i * parameters, pair, 2 * i * parameters, parameters);
                System.arraycopy(batch.denominator(), i * parameters, pair, (2 * i + 1) * parameters, parameters);
            }
            scaling.applyToInputs(batch.rows(), pair, batch.x(), inputs);
            for (int i = 0; i < batch.rows(); i++) {
                int row = i * columns;
                int swapped = (batch.rows() + i) * columns;
                System.arraycopy(inputs, row + parameters, inputs, swapped, parameters);
                System.arraycopy(inputs, row, inputs, swapped + parameters, parameters);
                System.arraycopy(inputs, row + 2 * parameters, inputs, swapped + 2 * parameters, observables);
            }
        }
    };

    private final int points;

    NetworkInput(int points) {
        this.points = points;
    }

    /**
     * {@return the number of leading input columns that hold θ}
     *
     * @param parameters number of parameters
     */
    public int thetaColumns(int parameters) {
        return points * parameters;
    }

    /**
     * {@return the number of input columns of the network}
     *
     * @param parameters number of parameters
     * @param observables number of observables
     */
    public int columns(int parameters, int observables) {
        return thetaColumns(parameters) + observables;
    }

    /** {@return how many rows of the network belong to a row of the batch} */
    int networkRows() {
        return 1;
    }

    /** Brings the rows of a batch into the network's units and order. */
    void write(Batch batch, Scaling scaling, double[] inputs) {
        scaling.applyToInputs(batch.rows(), batch.theta(), batch.x(), inputs);
    }

    /** The units, measured on a sample. */
    abstract Scaling scaling(ScalingPass pass);
}
