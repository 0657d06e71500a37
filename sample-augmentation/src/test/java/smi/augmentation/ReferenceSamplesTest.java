package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventMatrix;

/** Our samples against MadMiner's from the same events, at the points that MadMiner drew. */
class ReferenceSamplesTest {
    private static final int N = 100_000;

    private static void compare(EventMatrix ours, EventMatrix theirs) {
        MadMinerSamples.compare(ours, theirs, i -> true, i -> true);
    }

    private static IntPredicate label(EventMatrix labels, int label) {
        return i -> labels.get(i, 0) == label;
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "exact"})
    void localSamplesHaveTheSameObservablesAndScores(String name) throws IOException {
        var reference = new MadMinerSamples(name);
        LocalSample ours = reference.augmenter(Partition.TRAIN).local(reference.specification("sm"), N);
        compare(ours.observations(), reference.npy("x_train_local"));
        compare(ours.jointScore(), reference.npy("t_xz_train_local"));
    }

    /** The points of the two halves were drawn apart, so each half is compared with its own sample of ours. */
    @ParameterizedTest
    @CsvSource({"main, 0", "main, 1", "exact, 0", "exact, 1"})
    void ratioSamplesHaveTheSameObservablesRatiosAndScores(String name, int label) throws IOException {
        var reference = new MadMinerSamples(name);
        Augmenter augmenter = reference.augmenter(Partition.TRAIN);
        EventMatrix labels = reference.npy("y_train_ratio");
        EventMatrix theta0 = reference.npy("theta0_train_ratio");
        IntPredicate theirs = label(labels, label);
        RatioSample ours = augmenter.ratio(reference.points(theta0, theirs), reference.specification("sm"), N);
        assertEquals(N, labels.rows());
        IntPredicate same = label(ours.labels(), label);
        MadMinerSamples.compare(ours.theta0(), theta0, same, theirs);
        MadMinerSamples.compare(ours.observations(), reference.npy("x_train_ratio"), same, theirs);
        MadMinerSamples.compare(ours.jointRatio(), reference.npy("r_xz_train_ratio"), same, theirs);
        MadMinerSamples.compare(ours.jointScore(), reference.npy("t_xz_train_ratio"), same, theirs);
    }

    @Test
    void densitySamplesHaveTheSameObservablesAndScores() throws IOException {
        var reference = new MadMinerSamples("main");
        EventMatrix theta = reference.npy("theta_train_density");
        LocalSample ours =
                reference.augmenter(Partition.TRAIN).density(reference.points(theta, i -> true), theta.rows());
        compare(ours.theta(), theta);
        compare(ours.observations(), reference.npy("x_train_density"));
        compare(ours.jointScore(), reference.npy("t_xz_train_density"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"sm | train_plain_sm", "0.5,-0.3 | train_plain_bsm"})
    void plainSamplesHaveTheSameObservables(String theta, String table) throws IOException {
        var reference = new MadMinerSamples("main");
        EventMatrix x = reference.npy("x_" + table);
        compare(
                reference
                        .augmenter(Partition.TRAIN)
                        .plain(reference.specification(theta), x.rows())
                        .observations(),
                x);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main | sm | test",
                "main | 0.5,-0.3 | test_bsm",
                "exact | sm | test",
                "exact | 0.5,-0.3 | test_bsm"
            })
    void testSamplesHaveTheSameObservables(String name, String theta, String table) throws IOException {
        var reference = new MadMinerSamples(name);
        EventMatrix x = reference.npy("x_" + table);
        compare(
                reference
                        .augmenter(Partition.TEST)
                        .test(reference.specification(theta), x.rows())
                        .observations(),
                x);
    }

    /**
     * MadMiner's rows are shuffled: those of the same hypotheses are compared, the first pair of each event and the
     * pairs with the further hypotheses w and ww.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void moreRatiosHaveTheSameRatiosAndBothScores(int label) throws IOException {
        var reference = new MadMinerSamples("main");
        EventMatrix labels = reference.npy("y_train_more_ratios");
        EventMatrix theta0 = reference.npy("theta0_train_more_ratios");
        EventMatrix theta1 = reference.npy("theta1_train_more_ratios");
        double[][] others = {{0, 0}, {0.8, 0.05}, {0.15, 0.7}};
        // the varied hypothesis is the denominator of events drawn at the numerator, and the other way round
        EventMatrix varied = label == 0 ? theta1 : theta0;
        IntPredicate first = i -> labels.get(i, 0) == label
                && (label == 0 ? is(varied, i, others[0]) : !is(varied, i, others[1]) && !is(varied, i, others[2]));
        var request = new SampleRequest.MoreRatios(
                HypothesisSpec.of(reference.points(theta0, first)),
                HypothesisSpec.of(reference.specification("sm")),
                List.of(
                        HypothesisSpec.of(reference.specification("w")),
                        HypothesisSpec.of(reference.specification("ww"))),
                labels.rows() / 3);
        var ours = (MoreRatiosSample) reference.augmenter(Partition.TRAIN).make(request);
        for (int pair = 0; pair < 3; pair++) {
            int which = pair;
            IntPredicate same = i -> ours.labels().get(i, 0) == label && i % 3 == which;
            IntPredicate theirs = pair == 0 ? first : i -> labels.get(i, 0) == label && is(varied, i, others[which]);
            MadMinerSamples.compare(ours.observations(), reference.npy("x_train_more_ratios"), same, theirs);
            MadMinerSamples.compare(ours.jointRatio(), reference.npy("r_xz_train_more_ratios"), same, theirs);
            MadMinerSamples.compare(ours.jointScore0(), reference.npy("t_xz0_train_more_ratios"), same, theirs);
            MadMinerSamples.compare(ours.jointScore1(), reference.npy("t_xz1_train_more_ratios"), same, theirs);
        }
    }

    private static boolean is(EventMatrix theta, int row, double[] point) {
        return (float) theta.get(row, 0) == (float) point[0] && (float) theta.get(row, 1) == (float) point[1];
    }
}
