package smi.diagnostics.anchors;

import smi.augmentation.RatioSample;
import smi.networks.TrainingListener;
import smi.ratio.LearnedRatio;
import smi.ratio.RatioMethod;
import smi.ratio.RatioSettings;

/** Trains ratio estimators as a user does who changes nothing. */
final class RatioTrainer {
    private RatioTrainer() {}

    static LearnedRatio train(RatioMethod method, RatioSample sample, long seed) {
        RatioSettings defaults = RatioSettings.defaults(method, sample.size());
        var settings = defaults.withTraining(defaults.training().withSeed(seed));
        return LearnedRatio.train(sample, settings, TrainingListener.silent());
    }
}
