package smi.augmentation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import smi.events.EventSetup;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * Makes samples from weighted events: unweighted events at points with their joint ratio and joint score
 * (arXiv:1805.00013), or every event once with its polynomial. The rows are in random order. The same seed gives the
 * same sample, whatever the number of threads. Without morphing, points are benchmarks and scores are finite
 * differences, where the events have benchmarks for them. Immutable.
 */
public final class Augmenter {
    private final WeightedEvents events;
    private final long seed;
    private final DrawSettings settings;

    private Augmenter(WeightedEvents events, long seed, DrawSettings settings) {
        this.events = events;
        this.seed = seed;
        this.settings = settings;
    }

    /**
     * An augmenter that does not draw events with negative weights, and gives scores of the physics parameters.
     *
     * @param events the events of one partition
     * @param seed seed of all random numbers
     * @return the augmenter
     */
    public static Augmenter of(WeightedEvents events, long seed) {
        return new Augmenter(events, seed, DrawSettings.DEFAULTS);
    }

    /**
     * The same with another policy of negative weights.
     *
     * @param policy what is done with them
     * @return an augmenter
     */
    public Augmenter withNegativeWeights(NegativeWeights policy) {
        return new Augmenter(
                events, seed, new DrawSettings(policy, settings.nuisanceScore(), settings.part(), settings.parts()));
    }

    /**
     * The same with the joint score of the nuisance parameters, \( a + 2 b \nu \) minus its mean, after that of the
     * physics parameters.
     *
     * @return an augmenter
     * @throws InvalidInputException if the events have no nuisance parameters
     */
    public Augmenter withNuisanceScore() {
        if (events.setup().nuisanceParameters().isEmpty()) {
            throw new InvalidInputException(
                    "these events have no nuisance parameters, so there is no score for them; leave it out");
        }
        return new Augmenter(
                events, seed, new DrawSettings(settings.negativeWeights(), true, settings.part(), settings.parts()));
    }

    /**
     * An augmenter for one part of a sample that is too large for the memory. The parts together are a sample of the
     * size asked for, with the same points; each is made on its own, and is a sample of all points.
     *
     * @param part which part, from 0
     * @param parts how many parts
     * @return an augmenter
     */
    public Augmenter part(int part, int parts) {
        if (part < 0 || part >= parts) {
            throw new IllegalArgumentException("part %d of %d".formatted(part, parts));
        }
        return new Augmenter(
                events, seed, new DrawSettings(settings.negativeWeights(), settings.nuisanceScore(), part, parts));
    }

    /**
     * Makes a sample.
     *
     * @param request what is asked for
     * @return the sample, of the kind asked for
     * @throws InvalidInputException if there are fewer events than points, none can be drawn, or the sample is too large
     *     for one
     */
    public Sample make(SampleRequest request) {
        if (request instanceof SampleRequest.Plain plain) {
            return plain(request, plain.at(), plain.events());
        }
        if (request instanceof SampleRequest.Test test) {
            return test(test);
        }
        if (request instanceof SampleRequest.Local local) {
            return local(request, local.at(), local.events());
        }
        if (request instanceof SampleRequest.Density density) {
            return local(request, density.at(), density.events());
        }
        if (request instanceof SampleRequest.Ratio ratio) {
            return ratio(ratio);
        }
        if (request instanceof SampleRequest.MoreRatios moreRatios) {
            return moreRatios(moreRatios);
        }
        return new CoefficientTable(events, settings).make(provenance(request));
    }

    /**
     * About how much memory a sample takes, known before it is made.
     *
     * @param request what is asked for
     * @return the size of its tables in bytes, or a little more; of all parts together
     * @throws InvalidInputException if every event is wanted with its polynomial, and there is no morphing
     */
    public long bytes(SampleRequest request) {
        EventSetup setup = events.setup();
        long points = setup.space().dimension() + setup.nuisanceParameters().size();
        long columns = request instanceof SampleRequest.Coefficients
                ? setup.morpher().basis().components().count()
                : 2 * points * request.hypotheses().size() + 3; // points and scores; label, ratio and sign
        return Double.BYTES * request.rows(events.size()) * (setup.observables().size() + columns);
    }

    /**
     * Where a sample comes from, known before it is made.
     *
     * @param request what is asked for
     * @return its provenance
     */
    public Provenance provenance(SampleRequest request) {
        Map<String, String> all = new LinkedHashMap<>(request.settings());
        all.put("partition", events.partition().label());
        all.put("validation_fraction", Double.toString(events.split().validation()));
        all.put("test_fraction", Double.toString(events.split().test()));
        all.put("sampling_factors", events.factors().label());
        all.put("negative_weights", settings.negativeWeights().label());
        if (settings.nuisanceScore()) {
            all.put("nuisance_score", "true");
        }
        if (settings.parts() > 1) {
            all.put("part", "%d of %d".formatted(settings.part() + 1, settings.parts()));
        }
        return Provenance.of("augment", seed, events.source().inputs(), all);
    }

    /**
     * Events drawn at parameter points, without what the simulator knew.
     *
     * @param theta where to draw
     * @param n number of events; shared equally by the points
     * @return the sample
     * @throws InvalidInputException if there are fewer events than points, or none can be drawn
     */
    public PlainSample plain(ThetaSpec theta, int n) {
        var request = new SampleRequest.Plain(HypothesisSpec.of(theta), n);
        return plain(request, request.at(), n);
    }

    private PlainSample plain(SampleRequest request, HypothesisSpec at, int n) {
        var random = new SplittableRandom(seed);
        var table = table(request, singles(at, n, random), random);
        return new PlainSample(table.run(), table.x(), table.theta0(), table.signs());
    }

    /**
     * Events drawn at parameter points from the test partition.
     *
     * @param theta where to draw
     * @param n number of events; shared equally by the points
     * @return the sample
     * @throws InvalidInputException if the events are of another partition, there are fewer events than points, or none
     *     can be drawn
     */
    public PlainSample test(ThetaSpec theta, int n) {
        return test(new SampleRequest.Test(HypothesisSpec.of(theta), n));
    }

    private PlainSample test(SampleRequest.Test request) {
        if (events.partition() != Partition.TEST) {
            throw new InvalidInputException(
                    "a test sample comes from the test partition; take the kind plain for the partition %s"
                            .formatted(events.partition().label()));
        }
        return plain(request, request.at(), request.events());
    }

    /**
     * Events drawn at one or more parameter points, with their joint score there.
     *
     * @param theta where to draw
     * @param n number of events; shared equally by the points
     * @return the sample
     * @throws InvalidInputException if there are fewer events than points, or none can be drawn
     */
    public LocalSample local(ThetaSpec theta, int n) {
        var request = new SampleRequest.Local(HypothesisSpec.of(theta), n);
        return local(request, request.at(), n);
    }

    /**
     * Events drawn at many parameter points, with their joint score there: what density estimators learn from.
     *
     * @param theta where to draw
     * @param n number of events; shared equally by the points
     * @return the sample
     * @throws InvalidInputException if there are fewer events than points, or none can be drawn
     */
    public LocalSample density(ThetaSpec theta, int n) {
        var request = new SampleRequest.Density(HypothesisSpec.of(theta), n);
        return local(request, request.at(), n);
    }

    private LocalSample local(SampleRequest request, HypothesisSpec at, int n) {
        var random = new SplittableRandom(seed);
        var table = table(request, singles(at, n, random), random);
        SampleInfo info = table.run();
        if (table.score0().columns() == 0) {
            throw new InvalidInputException(
                    "the joint score is not known: the events have no morphing, and no benchmarks shifted from %s for finite differences; make a plain sample"
                            .formatted(at.text()));
        }
        return new LocalSample(info, table.x(), table.theta0(), table.score0(), table.signs());
    }

    /**
     * Events drawn at one or more parameter points, with their joint score there.
     *
     * @param theta where to draw
     * @param n number of events
     * @return the sample
     */
    public LocalSample local(ParameterPoint theta, int n) {
        return local(ThetaSpec.points(theta), n);
    }

    /**
     * Events drawn in equal parts from numerators θ0 (label 0) and denominators θ1 (label 1), with their joint ratio
     * and the joint score at θ0. Lists of different length are paired cyclically; random points are drawn anew for each
     * of the two halves, as MadMiner does.
     *
     * @param theta0 the numerators
     * @param theta1 the denominators
     * @param n number of events of both halves together; shared equally by the pairs
     * @return the sample
     * @throws InvalidInputException if a half has fewer events than there are pairs, or none can be drawn
     */
    public RatioSample ratio(ThetaSpec theta0, ThetaSpec theta1, int n) {
        return ratio(new SampleRequest.Ratio(HypothesisSpec.of(theta0), HypothesisSpec.of(theta1), n));
    }

    private RatioSample ratio(SampleRequest.Ratio request) {
        var random = new SplittableRandom(seed);
        var table = table(
                request,
                pairs(request.numerator(), request.denominator(), List.of(), request.events(), random),
                random);
        SampleInfo info = table.run();
        return new RatioSample(
                info,
                table.x(),
                table.theta0(),
                table.theta1(),
                table.labels(),
                table.ratios(),
                table.score0(),
                table.signs());
    }

    private MoreRatiosSample moreRatios(SampleRequest.MoreRatios request) {
        var random = new SplittableRandom(seed);
        var table = table(
                request,
                pairs(request.numerator(), request.denominator(), request.additional(), request.events(), random),
                random);
        SampleInfo info = table.run();
        return new MoreRatiosSample(
                info,
                1 + request.additional().size(),
                table.x(),
                table.theta0(),
                table.theta1(),
                table.labels(),
                table.ratios(),
                table.score0(),
                table.score1(),
                table.signs());
    }

    /**
     * Every event of the partition once, with its polynomial in θ.
     *
     * @return the sample, in the order of the events
     * @throws InvalidInputException if the sampling factors depend on θ, or there are too many events for one sample
     */
    public CoefficientSample coefficients() {
        return new CoefficientTable(events, settings).make(provenance(new SampleRequest.Coefficients()));
    }

    private DrawTable table(SampleRequest request, List<Hypothesis> hypotheses, SplittableRandom random) {
        return new DrawTable(events, settings, request, provenance(request), hypotheses, random.split());
    }

    private List<HypothesisPoint> points(HypothesisSpec spec, SplittableRandom random) {
        return spec.points(events.setup().nuisanceParameters().size(), random.split());
    }

    private List<Hypothesis> singles(HypothesisSpec spec, int n, SplittableRandom random) {
        List<HypothesisPoint> points = points(spec, random);
        List<Hypothesis> hypotheses = new ArrayList<>();
        int[] counts = shares(n, points.size(), "");
        for (int k = 0; k < counts.length; k++) {
            hypotheses.add(Hypothesis.single(points.get(k), counts[k]));
        }
        return hypotheses;
    }

    private List<Hypothesis> pairs(
            HypothesisSpec theta0, HypothesisSpec theta1, List<HypothesisSpec> more, int n, SplittableRandom random) {
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (int label = 0; label < 2; label++) {
            List<HypothesisPoint> numerators = points(theta0, random);
            List<HypothesisPoint> denominators = points(theta1, random);
            List<List<HypothesisPoint>> others =
                    more.stream().map(spec -> points(spec, random)).toList();
            int points = Math.max(numerators.size(), denominators.size());
            for (List<HypothesisPoint> other : others) {
                points = Math.max(points, other.size());
            }
            int[] counts = shares(label == 0 ? n - n / 2 : n / 2, points, " in each half of the sample");
            for (int k = 0; k < counts.length; k++) {
                HypothesisPoint a = numerators.get(k % numerators.size());
                HypothesisPoint b = denominators.get(k % denominators.size());
                List<Hypothesis.Pair> pairs = new ArrayList<>(List.of(new Hypothesis.Pair(a, b)));
                for (List<HypothesisPoint> other : others) {
                    HypothesisPoint c = other.get(k % other.size());
                    pairs.add(label == 0 ? new Hypothesis.Pair(a, c) : new Hypothesis.Pair(c, b));
                }
                hypotheses.add(new Hypothesis(pairs, label, counts[k]));
            }
        }
        return hypotheses;
    }

    private static int[] shares(int n, int points, String where) {
        if (n < points) {
            throw new InvalidInputException(
                    "%d events%s cannot be shared by %d parameter points; ask for more events or fewer points"
                            .formatted(n, where, points));
        }
        int[] counts = new int[points];
        for (int k = 0; k < points; k++) {
            counts[k] = n / points + (k < n % points ? 1 : 0);
        }
        return counts;
    }
}
