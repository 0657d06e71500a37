package smi.limits;

import java.util.List;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterSpace;

/**
 * The likelihood of a measurement: the sum of its terms, which are kept apart by what they describe. Several channels
 * give several terms of a kind.
 *
 * @param space the parameters, the same in all terms
 * @param kinematics what the observables of the events say; may be empty
 * @param rates what the numbers of events say; may be empty
 */
public record TotalLikelihood(ParameterSpace space, List<Likelihood> kinematics, List<Likelihood> rates)
        implements Likelihood {

    public TotalLikelihood {
        kinematics = List.copyOf(kinematics);
        rates = List.copyOf(rates);
        if (kinematics.isEmpty() && rates.isEmpty()) {
            throw new InvalidInputException("a likelihood needs at least one term: the kinematics or the rate");
        }
        for (List<Likelihood> terms : List.of(kinematics, rates)) {
            for (Likelihood term : terms) {
                if (!term.space().names().equals(space.names())) {
                    throw new InvalidInputException("a likelihood of %s cannot be added to one of %s"
                            .formatted(term.space().names(), space.names()));
                }
            }
        }
    }

    /**
     * The sum of the kinematic terms.
     *
     * @param points shape {@code [nPoints][nParameters]}
     * @return one value per point; 0 without such terms
     */
    public double[] kinematic(EventMatrix points) {
        return sum(kinematics, points);
    }

    /**
     * The sum of the rate terms.
     *
     * @param points shape {@code [nPoints][nParameters]}
     * @return one value per point; 0 without such terms
     */
    public double[] rate(EventMatrix points) {
        return sum(rates, points);
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        double[] total = kinematic(points);
        add(total, rate(points));
        return total;
    }

    @Override
    public double[] gradient(double... point) {
        double[] total = new double[point.length];
        kinematics.forEach(term -> add(total, term.gradient(point)));
        rates.forEach(term -> add(total, term.gradient(point)));
        return total;
    }

    private static double[] sum(List<Likelihood> terms, EventMatrix points) {
        double[] total = new double[points.rows()];
        terms.forEach(term -> add(total, term.logLikelihood(points)));
        return total;
    }

    private static void add(double[] total, double[] term) {
        for (int g = 0; g < total.length; g++) {
            total[g] += term[g];
        }
    }
}
