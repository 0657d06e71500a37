package smi.events.simulators;

import java.util.List;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * The latent Gaussian: z ~ N(θ, σz²) is latent, x ~ N(z, σx²) is observed, so that x ~ N(θ, σz² + σx²). The cross
 * section does not depend on θ: all information is in x. Joint quantities are known in closed form, too:
 * \( t(x,z|\theta) = (z-\theta)/\sigma_z^2 \), whose mean at fixed x is the score
 * \( t(x|\theta) = (x-\theta)/(\sigma_z^2+\sigma_x^2) \).
 *
 * @param sigmaZ standard deviation of z at fixed θ
 * @param sigmaX standard deviation of x at fixed z; 0 or more
 * @param crossSectionPb the cross section in pb
 */
public record LatentGaussian(double sigmaZ, double sigmaX, double crossSectionPb) implements ExactLikelihood {
    /** The highest power in the polynomial that stands for the exponential; see {@link LatentGaussianSimulator}. */
    static final int DEGREE = 12;

    private static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("theta", DEGREE, -1, 1));

    public LatentGaussian {
        if (!(sigmaZ > 0 && sigmaX >= 0 && crossSectionPb > 0)) {
            throw new InvalidInputException(
                    "a latent Gaussian with σz = %s, σx = %s and a cross section of %s pb cannot be simulated; σz and the cross section must be positive, σx not negative"
                            .formatted(sigmaZ, sigmaX, crossSectionPb));
        }
    }

    /** {@return σz = 2, σx = 1, 1 pb: the score of x is a fifth of its distance from θ} */
    public static LatentGaussian standard() {
        return new LatentGaussian(2, 1, 1);
    }

    /**
     * The joint log likelihood ratio \( \log p(x,z|\theta_0) - \log p(x,z|\theta_1) \), which depends on z alone.
     *
     * @param z the latent variable
     * @param theta0 numerator
     * @param theta1 denominator
     * @return the log ratio
     */
    public double jointLogRatio(double z, double theta0, double theta1) {
        return gaussianLogRatio(z, theta0, theta1, sigmaZ * sigmaZ);
    }

    /**
     * The joint score \( (z-\theta)/\sigma_z^2 \).
     *
     * @param z the latent variable
     * @param theta where the derivative is taken
     * @return the joint score
     */
    public double jointScore(double z, double theta) {
        return (z - theta) / (sigmaZ * sigmaZ);
    }

    private static double gaussianLogRatio(double x, double theta0, double theta1, double variance) {
        return (theta0 - theta1) * (x - 0.5 * (theta0 + theta1)) / variance;
    }

    private Arguments arguments() {
        return new Arguments(this);
    }

    private double variance() {
        return sigmaZ * sigmaZ + sigmaX * sigmaX;
    }

    @Override
    public ParameterSpace space() {
        return SPACE;
    }

    @Override
    public List<String> observables() {
        return List.of("x");
    }

    @Override
    public double[] logRatio(EventMatrix x, ParameterPoint numerator, ParameterPoint denominator) {
        arguments().checkColumns(x);
        double above = arguments().coordinates(numerator)[0];
        double below = arguments().coordinates(denominator)[0];
        double[] result = new double[x.rows()];
        for (int i = 0; i < result.length; i++) {
            result[i] = gaussianLogRatio(x.get(i, 0), above, below, variance());
        }
        return result;
    }

    @Override
    public EventMatrix score(EventMatrix x, ParameterPoint theta) {
        arguments().checkColumns(x);
        double mean = arguments().coordinates(theta)[0];
        double[] score = new double[x.rows()];
        for (int i = 0; i < score.length; i++) {
            score[i] = (x.get(i, 0) - mean) / variance();
        }
        return EventMatrix.of(score.length, 1, score);
    }

    @Override
    public double crossSection(ParameterPoint theta) {
        return crossSectionPb;
    }

    @Override
    public double[] crossSectionGradient(ParameterPoint theta) {
        return new double[1];
    }

    @Override
    public double[][] information(ParameterPoint theta, Luminosity luminosity) {
        return new double[][] {{luminosity.inversePicobarn() * crossSectionPb / variance()}};
    }
}
