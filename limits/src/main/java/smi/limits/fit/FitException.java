package smi.limits.fit;

/** A fit has not found a maximum, so there is no number to give. */
public final class FitException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /**
     * A failed fit.
     *
     * @param message what was fitted, where it ended, what to do
     */
    public FitException(String message) {
        super(message);
    }
}
