package smi.ratio;

import java.util.Arrays;
import java.util.List;
import smi.augmentation.Prior;
import smi.augmentation.RatioSample;
import smi.augmentation.SampleInfo;
import smi.augmentation.hdf5.StoredSample;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.networks.BlockSource;
import smi.networks.Loss;
import smi.networks.Model;
import smi.networks.NetworkSpec;
import smi.networks.StoredBlocks;
import smi.networks.TrainedNetwork;
import smi.networks.Trainer;
import smi.networks.TrainingRun;
import smi.networks.TrainingSource;
import smi.networks.TrainingSupport;

/**
 * What the trainings of all forms of ratio estimators have in common.
 *
 * @param source the events
 * @param info of their sample
 * @param denominator θ1 of the tables of log ratios
 */
record RatioTraining(BlockSource source, SampleInfo info, ParameterPoint denominator) {
    /** Of events in memory. */
    RatioTraining(TrainingSource source, SampleInfo info, ParameterPoint denominator) {
        this(BlockSource.of(source), info, denominator);
    }

    /** Of unweighted events with one denominator. */
    static RatioTraining of(RatioSample sample, RatioSettings settings) {
        sample.info().requireTrainable();
        requireScore(sample.jointScore().columns() > 0, settings.method());
        ParameterPoint denominator = sample.info().space().point(denominator(sample));
        return new RatioTraining(source(sample, settings.method()), sample.info(), denominator);
    }

    /** Of unweighted events in files, with one denominator. */
    static RatioTraining of(StoredSample<RatioSample> stored, RatioSettings settings) {
        stored.info().requireTrainable();
        RatioSample none = stored.read(new long[0], new int[0]);
        requireScore(none.jointScore().columns() > 0, settings.method());
        List<double[]> points = stored.differentPoints(StoredSample.Points.THETA1);
        if (points.isEmpty()) {
            throw empty();
        }
        if (points.size() > 1) {
            throw severalDenominators(points.get(0), points.get(1));
        }
        ParameterPoint denominator = stored.info().space().point(points.get(0));
        var blocks = new StoredBlocks<RatioSample>(stored, sample -> source(sample, settings.method()));
        return new RatioTraining(blocks, stored.info(), denominator);
    }

    private static TrainingSource source(RatioSample sample, RatioMethod method) {
        var events = new RatioSource(sample);
        return method.learnsFromLabels() ? PairedNumerators.of(events) : events;
    }

    static void requireScore(boolean known, RatioMethod method) {
        if (method.hasScoreTerm() && !known) {
            throw new InvalidInputException(
                    "%s learns from the joint score, which this sample does not have because its events have no morphing; use alice, rolr or carl"
                            .formatted(method.label()));
        }
    }

    static void checkPriors(List<Prior> priors, ParameterSpace space) {
        if (priors.size() != space.dimension()) {
            throw new InvalidInputException("%d parameters %s need one prior each, got %d"
                    .formatted(space.dimension(), space.names(), priors.size()));
        }
    }

    private static double[] denominator(RatioSample sample) {
        if (sample.size() == 0) {
            throw empty();
        }
        double[] first = sample.theta1().row(0);
        double[] row = first.clone();
        for (int i = 1; i < sample.size(); i++) {
            sample.theta1().copyRow(i, row, 0);
            if (!Arrays.equals(first, row)) {
                throw severalDenominators(first, row);
            }
        }
        return first;
    }

    private static InvalidInputException empty() {
        return new InvalidInputException("the sample is empty; draw events at numerators and a denominator");
    }

    private static InvalidInputException severalDenominators(double[] one, double[] other) {
        return new InvalidInputException(
                "this estimator has one denominator, but the sample has %s and %s; draw it with one theta1, or train one with two arguments such as alices2"
                        .formatted(Arrays.toString(one), Arrays.toString(other)));
    }

    /** Trains the networks. */
    Model run(RatioForm form, Loss loss, RatioSettings settings, TrainingRun run) {
        int parameters = info.space().dimension();
        int inputs = loss.input().columns(parameters, info.observables().size());
        NetworkSpec spec = settings.architecture().spec(inputs, loss.outputs(parameters));
        List<TrainedNetwork> networks =
                Trainer.trainMembers(settings.members(), spec, loss, source, settings.training(), run);
        var provenance = Provenance.of(
                "train", settings.training().seed(), info.provenance().inputs(), info.withLineage(settings.describe()));
        return new Model(
                        form.kind(settings.method()),
                        info.space(),
                        info.observables(),
                        denominator,
                        networks,
                        provenance)
                .withSupport(TrainingSupport.of(source));
    }
}
