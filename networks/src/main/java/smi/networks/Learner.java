package smi.networks;

import java.util.List;

/**
 * What the training loop needs of something that learns: a step on a batch, the loss of events, and its whole
 * state. The loop knows epochs, order, schedule, validation, averages and checkpoints; a learner knows its networks, its
 * loss and its optimiser. Same calls, same bits, whatever the number of threads inside. Used by one thread at a time.
 */
interface Learner extends AutoCloseable {
    /** {@return the names of the terms of the loss} */
    List<String> terms();

    /**
     * One step of the optimiser.
     *
     * @param events the batch; where the source draws hypotheses it does so from the seed of the batch
     * @param learningRate of this step
     * @return the sum of every term over the rows of the batch, before the step
     */
    double[] train(BatchEvents events, double learningRate);

    /**
     * The loss of events; changes nothing.
     *
     * @param events any number of events
     * @return the sum of every term over their rows
     */
    double[] evaluate(BatchEvents events);

    /** {@return the length of the parameter vector} */
    int parameterCount();

    /** Copies the parameter vector into an array of that length. */
    void readParameters(double[] target);

    /** {@return a copy of the parameter vector} */
    default double[] parameters() {
        double[] parameters = new double[parameterCount()];
        readParameters(parameters);
        return parameters;
    }

    /** Replaces the parameter vector and leaves the optimiser as it is. */
    void setParameters(double[] values);

    /** {@return everything that decides how the training goes on} */
    LearnerState state();

    /** Goes back to a state: what follows is the same, bit by bit, as it was from there. */
    void restore(LearnerState state);

    /** Returns the memory. */
    @Override
    void close();
}
