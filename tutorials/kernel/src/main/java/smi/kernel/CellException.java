package smi.kernel;

import java.util.List;

/** A cell that did not compile, or threw. */
final class CellException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    CellException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /** {@return what a reader of the notebook sees} */
    List<String> lines() {
        return lines;
    }
}
