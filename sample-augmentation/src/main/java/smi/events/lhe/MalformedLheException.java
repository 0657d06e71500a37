package smi.events.lhe;

/** Something in the text of a file is not as it must be; the reader adds file and event number. */
final class MalformedLheException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedLheException(String message) {
        super(message);
    }
}
