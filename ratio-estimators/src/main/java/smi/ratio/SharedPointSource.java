package smi.ratio;

import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.CoefficientSample;
import smi.augmentation.Prior;
import smi.morphing.ParameterPoint;
import smi.networks.Batch;
import smi.networks.SampleSource;
import smi.networks.TrainingSource;

/**
 * Weighted events at numerators that all events of a batch have in common, drawn afresh for every batch. For networks
 * that see x alone many numerators cost little: their targets are a matrix product.
 */
final class SharedPointSource implements SampleSource {
    private final CoefficientSample sample;
    private final List<Prior> priors;
    private final ParameterPoint denominator;
    private final int sharedPoints;
    private final EventPolynomials polynomials;
    private final double[] denominators;

    /**
     * A source.
     *
     * @param polynomials of the sample
     * @param priors the distribution of θ0, one per parameter
     * @param denominator θ1
     * @param sharedPoints how many θ0 a batch has
     */
    SharedPointSource(EventPolynomials polynomials, List<Prior> priors, ParameterPoint denominator, int sharedPoints) {
        sample = polynomials.sample();
        this.polynomials = polynomials;
        this.priors = List.copyOf(priors);
        this.denominator = denominator;
        this.sharedPoints = sharedPoints;
        denominators = polynomials.probabilities(denominator);
    }

    @Override
    public CoefficientSample sample() {
        return sample;
    }

    @Override
    public int sharedPoints() {
        return sharedPoints;
    }

    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        batch.resize(to - from);
        int parameters = priors.size();
        for (int k = 0; k < sharedPoints * parameters; k++) {
            batch.theta()[k] = priors.get(k % parameters).draw(random);
        }
        var points = polynomials.new Points(batch.theta(), sharedPoints);
        double[] numerators = new double[sharedPoints];
        double[] scores = new double[sharedPoints];
        for (int i = 0; i < batch.rows(); i++) {
            int event = events[from + i];
            sample.observations()
                    .copyRow(event, batch.x(), i * sample.observations().columns());
            points.probabilities(event, numerators);
            Targets.ratios(numerators, denominators[event], batch, i * sharedPoints);
            for (int p = 0; p < parameters; p++) {
                points.scores(event, p, numerators, scores);
                Targets.scores(scores, p, parameters, batch, i * sharedPoints);
            }
        }
    }

    @Override
    public TrainingSource select(int[] events) {
        EventPolynomials selected = polynomials.select(events);
        return new SharedPointSource(selected, priors, denominator, sharedPoints);
    }
}
