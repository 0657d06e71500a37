package smi.plots;

/** Outlines of areas. */
final class Outline {
    private Outline() {}

    /** The area between two lines over the same positions. */
    static Points between(Points lower, Points upper) {
        int n = lower.size();
        double[] x = new double[2 * n];
        double[] y = new double[2 * n];
        for (int i = 0; i < n; i++) {
            x[i] = lower.x().get(i);
            y[i] = lower.y().get(i);
            x[2 * n - 1 - i] = upper.x().get(i);
            y[2 * n - 1 - i] = upper.y().get(i);
        }
        return Points.of(x, y);
    }

    static Points rectangle(double left, double right, double bottom, double top) {
        return Points.of(new double[] {left, right, right, left}, new double[] {bottom, bottom, top, top});
    }

    /** A rectangle that reaches a little below its neighbours on the right and above, or light would shine between them. */
    static Points cell(double left, double right, double bottom, double top) {
        return rectangle(left, right + 0.03 * (right - left), bottom, top + 0.03 * (top - bottom));
    }
}
