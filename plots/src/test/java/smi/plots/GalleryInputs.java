package smi.plots;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smi.augmentation.Binning;
import smi.augmentation.CrossSection;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.events.simulators.Simulators;
import smi.fisher.Channel;
import smi.fisher.EventBins;
import smi.fisher.FisherInformation;
import smi.fisher.Information;
import smi.fisher.InformationDistribution;
import smi.fisher.geometry.InformationGeometry;
import smi.fisher.geometry.MorphedMetric;
import smi.limits.BinRule;
import smi.limits.Kinematics;
import smi.limits.LimitResult;
import smi.limits.Limits;
import smi.limits.Measurement;
import smi.limits.ParameterGrid;
import smi.limits.fit.FitSettings;
import smi.limits.fit.NuisanceImpact;
import smi.limits.posterior.PosteriorSample;
import smi.limits.toys.Coverage;
import smi.limits.toys.ExpectedBands;
import smi.limits.toys.ToyModel;
import smi.limits.toys.ToySettings;
import smi.morphing.Benchmark;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.networks.TrainingHistory;

/** What the gallery shows: Drell–Yan events, limits and information; invented draws, losses and checks. */
final class GalleryInputs {
    private static final Split SPLIT = Split.defaults();

    final EventSource source =
            Simulators.named("drell-yan").with(Map.of("systematics", "true")).simulate(20_000, 7);
    final WeightedEvents events = WeightedEvents.of(source, Partition.ALL, SPLIT, SamplingFactors.MIXTURE);
    final ParameterPoint sm = source.setup().benchmarkPoint("sm");
    final ParameterPoint ww = source.setup().benchmarkPoint("ww");
    final MorphingBasis basis = source.setup().morphing().orElseThrow();
    private final WeightedEvents plain = WeightedEvents.of(
            Simulators.named("drell-yan").simulate(20_000, 7), Partition.ALL, SPLIT, SamplingFactors.MIXTURE);
    final Channel channel = Channel.of(plain, Luminosity.parse("1/fb"));

    private Limits limits(String grid) {
        return Limits.expected(
                source,
                SPLIT,
                SamplingFactors.MIXTURE,
                sm,
                Luminosity.parse("1/fb"),
                ParameterGrid.parse(grid, sm.space()));
    }

    private static final String PLANE = "clq1=-0.9:0.9:31,clq3=-1:0.7:31";

    final LimitResult rate = limits(PLANE).rate();
    final LimitResult histogram = limits(PLANE)
            .histogram(
                    List.of("m_ll", "cos_theta"),
                    BinRule.edges(new double[] {350, 450, 600, 900}, new double[] {-0.4, 0, 0.4}));

    LimitResult line() {
        return limits("clq1=-0.6:0.6:41,clq3=0")
                .histogram(List.of("m_ll"), BinRule.edges(new double[] {350, 450, 600, 900}));
    }

    ExpectedBands bands() {
        Limits line = limits("clq1=-0.6:0.6:41,clq3=0");
        ToyModel model = ToyModel.of(line, Kinematics.none().model(line), events, sm);
        return ExpectedBands.of(model, model.grid().size(), new ToySettings(400, 400, List.of(0.68, 0.95), 3));
    }

    List<NuisanceImpact> impacts() {
        Measurement measurement = limits("clq1=-0.6:0.6:9,clq3=0")
                .withNuisance(List.of("scales_nuisance_param_0", "pdfs_nuisance_param_0", "pdfs_nuisance_param_1"))
                .measure(Kinematics.none());
        FitSettings fits = FitSettings.defaults();
        return measurement.impacts("clq1", measurement.fit(fits), fits);
    }

    final Map<String, Information> information = new LinkedHashMap<>();

    {
        information.put("truth", FisherInformation.truth(channel, sm));
        information.put(
                "histogram",
                FisherInformation.histogram(
                        channel,
                        List.of("m_ll", "cos_theta"),
                        Binning.of(new double[] {350, 450, 600, 900}, new double[] {-0.4, 0, 0.4}),
                        sm));
    }

    InformationDistribution distribution() {
        double[] edges =
                IntStream.rangeClosed(0, 10).mapToDouble(k -> -1 + 0.2 * k).toArray();
        return InformationDistribution.truth(channel, sm, "cos_theta", Binning.of(edges));
    }

    InformationGeometry geometry() {
        return InformationGeometry.of(MorphedMetric.binned(
                Channel.of(plain, Luminosity.parse("10/fb")),
                EventBins.histogram(
                        plain.setup(),
                        List.of("m_ll", "cos_theta"),
                        Binning.of(new double[] {350, 450, 600, 900}, new double[] {-0.4, 0, 0.4}))));
    }

    ParameterGrid grid(String text) {
        return ParameterGrid.parse(text, sm.space());
    }

    List<CrossSection> sigmas(ParameterGrid grid) {
        return events.crossSections(
                IntStream.range(0, grid.size()).mapToObj(grid::point).toList());
    }

    MorphingBasis oneParameter() {
        ParameterSpace space = ParameterSpace.of(Parameter.of("c", 2, -2, 2));
        return MorphingBasis.of(
                space,
                MorphingComponents.upTo(space, 2),
                List.of(
                        new Benchmark("sm", space.point(0)),
                        new Benchmark("plus", space.point(1)),
                        new Benchmark("minus", space.point(-0.8))));
    }

    MorphingBasis threeParameters() {
        ParameterSpace space = ParameterSpace.of(
                Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1), Parameter.of("c", 2, -1, 1));
        SplittableRandom random = new SplittableRandom(5);
        List<Benchmark> benchmarks = IntStream.range(0, 12)
                .mapToObj(k -> new Benchmark(
                        "b" + k,
                        space.point(
                                2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1)))
                .toList();
        return MorphingBasis.of(space, MorphingComponents.upTo(space, 2), benchmarks);
    }

    PosteriorSample posterior() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] draws = new double[4000][];
        for (int i = 0; i < draws.length; i++) {
            double a = 0.2 * random.nextGaussian();
            draws[i] =
                    new double[] {a, 0.8 * a + 0.1 * random.nextGaussian(), 10 * a * a + 0.2 * random.nextGaussian()};
        }
        return new PosteriorSample(
                List.of("clq1", "clq3", "scales"),
                EventMatrix.ofRows(draws),
                new double[] {1, 1, 1},
                new double[] {900, 900, 900},
                0.3,
                1000,
                true);
    }

    TrainingHistory history(int network) {
        List<TrainingHistory.Epoch> epochs = IntStream.rangeClosed(1, 40)
                .mapToObj(e -> new TrainingHistory.Epoch(
                        1e-3,
                        List.of(
                                0.62 + 0.07 * Math.exp(-e / (5.0 + network)),
                                0.2 + 0.5 * Math.exp(-e / (7.0 + network))),
                        List.of(
                                0.625 + 0.07 * Math.exp(-e / (5.0 + network)),
                                0.23 + 0.5 * Math.exp(-e / (7.0 + network)))))
                .toList();
        return new TrainingHistory(List.of("cross entropy", "score"), epochs, 39);
    }

    Coverage coverage() {
        return new Coverage(
                sm,
                1000,
                1000,
                120,
                List.of(
                        new Coverage.Level(0.68, 0.655, 0.688, 1000),
                        new Coverage.Level(0.9, 0.881, 0.903, 1000),
                        new Coverage.Level(0.95, 0.931, 0.948, 1000)));
    }

    /** Predicted probabilities, what was seen, and its error. */
    final double[][] calibration = {
        {0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95},
        {0.06, 0.16, 0.24, 0.37, 0.46, 0.54, 0.66, 0.73, 0.86, 0.94},
        {0.01, 0.01, 0.015, 0.02, 0.02, 0.02, 0.02, 0.015, 0.01, 0.01}
    };

    Histogram bins(String name, double tilt) {
        double[] edges =
                IntStream.rangeClosed(0, 10).mapToDouble(k -> 100.0 + 40 * k).toArray();
        double[] heights = IntStream.range(0, 10)
                .mapToDouble(k -> 0.3 * Math.exp(-0.35 * k) * (1 + tilt * k))
                .toArray();
        double[] errors = IntStream.range(0, 10)
                .mapToDouble(k -> 0.02 * Math.sqrt(heights[k]))
                .toArray();
        return Histogram.of(name, edges, heights, errors);
    }

    final double[] x = IntStream.range(0, 400)
            .mapToDouble(i -> new SplittableRandom(i).nextGaussian())
            .toArray();
    final double[] y = IntStream.range(0, 400)
            .mapToDouble(i -> 0.7 * x[i] + 0.4 * new SplittableRandom(i + 1000).nextGaussian())
            .toArray();
}
