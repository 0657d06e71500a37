package smi.events.simulators;

import java.util.Arrays;

/** The weights of generated events in all columns. */
interface EventWeights {
    /** {@return the same weights for use by one thread} */
    EventWeights forOneThread();

    /**
     * Writes the weights of one event.
     *
     * @param events generated events
     * @param i which one
     * @param target gets the weights in pb
     * @param offset where the first one goes
     * @param columns how many there are
     */
    void fill(Partons events, int i, double[] target, int offset, int columns);

    /** The same weight in every column: background does not depend on θ. */
    static EventWeights constant(double weight) {
        return new EventWeights() {
            @Override
            public EventWeights forOneThread() {
                return this;
            }

            @Override
            public void fill(Partons events, int i, double[] target, int offset, int columns) {
                Arrays.fill(target, offset, offset + columns, weight);
            }
        };
    }
}
