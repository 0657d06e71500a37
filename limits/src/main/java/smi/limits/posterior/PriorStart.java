package smi.limits.posterior;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import smi.augmentation.Prior;
import smi.morphing.InvalidInputException;

/**
 * Draws from the prior, to be taken as often as the likelihood says.
 *
 * @param candidates the draws from the prior, shape {@code [n][nParameters]}
 * @param cumulative sums of their likelihoods, the last one is their total
 */
record PriorStart(double[][] candidates, double[] cumulative) {
    static PriorStart of(LogPosterior posterior, int candidates, RandomGenerator random) {
        int n = posterior.bounds().dimension();
        if (posterior.priors().size() != n) {
            throw new InvalidInputException(
                    "%d of the parameters %s have a prior; to begin at draws from the prior, give one for each"
                            .formatted(
                                    posterior.priors().size(),
                                    posterior.likelihood().names()));
        }
        double[][] points = new double[candidates][];
        double[] prior = new double[candidates];
        for (int k = 0; k < candidates; k++) {
            points[k] = posterior.priors().stream()
                    .mapToDouble(one -> one.draw(random))
                    .toArray();
            for (int p = 0; p < n; p++) {
                Prior one = posterior.priors().get(p);
                prior[k] += one.logDensity(points[k][p]);
            }
        }
        double[] weights = posterior.at(points);
        Arrays.setAll(weights, k -> weights[k] - prior[k]);
        double most = Arrays.stream(weights).max().orElseThrow();
        if (!(most > Double.NEGATIVE_INFINITY)) {
            throw new InvalidInputException(
                    "none of %d draws from the prior has a likelihood; give wider bounds".formatted(candidates));
        }
        double sum = 0;
        for (int k = 0; k < candidates; k++) {
            sum += Math.exp(weights[k] - most);
            weights[k] = sum;
        }
        return new PriorStart(points, weights);
    }

    double[] draw(RandomGenerator random) {
        int place = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
        return candidates[Math.min(candidates.length - 1, place < 0 ? -place - 1 : place)];
    }
}
