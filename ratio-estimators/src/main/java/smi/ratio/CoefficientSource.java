package smi.ratio;

import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.CoefficientSample;
import smi.augmentation.Prior;
import smi.events.EventMatrix;
import smi.morphing.ParameterPoint;
import smi.networks.Batch;
import smi.networks.SampleSource;
import smi.networks.TrainingSource;

/**
 * Weighted events whose numerators θ0 are drawn afresh whenever they are asked for. With W(θ) = Σ_c m_c(θ) f_c the weight
 * of an event and σ(θ) the sum over the events, the event counts p(θ) = N W(θ)/σ(θ) as a draw from θ; joint ratio and
 * score are exact: r = p(θ0)/p(θ1), t = ∇W(θ0)/W(θ0) − ∇σ(θ0)/σ(θ0). An event with a negative weight at a point does not
 * count there.
 */
public final class CoefficientSource implements SampleSource {
    private final EventPolynomials polynomials;
    private final List<Prior> priors;
    private final ParameterPoint denominator;
    private final int pointsPerEvent;
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
        this(new EventPolynomials(sample), priors, denominator, pointsPerEvent);
    }

    /** A source of the events of a sample or of a part of it. */
    CoefficientSource(
            EventPolynomials polynomials, List<Prior> priors, ParameterPoint denominator, int pointsPerEvent) {
        RatioTraining.checkPriors(priors, polynomials.sample().info().space());
        this.polynomials = polynomials;
        this.priors = List.copyOf(priors);
        this.denominator = denominator;
        this.pointsPerEvent = pointsPerEvent;
        denominators = polynomials.probabilities(denominator);
    }

    @Override
    public CoefficientSample sample() {
        return polynomials.sample();
    }

    @Override
    public int rowsPerEvent() {
        return pointsPerEvent;
    }

    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        batch.resize((to - from) * pointsPerEvent);
        int parameters = priors.size();
        double[] theta = new double[pointsPerEvent * parameters];
        double[] numerators = new double[pointsPerEvent];
        double[] scores = new double[pointsPerEvent];
        for (int i = 0; i < to - from; i++) {
            int event = events[from + i];
            int first = i * pointsPerEvent;
            for (int k = 0; k < theta.length; k++) {
                theta[k] = priors.get(k % parameters).draw(random);
            }
            System.arraycopy(theta, 0, batch.theta(), first * parameters, theta.length);
            copyObservables(event, first, batch);
            var points = polynomials.new Points(theta, pointsPerEvent);
            points.probabilities(event, numerators);
            Targets.ratios(numerators, denominators[event], batch, first);
            for (int p = 0; p < parameters; p++) {
                points.scores(event, p, numerators, scores);
                Targets.scores(scores, p, parameters, batch, first);
            }
        }
    }

    private void copyObservables(int event, int firstRow, Batch batch) {
        EventMatrix x = polynomials.sample().observations();
        for (int k = 0; k < pointsPerEvent; k++) {
            x.copyRow(event, batch.x(), (firstRow + k) * x.columns());
        }
    }

    @Override
    public TrainingSource select(int[] selected) {
        return new CoefficientSource(polynomials.select(selected), priors, denominator, pointsPerEvent);
    }
}
