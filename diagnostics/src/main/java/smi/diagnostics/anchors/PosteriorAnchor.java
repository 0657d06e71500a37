package smi.diagnostics.anchors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import smi.augmentation.PlainSample;
import smi.augmentation.Prior;
import smi.events.EventMatrix;
import smi.limits.Likelihood;
import smi.limits.fit.Bounds;
import smi.limits.posterior.EnsembleSampler;
import smi.limits.posterior.LogPosterior;
import smi.limits.posterior.SamplerSettings;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.networks.TrainingListener;
import smi.ratio.EvidenceRatio;
import smi.ratio.RatioSettings;

/**
 * A task of sbibm (arXiv:2101.04653) with amortised ratio estimation and a Markov chain: a seed is a set of simulations, a
 * network trained on them, and one observation with the draws of its posterior. The figure is the accuracy of a classifier
 * between 10 000 of these draws and 10 000 of the exact posterior.
 *
 * @param task the simulator
 * @param thousand the published figure with 1000 simulations
 * @param tenThousand the published figure with 10 000 simulations
 */
record PosteriorAnchor(PosteriorTask task, double thousand, double tenThousand) implements Anchor {
    /** Ten standard deviations of a Gaussian prior are as good as all. */
    private static final double TAIL = 10;

    @Override
    public String name() {
        return task.name();
    }

    @Override
    public String description() {
        return task.description();
    }

    @Override
    public String figure() {
        return "C2ST accuracy";
    }

    @Override
    public String source() {
        return "sbibm (arXiv:2101.04653), NRE, mean over ten observations";
    }

    @Override
    public List<AnchorCase> cases(Effort effort) {
        if (effort == Effort.QUICK) {
            return List.of(
                    AnchorCase.of("200 simulations", "ratio to evidence", seed -> accuracy(200, Draws.few(), seed)));
        }
        Draws draws = Draws.many(task);
        return List.of(
                AnchorCase.of("1000 simulations", "ratio to evidence", seed -> accuracy(1000, draws, seed))
                        .against(thousand),
                AnchorCase.of("10000 simulations", "ratio to evidence", seed -> accuracy(10_000, draws, seed))
                        .against(tenThousand));
    }

    /**
     * How long the posterior is sampled and looked at. The last step of all walkers is what is kept: after so many steps
     * walkers that began at the same place have forgotten it.
     *
     * @param candidates draws from the prior that the walkers are chosen from
     * @param walkers walkers in each of the four ensembles
     * @param steps steps of each
     * @param epochs of the classifier
     */
    record Draws(int candidates, int walkers, int steps, int epochs) {
        private static final int ENSEMBLES = 4;

        static Draws many(PosteriorTask task) {
            return new Draws(40_000, 2500, task.priors().size() > 2 ? 100 : 50, 100);
        }

        static Draws few() {
            return new Draws(2000, 100, 20, 5);
        }

        int kept() {
            return ENSEMBLES * walkers;
        }
    }

    private double accuracy(int simulations, Draws draws, long seed) {
        EvidenceRatio ratio = train(simulations, simulations < 1000, seed);
        RandomGenerator random = Seeded.TEST.random(seed);
        double[] x = task.simulate(task.drawPrior(random), random);
        EventMatrix sampled = sample(ratio, x, draws, seed);
        var test = new TwoSampleTest(draws.epochs());
        return test.accuracy(reference(x, draws.kept(), seed), sampled, Seeded.CLASSIFIER.seed(seed));
    }

    private EvidenceRatio train(int simulations, boolean quick, long seed) {
        RatioSettings defaults = RatioSettings.evidenceDefaults(simulations);
        var training = defaults.training().withSeed(seed);
        RatioSettings settings =
                quick ? defaults.withTraining(training.withEpochs(10)).withMembers(1) : defaults.withTraining(training);
        return EvidenceRatio.train(simulations(simulations, seed), settings, TrainingListener.silent());
    }

    PlainSample simulations(int n, long seed) {
        RandomGenerator random = Seeded.TRAINING.random(seed);
        double[][] thetas = new double[n][];
        double[][] x = new double[n][];
        for (int i = 0; i < n; i++) {
            thetas[i] = task.drawPrior(random);
            x[i] = task.simulate(thetas[i], random);
        }
        List<String> observables =
                IntStream.range(0, task.observables()).mapToObj(k -> "x" + k).toList();
        return new PlainSample(
                AnchorSamples.info(space(), observables, n, seed), EventMatrix.ofRows(x), EventMatrix.ofRows(thetas));
    }

    private ParameterSpace space() {
        double[][] ends = ends();
        List<Parameter> parameters = new ArrayList<>();
        for (int p = 0; p < ends.length; p++) {
            parameters.add(Parameter.of("theta" + p, 1, ends[p][0], ends[p][1]));
        }
        return new ParameterSpace(parameters);
    }

    private double[][] ends() {
        return task.priors().stream().map(PosteriorAnchor::ends).toArray(double[][]::new);
    }

    private static double[] ends(Prior prior) {
        if (prior instanceof Prior.Flat flat) {
            return new double[] {flat.low(), flat.high()};
        }
        if (prior instanceof Prior.Gaussian gaussian) {
            double tail = TAIL * gaussian.standardDeviation();
            return new double[] {gaussian.mean() - tail, gaussian.mean() + tail};
        }
        throw new IllegalStateException("no ends of the prior " + prior.text());
    }

    /** The learned likelihood of one observation. */
    private record Learned(ParameterSpace space, EvidenceRatio ratio, EventMatrix x) implements Likelihood {
        @Override
        public double[] logLikelihood(EventMatrix points) {
            return ratio.logRatios(x, points);
        }
    }

    EventMatrix sample(EvidenceRatio ratio, double[] x, Draws draws, long seed) {
        double[][] ends = ends();
        var bounds = new Bounds(
                IntStream.range(0, ends.length).mapToDouble(p -> ends[p][0]).toArray(),
                IntStream.range(0, ends.length).mapToDouble(p -> ends[p][1]).toArray());
        var posterior = new LogPosterior(new Learned(space(), ratio, EventMatrix.ofRows(x)), bounds, task.priors());
        var settings = new SamplerSettings(
                Draws.ENSEMBLES, draws.walkers(), draws.steps(), Duration.ofHours(1), Seeded.SAMPLER.seed(seed));
        EventMatrix all = EnsembleSampler.sampleFromPrior(posterior, draws.candidates(), settings)
                .draws();
        return all.slice(all.rows() - draws.kept(), all.rows());
    }

    EventMatrix reference(double[] x, int n, long seed) {
        PosteriorTask.Reference exact = task.posterior(x);
        RandomGenerator random = Seeded.REFERENCE.random(seed);
        double[][] draws = new double[n][];
        for (int i = 0; i < n; i++) {
            draws[i] = exact.draw(random);
        }
        return EventMatrix.ofRows(draws);
    }
}
