package smi.ratio;

import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.CoefficientSample;
import smi.augmentation.Prior;
import smi.networks.Batch;
import smi.networks.SampleSource;

/** Weighted events at pairs of hypotheses, both drawn afresh for every event and batch. */
final class PairSource implements SampleSource {
    private final CoefficientSample sample;
    private final List<Prior> priors;
    private final int pairsPerEvent;
    private final EventPolynomials polynomials;

    /**
     * A source.
     *
     * @param polynomials of the sample
     * @param priors the distribution of θ0 and of θ1, one per parameter
     * @param pairsPerEvent how many pairs each event gets
     */
    PairSource(EventPolynomials polynomials, List<Prior> priors, int pairsPerEvent) {
        sample = polynomials.sample();
        this.polynomials = polynomials;
        this.priors = List.copyOf(priors);
        this.pairsPerEvent = pairsPerEvent;
    }

    @Override
    public CoefficientSample sample() {
        return sample;
    }

    @Override
    public int rowsPerEvent() {
        return pairsPerEvent;
    }

    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        batch.resize((to - from) * pairsPerEvent);
        int columns = sample.observations().columns();
        int parameters = priors.size();
        double[] theta = new double[2 * parameters];
        double[] p = new double[2];
        double[] score = new double[2];
        for (int row = 0; row < batch.rows(); row++) {
            int event = events[from + row / pairsPerEvent];
            sample.observations().copyRow(event, batch.x(), row * columns);
            draw(random, theta, batch, row);
            var points = polynomials.new Points(theta, 2);
            points.probabilities(event, p);
            batch.numeratorWeight()[row] = p[0] / 2;
            batch.denominatorWeight()[row] = p[1] / 2;
            // an event that neither hypothesis makes counts for nothing, whatever its ratio
            batch.logRatio()[row] = p[0] == 0 && p[1] == 0 ? 0 : Math.log(p[0] / p[1]);
            for (int j = 0; j < parameters; j++) {
                points.scores(event, j, p, score);
                batch.score()[row * parameters + j] = score[0];
                batch.denominatorScore()[row * parameters + j] = score[1];
            }
        }
    }

    /** A numerator and a denominator. */
    private void draw(RandomGenerator random, double[] theta, Batch batch, int row) {
        int parameters = priors.size();
        for (int j = 0; j < theta.length; j++) {
            theta[j] = priors.get(j % parameters).draw(random);
        }
        System.arraycopy(theta, 0, batch.theta(), row * parameters, parameters);
        System.arraycopy(theta, parameters, batch.denominator(), row * parameters, parameters);
    }
}
