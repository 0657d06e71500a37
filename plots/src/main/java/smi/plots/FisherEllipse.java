package smi.plots;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * The region of constant Fisher distance: (θ − θ₀)ᵀ I (θ − θ₀) at most a quantile of the χ² distribution with two
 * degrees of freedom; the local approximation of a likelihood scan (Brehmer, Cranmer, Kling, Plehn, arXiv:1612.05261).
 *
 * @param xx the element of the Fisher information for the first parameter, in inverse units squared
 * @param xy the element off the diagonal
 * @param yy the element for the second parameter
 * @param x the first coordinate of the centre θ₀
 * @param y the second coordinate of the centre
 */
public record FisherEllipse(double xx, double xy, double yy, double x, double y) implements Region {
    private static final int POINTS = 361;

    /** Refuses a matrix that bounds no region. */
    public FisherEllipse {
        if (!(xx > 0) || !(xx * yy - xy * xy > 0) || !Double.isFinite(xx * yy) || !Double.isFinite(x + y)) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "the Fisher information [[%s, %s], [%s, %s]] at (%s, %s) is not positive definite, so it bounds no"
                            + " ellipse; choose two parameters that the data constrain",
                    xx,
                    xy,
                    xy,
                    yy,
                    x,
                    y));
        }
    }

    /**
     * An ellipse from a matrix.
     *
     * @param information the Fisher information, shape {@code [2][2]}, symmetric
     * @param centre the point θ₀ at which it was computed, two coordinates
     * @return the ellipse
     * @throws InvalidInputException if the shape is wrong, or the matrix not symmetric and positive definite
     */
    public static FisherEllipse of(double[][] information, double[] centre) {
        if (information.length != 2 || information[0].length != 2 || information[1].length != 2 || centre.length != 2) {
            throw new InvalidInputException("an ellipse needs a 2 x 2 information matrix and a centre of 2 coordinates;"
                    + " project onto two parameters first");
        }
        double scale = Math.sqrt(Math.abs(information[0][0] * information[1][1]));
        // Rounding of a matrix product leaves some 1e-16; more is a wrong matrix.
        if (Double.isFinite(scale) && !(Math.abs(information[0][1] - information[1][0]) <= 1e-9 * scale)) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "the Fisher information is not symmetric: %s and %s off its diagonal",
                    information[0][1],
                    information[1][0]));
        }
        return new FisherEllipse(information[0][0], information[0][1], information[1][1], centre[0], centre[1]);
    }

    /** With the Cholesky factor I = L Lᵀ, the border is θ₀ + L⁻ᵀ u for u on a circle. */
    @Override
    public List<Points> border(double confidence) {
        double radius = Math.sqrt(ConfidenceLevel.rise(confidence, 2));
        double l11 = Math.sqrt(xx);
        double l21 = xy / l11;
        double l22 = Math.sqrt(yy - l21 * l21);
        double[] px = new double[POINTS];
        double[] py = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double angle = 2 * Math.PI * (i % (POINTS - 1)) / (POINTS - 1);
            double v = radius * Math.sin(angle) / l22;
            px[i] = x + (radius * Math.cos(angle) - l21 * v) / l11;
            py[i] = y + v;
        }
        return List.of(Points.of(px, py));
    }

    @Override
    public Optional<Domain> domain() {
        return Optional.empty();
    }
}
