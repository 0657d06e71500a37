package smi.augmentation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import smi.events.EventBlock;
import smi.events.EventSource;
import smi.events.Provenance;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * Makes samples from weighted events: unweighted events at parameter points with their joint ratio and joint score
 * (arXiv:1805.00013), or every event once with its polynomial. The rows are in random order. The same seed gives the
 * same sample, whatever the number of threads.
 */
public final class Augmenter {
    private final WeightedEvents events;
    private final long seed;

    private Augmenter(WeightedEvents events, long seed) {
        this.events = events;
        this.seed = seed;
    }

    /**
     * An augmenter.
     *
     * @param events the events of one partition; they need morphing
     * @param seed seed of all random numbers
     * @return the augmenter
     */
    public static Augmenter of(WeightedEvents events, long seed) {
        return new Augmenter(events, seed);
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
        var random = new SplittableRandom(seed);
        var x = new RowArray(n, events.setup().observables().size());
        var drawing = new Drawing(singles(theta.points(random.split()), n), random.split());
        var at = new RowArray(n, events.setup().space().dimension());
        DrawReport report = drawing.run(events, (row, h, numerator, denominator, block, event, f) -> {
            x.copy(row, block.observations(), event);
            at.put(row, h.sampled());
        });
        return new PlainSample(info("plain", n, Map.of("theta", theta), report), x.matrix(), at.matrix());
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
        var random = new SplittableRandom(seed);
        int parameters = events.setup().space().dimension();
        var x = new RowArray(n, events.setup().observables().size());
        var drawing = new Drawing(singles(theta.points(random.split()), n), random.split());
        var at = new RowArray(n, parameters);
        var score = new RowArray(n, parameters);
        DrawReport report = drawing.run(events, (row, h, numerator, denominator, block, event, f) -> {
            x.copy(row, block.observations(), event);
            at.put(row, h.sampled());
            numerator.score(f, score.values(), row * parameters);
        });
        return new LocalSample(
                info("local", n, Map.of("theta", theta), report, score.values()),
                x.matrix(),
                at.matrix(),
                score.matrix());
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
        var random = new SplittableRandom(seed);
        List<Hypothesis> hypotheses = new ArrayList<>(pairs(theta0, theta1, 0, n - n / 2, random));
        hypotheses.addAll(pairs(theta0, theta1, 1, n / 2, random));
        int parameters = events.setup().space().dimension();
        var x = new RowArray(n, events.setup().observables().size());
        var drawing = new Drawing(hypotheses, random.split());
        var at0 = new RowArray(n, parameters);
        var at1 = new RowArray(n, parameters);
        var label = new RowArray(n, 1);
        var ratio = new RowArray(n, 1);
        var score = new RowArray(n, parameters);
        DrawReport report = drawing.run(events, (row, h, numerator, denominator, block, event, f) -> {
            x.copy(row, block.observations(), event);
            at0.put(row, h.numerator());
            at1.put(row, h.denominator());
            label.values()[row] = h.label();
            ratio.values()[row] = numerator.density(f) / denominator.density(f);
            numerator.score(f, score.values(), row * parameters);
        });
        Map<String, ThetaSpec> specs = new LinkedHashMap<>();
        specs.put("theta0", theta0);
        specs.put("theta1", theta1);
        return new RatioSample(
                info("ratio", n, specs, report, ratio.values(), score.values()),
                x.matrix(),
                at0.matrix(),
                at1.matrix(),
                label.matrix(),
                ratio.matrix(),
                score.matrix());
    }

    /**
     * Every event of the partition once, with its polynomial in θ.
     *
     * @return the sample, in the order of the events
     * @throws InvalidInputException if the sampling factors depend on θ, or there are too many events for one sample
     */
    public CoefficientSample coefficients() {
        Components components = events.components();
        int n = (int) Math.min(events.size(), Integer.MAX_VALUE);
        var x = new RowArray(n, events.setup().observables().size());
        var f = new RowArray(n, components.count());
        long first = events.firstIndex();
        events.read(EventSource.DEFAULT_BLOCK, block -> addAll(block, (int) (block.first() - first), components, x, f));
        var report = new DrawReport();
        for (Benchmark b : events.setup().benchmarks()) {
            CrossSection sigma = events.crossSection(b.point());
            report.add(sigma, sigma.valuePb());
        }
        return new CoefficientSample(
                info("coefficients", n, Map.of(), report), x.matrix(), f.matrix(), components.monomials());
    }

    private static void addAll(EventBlock block, int firstRow, Components components, RowArray x, RowArray f) {
        ComponentBlock polynomials = components.of(block.weights());
        double[] row = new double[components.count()];
        for (int i = 0; i < block.size(); i++) {
            x.copy(firstRow + i, block.observations(), i);
            polynomials.copyEvent(i, row);
            f.put(firstRow + i, row);
        }
    }

    private List<Hypothesis> singles(List<ParameterPoint> thetas, int n) {
        List<Hypothesis> hypotheses = new ArrayList<>();
        int[] counts = shares(n, thetas.size(), "");
        for (int k = 0; k < counts.length; k++) {
            hypotheses.add(new Hypothesis(thetas.get(k), thetas.get(k), thetas.get(k), 0, counts[k]));
        }
        return hypotheses;
    }

    private List<Hypothesis> pairs(ThetaSpec theta0, ThetaSpec theta1, int label, int n, SplittableRandom random) {
        List<ParameterPoint> numerators = theta0.points(random.split());
        List<ParameterPoint> denominators = theta1.points(random.split());
        int[] counts = shares(n, Math.max(numerators.size(), denominators.size()), " in each half of the sample");
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            ParameterPoint a = numerators.get(k % numerators.size());
            ParameterPoint b = denominators.get(k % denominators.size());
            hypotheses.add(new Hypothesis(label == 0 ? a : b, a, b, label, counts[k]));
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

    private SampleInfo info(
            String kind, int n, Map<String, ThetaSpec> specs, DrawReport report, double[]... jointQuantities) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("sample", kind);
        specs.forEach((name, spec) -> settings.put(name, spec.text()));
        settings.put("n_samples", Integer.toString(n));
        settings.put("partition", events.partition().label());
        settings.put("validation_fraction", Double.toString(events.split().validation()));
        settings.put("test_fraction", Double.toString(events.split().test()));
        settings.put("sampling_factors", events.factors().label());
        return new SampleInfo(
                events.setup().space(),
                events.setup().observableNames(),
                events.partition(),
                events.split(),
                report.smallestEffectiveSize(),
                Provenance.of("augment", seed, events.source().inputs(), settings),
                report.warnings(jointQuantities));
    }
}
