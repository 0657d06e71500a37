package smi.diagnostics;

/** What a check says. */
public enum Verdict {
    /** The figure is within its threshold, and known well enough to say so. */
    PASS,
    /** The figure may be within its threshold or outside: its statistical error is too large to tell. */
    WARN,
    /** The figure is outside its threshold by more than two standard errors, or not a number. */
    FAIL
}
