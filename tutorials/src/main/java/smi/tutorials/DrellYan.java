package smi.tutorials;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import smi.augmentation.Augmenter;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.ThetaSpec;
import smi.augmentation.WeightedEvents;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.events.simulators.Simulators;
import smi.limits.LimitResult;
import smi.limits.Limits;
import smi.limits.ParameterGrid;
import smi.networks.TrainingListener;
import smi.plots.Plots;
import smi.ratio.LearnedRatio;
import smi.ratio.RatioMethod;
import smi.ratio.RatioSettings;

/** The Drell–Yan analysis in Java: what {@code tutorials/drell-yan/analysis.yaml} says, for its ALICES limit. */
public final class DrellYan {
    private DrellYan() {}

    /**
     * Writes the contour figure into the current folder.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        run(400_000, 200_000, Path.of("contours.png"));
    }

    /**
     * From simulated events to contours.
     *
     * @param n number of events to simulate
     * @param m number of events to train with
     * @param figure where the figure goes
     * @return the expected limits
     */
    public static LimitResult run(int n, int m, Path figure) {
        // [README]
        EventSource events = Simulators.named("drell-yan").simulate(n, 42);
        WeightedEvents train = WeightedEvents.of(events, Partition.TRAIN, Split.defaults(), SamplingFactors.MIXTURE);
        ThetaSpec theta0 = ThetaSpec.parse("random:2000:gaussian(0,0.5),gaussian(0,0.5)", events.setup());
        var sample = Augmenter.of(train, 1).ratio(theta0, ThetaSpec.parse("sm", events.setup()), m);
        var alices = LearnedRatio.train(sample, RatioSettings.defaults(RatioMethod.ALICES), TrainingListener.silent());
        var sm = events.setup().benchmarkPoint("sm");
        var grid = ParameterGrid.parse(
                "clq1=-0.9:0.9:41,clq3=-0.9:0.6:41", events.setup().space());
        var limits =
                Limits.expected(events, Split.defaults(), SamplingFactors.MIXTURE, sm, Luminosity.parse("1/fb"), grid);
        Map<String, LimitResult> contours = new LinkedHashMap<>(Map.of("ALICES", limits.learned(alices)));
        Plots.contours(contours, sm).save(figure);
        // [README]
        return contours.get("ALICES");
    }
}
