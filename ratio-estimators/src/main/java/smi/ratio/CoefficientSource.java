package smi.ratio;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.CoefficientSample;
import smi.augmentation.Prior;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;
import smi.morphing.ParameterPoint;
import smi.networks.Batch;
import smi.networks.TrainingSource;

/**
 * Weighted events whose numerators θ0 are drawn afresh whenever they are asked for. With W(θ) = Σ_c m_c(θ) f_c the weight
 * of an event and σ(θ) the sum over the events, the event counts p(θ) = N W(θ)/σ(θ) as a draw from θ; joint ratio and
 * score are exact: r = p(θ0)/p(θ1), t = ∇W(θ0)/W(θ0) − ∇σ(θ0)/σ(θ0). An event with a negative weight at a point does not
 * count there.
 */
public final class CoefficientSource implements TrainingSource {
    private final CoefficientSample sample;
    private final MorphingComponents components;
    private final List<Prior> priors;
    private final ParameterPoint denominator;
    private final int pointsPerEvent;
    private final double[] sums;
    private final long events;
    private final double[] denominators;

    /**
     * A source.
     *
     * @param sample every event with its polynomial
     * @param priors the distribution of θ0, one per parameter
     * @param denominator θ1
     * @param pointsPerEvent how many θ0 each event gets
     */
    public CoefficientSource(
            CoefficientSample sample, List<Prior> priors, ParameterPoint denominator, int pointsPerEvent) {
        this(sample, EventTotals.of(sample), priors, denominator, pointsPerEvent);
    }

    /** A source of a part of a sample, given the totals of the whole. */
    CoefficientSource(
            CoefficientSample sample,
            EventTotals totals,
            List<Prior> priors,
            ParameterPoint denominator,
            int pointsPerEvent) {
        this.sample = sample;
        this.priors = List.copyOf(priors);
        this.denominator = denominator;
        this.pointsPerEvent = pointsPerEvent;
        components = sample.components();
        if (priors.size() != components.dimension()) {
            throw new InvalidInputException("%d parameters %s need one prior each, got %d"
                    .formatted(components.dimension(), parameters(), priors.size()));
        }
        sums = totals.sums();
        events = totals.events();
        denominators = denominators();
    }

    /** p(θ1) of every event. */
    private double[] denominators() {
        double[] monomials = components.monomials(denominator.values());
        double xsec = crossSection(monomials, denominator.values());
        double[] result = new double[sample.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.max(0, events * weight(i, monomials) / xsec);
        }
        return result;
    }

    private double crossSection(double[] monomials, double[] theta) {
        double xsec = dot(sums, monomials);
        if (!(xsec > 0)) {
            throw new InvalidInputException("the cross section at theta = %s is %s pb; train where it is positive"
                    .formatted(Arrays.toString(theta), xsec));
        }
        return xsec;
    }

    private double weight(int event, double[] monomials) {
        double sum = 0;
        for (int c = 0; c < monomials.length; c++) {
            sum += monomials[c] * sample.coefficients().get(event, c);
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }

    @Override
    public List<String> observables() {
        return sample.info().observables();
    }

    @Override
    public List<String> parameters() {
        return sample.info().space().names();
    }

    @Override
    public int events() {
        return sample.size();
    }

    @Override
    public int rowsPerEvent() {
        return pointsPerEvent;
    }

    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        batch.resize((to - from) * pointsPerEvent);
        int observables = sample.observations().columns();
        int parameters = priors.size();
        double[] theta = new double[parameters];
        for (int row = 0; row < batch.rows(); row++) {
            int event = events[from + row / pointsPerEvent];
            sample.observations().copyRow(event, batch.x(), row * observables);
            for (int p = 0; p < parameters; p++) {
                theta[p] = priors.get(p).draw(random);
                batch.theta()[row * parameters + p] = theta[p];
            }
            target(event, theta, batch, row);
        }
    }

    private void target(int event, double[] theta, Batch batch, int row) {
        double[] monomials = components.monomials(theta);
        double weight = weight(event, monomials);
        double xsec = crossSection(monomials, theta);
        double numerator = Math.max(0, events * weight / xsec);
        batch.numeratorWeight()[row] = numerator / 2;
        batch.denominatorWeight()[row] = denominators[event] / 2;
        // an event that neither hypothesis makes counts for nothing, whatever its ratio
        batch.logRatio()[row] =
                numerator == 0 && denominators[event] == 0 ? 0 : Math.log(numerator / denominators[event]);
        double[][] gradients = components.gradients(theta);
        for (int p = 0; p < theta.length; p++) {
            batch.score()[row * theta.length + p] =
                    weight(event, gradients[p]) / weight - dot(sums, gradients[p]) / xsec;
        }
    }

    @Override
    public long eventKey(int event) {
        return sample.observations().rowKey(event);
    }

    @Override
    public TrainingSource select(int[] selected) {
        return new CoefficientSource(
                EventPolynomials.select(sample, selected),
                new EventTotals(sums, events),
                priors,
                denominator,
                pointsPerEvent);
    }
}
