package smi.diagnostics.anchors;

import java.util.List;

/** A public case whose truth is known, with the numbers that others have reached. */
public interface Anchor {
    /** {@return the name that the command line knows} */
    String name();

    /** {@return what it is, in one line} */
    String description();

    /** {@return what is measured; smaller is better} */
    String figure();

    /** {@return where the published numbers come from} */
    String source();

    /**
     * The methods and sample sizes.
     *
     * @param effort how much work they may be
     * @return one case per figure, in the order of a table
     */
    List<AnchorCase> cases(Effort effort);
}
