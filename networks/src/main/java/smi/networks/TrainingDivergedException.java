package smi.networks;

/** A loss or a parameter of a network is no longer a finite number. */
public class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A training that cannot go on.
     *
     * @param message what happened, in which epoch and batch, and what to change
     */
    public TrainingDivergedException(String message) {
        super(message);
    }
}
