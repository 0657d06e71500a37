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
    private final int pointsPerEvent;
    private final double[] sums;
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
        this.sample = sample;
        this.priors = List.copyOf(priors);
        this.pointsPerEvent = pointsPerEvent;
        components = sample.components();
        if (priors.size() != components.dimension()) {
            throw new InvalidInputException("%d parameters %s need one prior each, got %d"
                    .formatted(components.dimension(), parameters(), priors.size()));
        }
        sums = new double[components.count()];
        for (int i = 0; i < sample.size(); i++) {
            for (int c = 0; c < sums.length; c++) {
                sums[c] += sample.coefficients().get(i, c);
            }
        }
        denominators = denominators(denominator);
    }

    /** p(θ1) of every event. */
    private double[] denominators(ParameterPoint denominator) {
        double[] monomials = components.monomials(denominator.values());
        double xsec = crossSection(monomials, denominator.values());
        double[] result = new double[sample.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.max(0, result.length * weight(i, monomials) / xsec);
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
        double numerator = Math.max(0, sample.size() * weight / xsec);
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
}
