package smi.diagnostics;

/** What a check says. */
public enum Verdict {
    /** The figure is within its threshold, and known well enough to say so. */
    PASS,
    /** The figure may be beyond its threshold, but the events cannot tell for certain; or it is certainly beyond half of it. */
    WARN,
    /** The figure is beyond its threshold by more than chance explains, or not a number. */
    FAIL
}
