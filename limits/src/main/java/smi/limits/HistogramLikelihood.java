package smi.limits;

import java.util.Arrays;
import java.util.List;
import smi.augmentation.Binning;
import smi.augmentation.ColumnWeights;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.morphing.ParameterSpace;

/**
 * The kinematics by a histogram: \( \log L(\theta) = \sum_b n_b \log [p_b(\theta) / (n_b/n)] \), with
 * \( p_b(\theta) \) the share of the cross section in bin b, under- and overflow included. It is 0 where the prediction
 * equals the data, and negative elsewhere. The templates are morphed bin by bin, which is exact.
 *
 * <p>One variable and one binning serve all θ: densities of different variables are never compared. Bins without events,
 * or with a prediction that is not positive at one of the points announced, are merged with a neighbour.
 */
public final class HistogramLikelihood implements Likelihood {
    private final EventSetup setup;
    private final BinnedLikelihood bins;
    private final Binning binning;
    private final double saturated;
    private final int mergedBins;

    private HistogramLikelihood(EventSetup setup, Binning binning, MergedBins merged, double[] counts) {
        this.setup = setup;
        this.binning = binning;
        this.bins = new BinnedLikelihood(merged, counts);
        this.saturated = bins.saturated();
        this.mergedBins = merged.lost();
    }

    /**
     * Fills templates and data, with one pass over each.
     *
     * @param templates the weighted events that predict the bins
     * @param variables what the axes stand for
     * @param binning the bins
     * @param points the points at which the likelihood will be evaluated, shape {@code [nPoints][nParameters]}
     * @param data the data
     * @return the likelihood
     * @throws smi.morphing.InvalidInputException if the templates' cross section is not positive at a point, or a
     *     variable is NaN for an event
     */
    public static HistogramLikelihood of(
            WeightedEvents templates, Variables variables, Binning binning, EventMatrix points, Data data) {
        EventSetup setup = templates.setup();
        var fine = new Templates(binning.size(), setup.weightColumns().size());
        templates.read(EventSource.DEFAULT_BLOCK, block -> {
            double[] values = variables.of().apply(block.observations()).toArray();
            for (int i = 0; i < block.size(); i++) {
                fine.add(binning.index(values, i * binning.axes()), block.weights(), i);
            }
        });
        MergedBins merged = MergedBins.of(fine, columnWeights(setup, points));
        double[] counts = new double[binning.size()];
        data.read(EventSource.DEFAULT_BLOCK, (observations, n) -> {
            double[] values = variables.of().apply(observations).toArray();
            for (int i = 0; i < n.length; i++) {
                counts[binning.index(values, i * binning.axes())] += n[i];
            }
        });
        return new HistogramLikelihood(setup, binning, merged, counts);
    }

    /** The weights of the columns at many points. */
    static double[][] columnWeights(EventSetup setup, EventMatrix points) {
        double[][] weights = new double[points.rows()][];
        Arrays.setAll(weights, g -> ColumnWeights.at(setup, setup.space().point(points.row(g)))
                .values());
        return weights;
    }

    /** {@return the bins, before merging} */
    public Binning binning() {
        return binning;
    }

    /** {@return what the reader must know about the bins; may be empty} */
    public List<String> notes() {
        return mergedBins == 0
                ? List.of()
                : List.of("%d of %d bins had no events or no positive prediction somewhere on the grid; each was merged"
                                .formatted(mergedBins, binning.size())
                        + " with a neighbour");
    }

    @Override
    public ParameterSpace space() {
        return setup.space();
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        double[] result = new double[points.rows()];
        for (int g = 0; g < result.length; g++) {
            var theta = setup.space().point(points.row(g));
            result[g] = bins.logLikelihood(ColumnWeights.at(setup, theta).values(), theta) - saturated;
        }
        return result;
    }
}
