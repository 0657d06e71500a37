package smi.fisher;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import smi.augmentation.Binning;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.score.ScoreEstimator;

/**
 * Information with replicas of the events for its error: each event is there as often as a Poisson distribution of mean 1
 * says, with all its weights. Replicas with the same seed of results from the same events belong together, which gives
 * the error of their differences and ratios ({@link InformationComparison}). For one result it is a check of linear
 * propagation. Networks stay as they are in the replicas; what their training adds
 * to the error ({@link LearnedErrors}) is kept beside them.
 *
 * @param replicas how many, at least 2
 * @param seed seed of the random numbers
 */
public record Bootstrap(int replicas, long seed) {
    /** Refuses too few replicas. */
    public Bootstrap {
        if (replicas < 2) {
            throw new InvalidInputException("a bootstrap needs at least 2 replicas, got %d".formatted(replicas));
        }
    }

    /**
     * {@link FisherInformation#truth} with replicas.
     *
     * @param channel what is measured
     * @param theta where
     * @return the information
     */
    public Replicas truth(Channel channel, ParameterPoint theta) {
        EventTerms terms = EventTerms.of(channel.setup(), theta);
        int n = terms.length() - 1;
        double luminosity = channel.luminosity().inversePicobarn();
        return run(
                EventPass.of(channel, theta, terms),
                () -> new TruthReplica(n, luminosity),
                FisherInformation.truth(channel, theta));
    }

    /**
     * {@link FisherInformation#rate} with replicas.
     *
     * @param channel what is measured
     * @param theta where
     * @return the information
     */
    public Replicas rate(Channel channel, ParameterPoint theta) {
        return binned(channel, EventBins.one(), theta);
    }

    /**
     * {@link FisherInformation#histogram} with replicas.
     *
     * @param channel what is measured
     * @param observables names of the observables, one per axis of the binning
     * @param binning the bins
     * @param theta where
     * @return the information
     */
    public Replicas histogram(Channel channel, List<String> observables, Binning binning, ParameterPoint theta) {
        return binned(channel, EventBins.histogram(channel.setup(), observables, binning), theta);
    }

    /**
     * {@link FisherInformation#binned(Channel, EventBins, ParameterPoint)} with replicas.
     *
     * @param channel what is measured
     * @param bins the bins
     * @param theta where
     * @return the information
     */
    public Replicas binned(Channel channel, EventBins bins, ParameterPoint theta) {
        EventTerms terms = EventTerms.of(channel.setup(), theta);
        double luminosity = channel.luminosity().inversePicobarn();
        return run(
                EventPass.of(channel, theta, terms),
                () -> new BinReplica(bins, terms.length(), luminosity),
                FisherInformation.binned(channel, bins, theta));
    }

    /**
     * {@link FisherInformation#learned(ScoreEstimator, Channel, ParameterPoint)} with replicas of the events that it is
     * evaluated with.
     *
     * @param estimator the score
     * @param channel what is measured
     * @param theta where
     * @return the information, with the rate
     */
    public Replicas learned(ScoreEstimator estimator, Channel channel, ParameterPoint theta) {
        ScoreParts scores = ScoreParts.of(estimator.parts(), channel.setup(), theta);
        EventTerms terms = LearnedInformation.terms(scores, channel, theta);
        double luminosity = channel.luminosity().inversePicobarn();
        LearnedInformation learned = LearnedInformation.of(scores, channel, theta);
        return run(
                EventPass.with(channel, theta, terms, scores),
                () -> new ProductReplica(terms.length() - 1, luminosity),
                learned.information(),
                InformationAlgebra.add(
                        learned.errors().training(), learned.errors().networks()));
    }

    /** The sums over one replica of the events. */
    private interface Sums {
        void add(EventPass.Event event, double multiplicity);

        double[][] information();
    }

    private Replicas run(EventPass pass, Supplier<Sums> empty, Information information) {
        int n = information.parameters().size();
        return run(pass, empty, information, new double[n][n][n][n]);
    }

    private Replicas run(EventPass pass, Supplier<Sums> empty, Information information, double[][][][] beyond) {
        Sums[] sums = new Sums[replicas];
        Arrays.setAll(sums, r -> empty.get());
        var poisson = new PoissonWeights(replicas, seed);
        pass.run(event -> {
            int[] counts = poisson.of(event.index());
            for (int r = 0; r < counts.length; r++) {
                if (counts[r] > 0) {
                    sums[r].add(event, counts[r]);
                }
            }
        });
        double[][][] matrices = Arrays.stream(sums).map(Sums::information).toArray(double[][][]::new);
        return Replicas.of(information, matrices, beyond);
    }

    /** L Σ ∂W ∂Wᵀ/W over events, or over sums of events. */
    private static void add(double[][] target, double[] v, double factor) {
        for (int i = 0; i < target.length; i++) {
            for (int j = 0; j < target.length; j++) {
                target[i][j] += factor * v[1 + i] * v[1 + j] / v[0];
            }
        }
    }

    private record TruthReplica(double[][] matrix, double luminosity) implements Sums {
        TruthReplica(int n, double luminosity) {
            this(new double[n][n], luminosity);
        }

        @Override
        public void add(EventPass.Event event, double multiplicity) {
            if (event.v()[0] > 0) {
                Bootstrap.add(matrix, event.v(), multiplicity * luminosity);
            }
        }

        @Override
        public double[][] information() {
            return matrix;
        }
    }

    private record BinReplica(EventBins bins, double[][] sums, double luminosity) implements Sums {
        BinReplica(EventBins bins, int length, double luminosity) {
            this(bins, new double[bins.size()][length], luminosity);
        }

        @Override
        public void add(EventPass.Event event, double multiplicity) {
            double[] sum = sums[bins.bin(event.block().observations(), event.row())];
            for (int k = 0; k < sum.length; k++) {
                sum[k] += multiplicity * event.v()[k];
            }
        }

        /** A bin that has lost its events in this replica adds nothing. */
        @Override
        public double[][] information() {
            double[][] matrix = new double[sums[0].length - 1][sums[0].length - 1];
            for (double[] sum : sums) {
                if (sum[0] > 0) {
                    Bootstrap.add(matrix, sum, luminosity);
                }
            }
            return matrix;
        }
    }

    private record ProductReplica(double[] v, double[] a, double[] b, double[][] product, double luminosity)
            implements Sums {
        ProductReplica(int n, double luminosity) {
            this(new double[n + 1], new double[n], new double[n], new double[n][n], luminosity);
        }

        @Override
        public void add(EventPass.Event event, double multiplicity) {
            double[] first = event.scores().mean(0);
            double[] second = event.scores().last();
            for (int k = 0; k < v.length; k++) {
                v[k] += multiplicity * event.v()[k];
            }
            double w = multiplicity * event.v()[0];
            for (int i = 0; i < a.length; i++) {
                a[i] += w * first[i];
                b[i] += w * second[i];
                for (int j = 0; j < a.length; j++) {
                    product[i][j] += 0.5 * w * (first[i] * second[j] + first[j] * second[i]);
                }
            }
        }

        @Override
        public double[][] information() {
            double[][] matrix = new double[a.length][a.length];
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < a.length; j++) {
                    matrix[i][j] = luminosity * (product[i][j] - 0.5 * (a[i] * b[j] + a[j] * b[i]) / v[0]);
                }
            }
            Bootstrap.add(matrix, v, luminosity);
            return matrix;
        }
    }
}
