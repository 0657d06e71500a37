package smi.augmentation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import smi.events.EventBlock;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * The events of a partition with the weights that count: sampling factors applied, and rescaled by N/n of the partition
 * so that their sums are full cross sections. The only place that knows partitions and factors.
 *
 * <p>Immutable as seen from outside and safe for several threads if its source is. What needs a pass over the events is
 * computed when first asked for and kept; a pass needs memory for one block.
 */
public final class WeightedEvents {
    private final EventSource source;
    private final Partition partition;
    private final Split split;
    private final SamplingFactors factors;
    private final EventRange range;
    private final EventFactors formulas;
    private final Lazy<EventFactor> factor;
    private final boolean factorsDependOnTheta;
    private final Lazy<Components> components;
    private final Lazy<Components> componentsWithNuisance;
    private final Lazy<ColumnSums> columnSums = new Lazy<>(this::sumColumns);
    private final Lazy<ComponentSums> componentSums = new Lazy<>(this::sumComponents);
    private final Map<Integer, WeightedEvents> nearBenchmark = new ConcurrentHashMap<>();

    private WeightedEvents(
            EventSource source,
            Partition partition,
            Split split,
            SamplingFactors factors,
            EventRange range,
            Lazy<EventFactor> factor,
            boolean factorsDependOnTheta) {
        this.source = source;
        this.partition = partition;
        this.split = split;
        this.factors = factors;
        this.range = range;
        this.formulas = new EventFactors(source);
        this.factor = factor;
        this.factorsDependOnTheta = factorsDependOnTheta;
        this.components = new Lazy<>(() -> Components.of(source.setup()));
        this.componentsWithNuisance = new Lazy<>(() -> components.get().withNuisance(source.setup()));
    }

    /**
     * The events of a partition.
     *
     * @param source all events
     * @param partition which part of them
     * @param split how they are divided
     * @param factors how samples generated at several benchmarks are put together
     * @return the weighted events
     * @throws InvalidInputException if the partition has no events
     */
    public static WeightedEvents of(EventSource source, Partition partition, Split split, SamplingFactors factors) {
        return new WeightedEvents(
                source,
                partition,
                split,
                factors,
                EventRange.of(source, partition, split),
                new Lazy<>(() -> factor(source, factors)),
                factors == SamplingFactors.CLOSEST);
    }

    /** The events of a range with a given rescaling, to compare with programs that cut their partitions differently. */
    static WeightedEvents ofRange(EventSource source, EventRange range, SamplingFactors factors) {
        return new WeightedEvents(
                source,
                Partition.ALL,
                new Split(0, 0),
                factors,
                range,
                new Lazy<>(() -> factor(source, factors)),
                factors == SamplingFactors.CLOSEST);
    }

    private static EventFactor factor(EventSource source, SamplingFactors factors) {
        var formulas = new EventFactors(source);
        return switch (factors) {
            case MIXTURE -> formulas.mixture();
            case MADMINER -> formulas.madminer();
            case CLOSEST ->
                throw new InvalidInputException(
                        "the sampling factors 'closest' choose events for one parameter point, but these events are needed"
                                + " for all; use 'mixture' or 'madminer'");
        };
    }

    /**
     * The weights that count at and around a parameter point. Only the sampling factors
     * {@link SamplingFactors#CLOSEST} depend on it: the events of other samples then have weight zero.
     *
     * @param theta the point
     * @return the events for it; this object unless the factors depend on θ
     */
    public WeightedEvents near(ParameterPoint theta) {
        if (!factorsDependOnTheta) {
            return this;
        }
        return nearBenchmark.computeIfAbsent(formulas.closestBenchmark(theta), this::onlyGeneratedAt);
    }

    private WeightedEvents onlyGeneratedAt(int benchmark) {
        return new WeightedEvents(
                source, partition, split, factors, range, new Lazy<>(() -> formulas.closest(benchmark)), false);
    }

    /** {@return all events, of every partition} */
    public EventSource source() {
        return source;
    }

    /** {@return parameters, benchmarks, observables and so on} */
    public EventSetup setup() {
        return source.setup();
    }

    /** {@return which part of the events} */
    public Partition partition() {
        return partition;
    }

    /** {@return how the events are divided} */
    public Split split() {
        return split;
    }

    /** {@return how samples generated at several benchmarks are put together} */
    public SamplingFactors factors() {
        return factors;
    }

    /** {@return the number of events in the partition} */
    public long size() {
        return range.to() - range.from();
    }

    /** The index in the source of the first event of the partition. */
    long firstIndex() {
        return range.from();
    }

    /**
     * Reads the events of the partition, block by block, in order.
     *
     * @param blockSize events per block; the last one may be smaller
     * @param reader gets every block; its weights, in pb, have sampling factors and partition scale multiplied in
     * @throws InvalidInputException if the events are not usable, or the factors depend on θ (see {@link #near})
     */
    public void read(int blockSize, Consumer<EventBlock> reader) {
        read(0, size(), blockSize, reader);
    }

    private EventBlock weighted(EventBlock block, EventFactor f) {
        int columns = block.weights().columns();
        double[] weights = block.weights().toArray();
        for (int i = 0; i < block.size(); i++) {
            double scale = range.scale() * f.of(block.samplingBenchmarks()[i], weights, i * columns);
            for (int b = 0; b < columns; b++) {
                weights[i * columns + b] *= scale;
            }
        }
        return new EventBlock(
                block.first(),
                block.observations(),
                EventMatrix.of(block.size(), columns, weights),
                block.samplingBenchmarks());
    }

    /** Reads some of the events of the partition, numbered from 0. */
    void read(long from, long to, int blockSize, Consumer<EventBlock> reader) {
        EventFactor f = factor.get();
        source.read(range.from() + from, range.from() + to, blockSize, block -> reader.accept(weighted(block, f)));
    }

    /** What the events' weights are made of, with all nuisance parameters at zero. */
    Components components() {
        return components.get();
    }

    /** What the events' weights are made of. */
    Components componentsWithNuisance() {
        return componentsWithNuisance.get();
    }

    /**
     * The cross sections at the benchmarks.
     *
     * @return the sum of each weight column in pb, shape {@code [nWeightColumns]}
     */
    public double[] benchmarkCrossSections() {
        return factorsDependOnTheta
                ? nearEachBenchmark(WeightedEvents::benchmarkCrossSections)
                : columnSums.get().sums();
    }

    /**
     * The standard errors of the cross sections at the benchmarks.
     *
     * @return \( \sqrt{\sum_i W_{ib}^2} \) in pb, shape {@code [nWeightColumns]}
     */
    public double[] benchmarkCrossSectionErrors() {
        return factorsDependOnTheta
                ? nearEachBenchmark(WeightedEvents::benchmarkCrossSectionErrors)
                : columnSums.get().errors();
    }

    /** Each column from the events closest to its benchmark, nuisance columns from those closest to the reference. */
    private double[] nearEachBenchmark(Function<WeightedEvents, double[]> figure) {
        int physics = setup().benchmarks().size();
        double[] result = new double[setup().weightColumns().size()];
        for (int b = 0; b < result.length; b++) {
            ParameterPoint theta = b < physics
                    ? setup().benchmarks().get(b).point()
                    : setup().benchmarkPoint(setup().referenceBenchmark());
            result[b] = figure.apply(near(theta))[b];
        }
        return result;
    }

    private ColumnSums sumColumns() {
        var sums = new ColumnSums(setup().weightColumns().size());
        read(EventSource.DEFAULT_BLOCK, block -> sums.add(block.weights()));
        return sums;
    }

    /**
     * The cross section at a parameter point, its statistical error and its gradient.
     *
     * @param theta the point
     * @return the cross section
     * @throws InvalidInputException if the events have no morphing or the point belongs to another space
     */
    public CrossSection crossSection(ParameterPoint theta) {
        return near(theta).componentSums.get().at(theta);
    }

    /**
     * The cross sections at many points, from one pass over the events.
     *
     * @param thetas the points
     * @return one cross section per point
     * @throws InvalidInputException if the events have no morphing or a point belongs to another space
     */
    public List<CrossSection> crossSections(List<ParameterPoint> thetas) {
        return thetas.stream().map(this::crossSection).toList();
    }

    private ComponentSums sumComponents() {
        var sums = new ComponentSums(components(), 0);
        read(EventSource.DEFAULT_BLOCK, block -> sums.add(components().of(block.weights())));
        return sums;
    }

    /**
     * The cross section at a parameter point with nuisance parameters, with its gradient in θ and ν.
     *
     * @param theta the point
     * @param nu one value per nuisance parameter, in standard deviations
     * @return the cross section; its gradient has shape {@code [nParameters + nNuisance]}
     * @throws InvalidInputException as above, or if the number of nuisance values is wrong
     */
    public CrossSection crossSection(ParameterPoint theta, double[] nu) {
        return crossSections(List.of(theta), nu).get(0);
    }

    /**
     * The cross sections at many points with the same nuisance parameters, from one pass over the events.
     *
     * @param thetas the points
     * @param nu one value per nuisance parameter, in standard deviations
     * @return one cross section per point; the gradients have shape {@code [nParameters + nNuisance]}
     * @throws InvalidInputException as above, or if the number of nuisance values is wrong
     */
    public List<CrossSection> crossSections(List<ParameterPoint> thetas, double[] nu) {
        int count = componentsWithNuisance().nuisanceParameters();
        if (nu.length != count) {
            throw new InvalidInputException(
                    "%d nuisance parameters need as many values, got %d".formatted(count, nu.length));
        }
        return crossSectionsAt(
                thetas.stream().map(theta -> new HypothesisPoint(theta, nu)).toList());
    }

    /** The cross sections at points that all have nuisance parameters, from one pass over the events. */
    List<CrossSection> crossSectionsAt(List<HypothesisPoint> points) {
        Map<WeightedEvents, Map<HypothesisPoint, ComponentSums>> sums = new IdentityHashMap<>();
        for (HypothesisPoint point : points) {
            sums.computeIfAbsent(near(point.theta()), events -> events.sumComponents(points));
        }
        return points.stream()
                .map(p -> sums.get(near(p.theta())).get(p).at(p.theta()))
                .toList();
    }

    /** Points with the same nuisance parameters share their sums. */
    private Map<HypothesisPoint, ComponentSums> sumComponents(List<HypothesisPoint> points) {
        Components terms = componentsWithNuisance();
        Map<List<Double>, ComponentSums> ofNu = new LinkedHashMap<>();
        Map<HypothesisPoint, ComponentSums> ofPoint = new HashMap<>();
        for (HypothesisPoint p : points) {
            List<Double> nu = Arrays.stream(p.nu()).boxed().toList();
            ofPoint.put(p, ofNu.computeIfAbsent(nu, key -> new ComponentSums(terms, terms.nuisanceParameters())));
        }
        read(EventSource.DEFAULT_BLOCK, block -> {
            ComponentBlock f = terms.of(block.weights());
            ofNu.entrySet().parallelStream()
                    .forEach(e -> f.addTo(
                            e.getValue(),
                            e.getKey().stream().mapToDouble(v -> v).toArray()));
        });
        return ofPoint;
    }

    /**
     * How many unweighted events these events are worth at a parameter point, by both definitions in use.
     *
     * @param theta the point
     * @return the effective sizes
     * @throws InvalidInputException if the events have no morphing, or none has a positive weight at θ
     */
    public EffectiveSize effectiveSize(ParameterPoint theta) {
        return effectiveSizes(List.of(theta)).get(0);
    }

    /**
     * How many unweighted events these events are worth at many parameter points, from one pass over the events (one
     * per sampled benchmark with {@link SamplingFactors#CLOSEST}).
     *
     * @param thetas the points
     * @return the effective sizes, one per point
     * @throws InvalidInputException if the events have no morphing, or none has a positive weight at some θ
     */
    public List<EffectiveSize> effectiveSizes(List<ParameterPoint> thetas) {
        return EffectiveSizes.of(this, thetas);
    }
}
