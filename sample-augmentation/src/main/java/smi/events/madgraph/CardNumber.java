package smi.events.madgraph;

/** Numbers as MadGraph's cards have them. */
final class CardNumber {
    private CardNumber() {}

    /** The shortest text that gives the number back; Fortran and Python read it. */
    static String text(double value) {
        return Double.toString(value).replace('E', 'e');
    }
}
