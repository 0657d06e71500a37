package smi.diagnostics.anchors;

/** How much work an anchor is. */
public enum Effort {
    /** The published sample sizes and the default settings. */
    FULL,
    /** Small samples, in seconds: that everything works, and where a published number is of such a sample, how well. */
    QUICK
}
