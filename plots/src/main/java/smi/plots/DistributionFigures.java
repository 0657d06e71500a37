package smi.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import smi.augmentation.BinnedCrossSection;
import smi.augmentation.CrossSection;
import smi.augmentation.WeightedEvents;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;
import smi.morphing.NuisanceParameter;
import smi.morphing.ParameterPoint;
import smi.plots.DistributionFigure.Shape;

/** Figures of observables: at several parameter points, and with what nuisance parameters do to them. */
final class DistributionFigures {
    /** Below and above 68 and 95 % of a normal distribution. */
    private static final double ONE_SIGMA = 0.1587;

    private static final double TWO_SIGMA = 0.0228;

    private final WeightedEvents events;
    private final String observable;
    private final BinSettings settings;
    private final double[] edges;

    DistributionFigures(WeightedEvents events, String observable, ParameterPoint theta, BinSettings settings) {
        this.events = events;
        this.observable = observable;
        this.settings = settings;
        this.edges = settings.edges()
                .map(Series::toArray)
                .orElseGet(() -> BinnedCrossSection.edges(events, observable, theta, settings.bins()));
    }

    private int nuisanceParameters() {
        return events.setup().nuisanceParameters().size();
    }

    /** Normal values of all nuisance parameters, as their constraints have it. */
    private double[][] toys() {
        SplittableRandom random = new SplittableRandom(settings.seed());
        int nuisance = nuisanceParameters();
        return IntStream.range(0, nuisance == 0 ? 0 : settings.toys())
                .mapToObj(t -> DoubleStream.generate(random::nextGaussian)
                        .limit(nuisance)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Shapes, normalised to one within the bins: rates differ too much to be compared with them. */
    DistributionFigure shapes(Map<String, ParameterPoint> points) {
        double[][] toys = toys();
        BinnedCrossSection binned = BinnedCrossSection.of(events, observable, edges, toys);
        List<Shape> shapes = new ArrayList<>();
        for (Map.Entry<String, ParameterPoint> point : points.entrySet()) {
            List<CrossSection> sigmas = binned.at(point.getValue());
            double[] values = sigmas.stream().mapToDouble(CrossSection::valuePb).toArray();
            double[] errors = sigmas.stream().mapToDouble(CrossSection::errorPb).toArray();
            double total = Arrays.stream(values).sum();
            double[][] shifted = IntStream.range(0, toys.length)
                    .mapToObj(t -> binned.at(point.getValue(), t))
                    .map(toy -> densities(toy, Arrays.stream(toy).sum()))
                    .toArray(double[][]::new);
            shapes.add(new Shape(
                    point.getKey(),
                    Series.of(densities(values, total)),
                    Series.of(densities(errors, total)),
                    Series.of(quantiles(shifted, ONE_SIGMA)),
                    Series.of(quantiles(shifted, 1 - ONE_SIGMA))));
        }
        return new DistributionFigure(axis(), Axis.linear("Density", ""), Series.of(edges), shapes, Labels.none());
    }

    private Axis axis() {
        return Axis.linear(observable, "");
    }

    private double[] densities(double[] values, double total) {
        return IntStream.range(0, values.length)
                .mapToDouble(j -> values[j] / total / (edges[j + 1] - edges[j]))
                .toArray();
    }

    /** Per bin; NaN without toys. */
    private double[] quantiles(double[][] toys, double share) {
        double[] result = new double[edges.length - 1];
        for (int j = 0; j < result.length; j++) {
            int bin = j;
            double[] sorted =
                    Arrays.stream(toys).mapToDouble(toy -> toy[bin]).sorted().toArray();
            double place = share * (sorted.length - 1);
            int below = (int) Math.floor(place);
            result[j] = sorted.length == 0
                    ? Double.NaN
                    : sorted[below]
                            + (place - below) * (sorted[Math.min(sorted.length - 1, below + 1)] - sorted[below]);
        }
        return result;
    }

    private void requireNuisance() {
        if (nuisanceParameters() == 0) {
            throw new InvalidInputException(
                    "these events have no nuisance parameters, whose effect a figure of uncertainties shows");
        }
    }

    /** All nuisance parameters together. */
    UncertaintyFigure uncertainty(ParameterPoint theta) {
        requireNuisance();
        double[][] toys = toys();
        BinnedCrossSection binned = BinnedCrossSection.of(events, observable, edges, toys);
        double[][] shifted = IntStream.range(0, toys.length)
                .mapToObj(t -> widths(binned.at(theta, t)))
                .toArray(double[][]::new);
        return figure(
                binned.at(theta),
                List.of(band("95\u00a0%", shifted, TWO_SIGMA), band("68\u00a0%", shifted, ONE_SIGMA)),
                List.of());
    }

    private UncertaintyFigure.Band band(String part, double[][] toys, double outside) {
        return new UncertaintyFigure.Band(
                part + " of variations", Series.of(quantiles(toys, outside)), Series.of(quantiles(toys, 1 - outside)));
    }

    /** Each nuisance parameter alone. */
    UncertaintyFigure systematics(ParameterPoint theta) {
        requireNuisance();
        EventSetup setup = events.setup();
        int count = nuisanceParameters();
        double[][] nus = new double[2 * count][count];
        for (int k = 0; k < count; k++) {
            nus[2 * k][k] = 1;
            nus[2 * k + 1][k] = -1;
        }
        BinnedCrossSection binned = BinnedCrossSection.of(events, observable, edges, nus);
        List<UncertaintyFigure.Variation> variations = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            NuisanceParameter nu = setup.nuisanceParameters().get(k);
            variations.add(new UncertaintyFigure.Variation(
                    nu.name().replace('_', ' '),
                    Series.of(widths(binned.at(theta, 2 * k))),
                    Series.of(widths(binned.at(theta, 2 * k + 1)))));
        }
        return figure(binned.at(theta), List.of(), variations);
    }

    private double[] widths(double[] values) {
        return densities(values, 1);
    }

    private UncertaintyFigure figure(
            List<CrossSection> sigmas,
            List<UncertaintyFigure.Band> bands,
            List<UncertaintyFigure.Variation> variations) {
        double[] values = sigmas.stream().mapToDouble(CrossSection::valuePb).toArray();
        double[] errors = sigmas.stream().mapToDouble(CrossSection::errorPb).toArray();
        Histogram prediction = Histogram.of("prediction", edges, widths(values), widths(errors));
        Axis y = Axis.linear("d\\sigma/d" + observable, "pb per unit");
        return new UncertaintyFigure(axis(), y, prediction, bands, variations, Labels.none());
    }
}
