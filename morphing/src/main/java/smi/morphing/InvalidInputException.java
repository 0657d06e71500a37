package smi.morphing;

/**
 * What the user gave cannot be used: a file, a setting, a parameter point. The message is one line that says what is
 * wrong, where, and what to do; a command line ends with exit code 2 on it.
 */
public class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * An error without a deeper cause.
     *
     * @param message one line: what, where, what to do
     */
    public InvalidInputException(String message) {
        super(message);
    }

    /**
     * An error that another one caused.
     *
     * @param message one line: what, where, what to do
     * @param cause the error underneath, shown with {@code --debug}
     */
    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
