package smi.morphing;

/**
 * A distribution of θ as far as morphing has to know it: the moments of its parameters, which are independent. The mean
 * of any polynomial in θ follows from them without a sample of points, and so without noise.
 */
@FunctionalInterface
public interface ThetaMoments {

    /**
     * A moment of one parameter.
     *
     * @param parameter index of the parameter
     * @param power 0 or more
     * @return \( E[\theta_p^k] \)
     */
    double moment(int parameter, int power);

    /**
     * The uniform distribution over the ranges of the parameters.
     *
     * @param space the parameters
     * @return its moments
     */
    static ThetaMoments uniform(ParameterSpace space) {
        return (parameter, power) -> {
            Parameter p = space.parameters().get(parameter);
            return uniform(p.rangeMin(), p.rangeMax(), power);
        };
    }

    /**
     * A moment of the uniform distribution over an interval.
     *
     * @param low lower end
     * @param high upper end
     * @param power 0 or more
     * @return \( (h^{k+1} - l^{k+1}) / ((k+1)(h - l)) \), written as a sum without a difference of large numbers
     */
    static double uniform(double low, double high, int power) {
        double sum = 0;
        for (int i = 0; i <= power; i++) {
            sum += Math.pow(low, i) * Math.pow(high, power - i);
        }
        return sum / (power + 1);
    }

    /**
     * The second moments of the components: \( S_{cd} = E[m_c(\theta) m_d(\theta)] \).
     *
     * @param components the monomials
     * @return shape {@code [nComponents][nComponents]}, symmetric
     */
    default double[][] secondMoments(MorphingComponents components) {
        int[][] powers = components.powers();
        double[][] second = new double[powers.length][powers.length];
        for (int c = 0; c < powers.length; c++) {
            for (int d = 0; d <= c; d++) {
                double product = 1;
                for (int p = 0; p < powers[c].length; p++) {
                    product *= moment(p, powers[c][p] + powers[d][p]);
                }
                second[c][d] = product;
                second[d][c] = product;
            }
        }
        return second;
    }
}
