package smi.diagnostics.anchors;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import smi.augmentation.Partition;
import smi.augmentation.RatioSample;
import smi.augmentation.SampleInfo;
import smi.augmentation.Split;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.ParameterSpace;

/** Training samples made by hand, without event files. */
final class AnchorSamples {
    private AnchorSamples() {}

    /** The description of a sample of independent events. */
    static SampleInfo info(ParameterSpace space, List<String> observables, int events, long seed) {
        var provenance = Provenance.of("benchmark", seed, List.of(), Map.of());
        return new SampleInfo(space, observables, Partition.TRAIN, Split.defaults(), events, provenance);
    }

    /** One event of one parameter and one observable. */
    record Event(double x, double theta0, double jointLogRatio, double jointScore) {}

    /** Draws one event: from the numerator where the label is 0, else from the denominator. */
    @FunctionalInterface
    interface Draw {
        Event event(int label);
    }

    /** Unweighted events of one parameter and one observable, in equal parts from a numerator each and from one θ1. */
    static RatioSample ratio(SampleInfo info, int events, double theta1, Draw draw) {
        double[] x = new double[events];
        double[] theta0 = new double[events];
        double[] label = new double[events];
        double[] ratio = new double[events];
        double[] score = new double[events];
        for (int i = 0; i < events; i++) {
            label[i] = i % 2;
            Event event = draw.event(i % 2);
            x[i] = event.x();
            theta0[i] = event.theta0();
            ratio[i] = Math.exp(event.jointLogRatio());
            score[i] = event.jointScore();
        }
        double[] denominators = new double[events];
        Arrays.fill(denominators, theta1);
        return new RatioSample(
                info, column(x), column(theta0), column(denominators), column(label), column(ratio), column(score));
    }

    /** A matrix of one column. */
    static EventMatrix column(double... values) {
        return EventMatrix.of(values.length, 1, values);
    }
}
