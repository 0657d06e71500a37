package smi.cli.analysis;

/** A check that was asked to hold failed: the stages after it are not run. */
public final class GateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A gate that is closed.
     *
     * @param message which model, and where its checks can be read
     */
    public GateException(String message) {
        super(message);
    }
}
