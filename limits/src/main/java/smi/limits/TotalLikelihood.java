package smi.limits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import smi.events.EventMatrix;
import smi.limits.fit.Bounds;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/**
 * The likelihood of a measurement: the sum of its terms, which are kept apart by what they describe. Several channels
 * give several terms of a kind; parameters of the same name are the same parameter in all of them.
 *
 * @param space all parameters
 * @param kinematics what the observables of the events say; may be empty
 * @param rates what the numbers of events say; may be empty
 * @param constraints what other measurements say about nuisance parameters; may be empty
 */
public record TotalLikelihood(
        ParameterSpace space, List<Likelihood> kinematics, List<Likelihood> rates, List<NuisanceConstraint> constraints)
        implements Likelihood {

    public TotalLikelihood {
        kinematics = embedded(space, kinematics);
        rates = embedded(space, rates);
        constraints = List.copyOf(constraints);
        embedded(space, constraints);
        if (kinematics.isEmpty() && rates.isEmpty()) {
            throw new InvalidInputException("a likelihood needs at least one term: the kinematics or the rate");
        }
    }

    private static List<Likelihood> embedded(ParameterSpace space, List<? extends Likelihood> terms) {
        for (Likelihood term : terms) {
            for (String name : term.space().names()) {
                if (!space.names().contains(name)) {
                    throw new InvalidInputException("a likelihood of %s cannot be added to one of %s"
                            .formatted(term.space().names(), space.names()));
                }
            }
        }
        return terms.stream().map(term -> EmbeddedLikelihood.in(space, term)).toList();
    }

    /**
     * The likelihood of several channels together, which may differ in luminosity and in what they measure. A nuisance
     * parameter that several channels have is the same in all, and is constrained once.
     *
     * @param channels the channels
     * @return their sum, a function of the parameters of all
     * @throws InvalidInputException if there is no channel
     */
    public static TotalLikelihood combined(List<TotalLikelihood> channels) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        Map<String, NuisanceConstraint> constraints = new LinkedHashMap<>();
        for (TotalLikelihood channel : channels) {
            channel.space.parameters().forEach(p -> parameters.putIfAbsent(p.name(), p));
            channel.constraints.stream()
                    .flatMap(c -> c.single().stream())
                    .forEach(c -> constraints.putIfAbsent(c.space().names().get(0), c));
        }
        if (parameters.isEmpty()) {
            throw new InvalidInputException("a combination needs at least one channel");
        }
        return new TotalLikelihood(
                new ParameterSpace(List.copyOf(parameters.values())),
                channels.stream().flatMap(c -> c.kinematics.stream()).toList(),
                channels.stream().flatMap(c -> c.rates.stream()).toList(),
                List.copyOf(constraints.values()));
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
     * The sum of the rate terms and of the constraints.
     *
     * @param points shape {@code [nPoints][nParameters]}
     * @return one value per point; 0 without such terms
     */
    public double[] rate(EventMatrix points) {
        double[] total = sum(rates, points);
        add(total, sum(embedded(space, constraints), points));
        return total;
    }

    @Override
    public boolean smooth() {
        return terms().allMatch(Likelihood::smooth);
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        double[] total = kinematic(points);
        add(total, rate(points));
        return total;
    }

    private Stream<Likelihood> terms() {
        return Stream.of(kinematics, rates, embedded(space, constraints)).flatMap(List::stream);
    }

    @Override
    public double[] gradient(double... point) {
        double[] total = new double[point.length];
        terms().forEach(term -> add(total, term.gradient(point)));
        return total;
    }

    @Override
    public double[][] curvature(double[] point, Bounds bounds) {
        double[][] total = new double[point.length][point.length];
        terms().forEach(term -> {
            double[][] part = term.curvature(point, bounds);
            for (int p = 0; p < total.length; p++) {
                add(total[p], part[p]);
            }
        });
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
