package smi.limits;

import java.util.Arrays;
import java.util.List;
import smi.augmentation.Binning;
import smi.augmentation.ColumnWeights;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterSpace;

/**
 * What a histogram is expected to look like at every (θ, ν), filled with one pass over weighted events. The templates are
 * morphed bin by bin, which is exact; with nuisance parameters they are filled anew for every ν, which is exact, too.
 *
 * <p>One variable and one binning serve all θ: densities of different variables are never compared. Bins without events,
 * or with a prediction that is not positive at one of the points announced, are merged with a neighbour. Data are not
 * looked at.
 */
public final class HistogramModel implements LogRatioTable {
    private final EventSetup setup;
    private final ParameterSpace space;
    private final Variables variables;
    private final Binning binning;
    private final MergedBins merged;
    private final BinContents contents;

    private HistogramModel(
            EventSetup setup,
            ParameterSpace space,
            Variables variables,
            Binning binning,
            MergedBins merged,
            BinContents contents) {
        this.setup = setup;
        this.space = space;
        this.variables = variables;
        this.binning = binning;
        this.merged = merged;
        this.contents = contents;
    }

    /**
     * Fills templates.
     *
     * @param templates the weighted events that predict the bins; kept in memory if there are nuisance parameters
     * @param variables what the axes stand for
     * @param binning the bins
     * @param points the θ at which the model will be asked, shape {@code [nPoints][nParameters]}
     * @param nuisance names of the nuisance parameters; may be empty
     * @return the model
     * @throws smi.morphing.InvalidInputException if the templates' cross section is not positive at a point, a
     *     variable is NaN for an event, or there is no such nuisance parameter
     */
    public static HistogramModel of(
            WeightedEvents templates, Variables variables, Binning binning, EventMatrix points, List<String> nuisance) {
        EventSetup setup = templates.setup();
        var fine = new Templates(binning.size(), setup.weightColumns().size());
        var bad = new BadEvents();
        templates.read(EventSource.DEFAULT_BLOCK, block -> {
            int[] places = places(variables, binning, block.observations(), bad);
            for (int i = 0; i < places.length; i++) {
                fine.add(places[i], block.weights(), i);
            }
        });
        bad.refuse(variables.names());
        double[][] weights = columnWeights(setup, points);
        requireEvents(fine, weights, setup, points);
        MergedBins merged = MergedBins.of(fine, weights);
        BinContents contents = nuisance.isEmpty()
                ? BinContents.fixed(merged.templates())
                : NuisanceTemplates.of(
                        templates,
                        NuisanceParameters.morpher(setup, nuisance),
                        merged.templates().bins(),
                        x -> merged.ofAll(places(variables, binning, x)));
        return new HistogramModel(
                setup, NuisanceParameters.space(setup, nuisance), variables, binning, merged, contents);
    }

    private static void requireEvents(Templates fine, double[][] weights, EventSetup setup, EventMatrix points) {
        for (int g = 0; g < weights.length; g++) {
            double sigma = BinPrediction.sum(fine.predictions(weights[g]));
            if (!(sigma > 0)) {
                throw new InvalidInputException(
                        "the templates predict %.6g pb at %s, so nothing is expected there; choose a smaller grid or more events"
                                .formatted(sigma, setup.space().point(points.row(g))));
            }
        }
    }

    private static int[] places(Variables variables, Binning binning, EventMatrix observations) {
        var bad = new BadEvents();
        int[] places = places(variables, binning, observations, bad);
        bad.refuse(variables.names());
        return places;
    }

    /** The bins of events; those of bad ones mean nothing. */
    private static int[] places(Variables variables, Binning binning, EventMatrix observations, BadEvents bad) {
        EventMatrix found = variables.of().apply(observations);
        bad.look(found);
        double[] values = found.toArray();
        int[] places = new int[observations.rows()];
        for (int i = 0; i < places.length && bad.none(); i++) {
            places[i] = binning.index(values, i * binning.axes());
        }
        return places;
    }

    /** The weights of the columns at many points. */
    static double[][] columnWeights(EventSetup setup, EventMatrix points) {
        double[][] weights = new double[points.rows()][];
        Arrays.setAll(weights, g -> ColumnWeights.at(setup, setup.space().point(points.row(g)))
                .values());
        return weights;
    }

    /** {@return the parameters θ, then ν} */
    public ParameterSpace space() {
        return space;
    }

    /** {@return the bins, before merging} */
    public Binning binning() {
        return binning;
    }

    /** {@return what the reader must know about the bins; may be empty} */
    public List<String> notes() {
        return merged.lost() == 0
                ? List.of()
                : List.of("%d of %d bins had no events or no positive prediction somewhere on the grid; each was merged"
                                .formatted(merged.lost(), binning.size())
                        + " with a neighbour");
    }

    /**
     * The likelihood of data.
     *
     * @param data the data
     * @return their likelihood
     */
    public HistogramLikelihood likelihood(Data data) {
        return new HistogramLikelihood(this, new BinnedLikelihood(counts(data)));
    }

    /**
     * Sorts data into the bins.
     *
     * @param data the data
     * @return the number of events in every bin, after merging
     */
    public double[] counts(Data data) {
        double[] counts = new double[bins()];
        var bad = new BadEvents();
        data.read(EventSource.DEFAULT_BLOCK, (observations, n) -> {
            int[] places = merged.ofAll(places(variables, binning, observations, bad));
            for (int i = 0; i < n.length; i++) {
                counts[places[i]] += n[i];
            }
        });
        bad.refuse(variables.names());
        return counts;
    }

    /** The number of bins that are left after merging. */
    int bins() {
        return merged.templates().bins();
    }

    /** The templates at ν, shape [nBins][nColumns]. */
    EventMatrix templates(double... nu) {
        return contents.values(nu);
    }

    /** The cross sections in the bins. */
    double[] predictions(double... point) {
        return BinPrediction.values(setup, contents, point);
    }

    /** The cross sections in the bins, with derivatives. */
    BinPrediction prediction(double... point) {
        return BinPrediction.of(setup, contents, point);
    }

    /** The logarithm of the probability of each event's bin. */
    @Override
    public EventMatrix logRatios(EventMatrix observations, EventMatrix points) {
        int[] places = merged.ofAll(places(variables, binning, observations));
        double[] values = new double[places.length * points.rows()];
        for (int g = 0; g < points.rows(); g++) {
            double[] logs = predictions(points.row(g));
            double total = BinPrediction.sum(logs);
            Arrays.setAll(logs, b -> Math.log(logs[b] / total));
            for (int i = 0; i < places.length; i++) {
                values[i * points.rows() + g] = logs[places[i]];
            }
        }
        return EventMatrix.of(places.length, points.rows(), values);
    }
}
