package smi.augmentation;

import smi.events.EventMatrix;

/** The shapes that belong together in a sample. */
final class Shapes {
    private Shapes() {}

    static void check(String what, EventMatrix observations, EventMatrix values, int columns) {
        if (values.rows() != observations.rows() || values.columns() != columns) {
            throw new IllegalArgumentException("the %s of a sample has shape [%d, %d], expected [%d, %d]"
                    .formatted(what, values.rows(), values.columns(), observations.rows(), columns));
        }
    }

    /** Points have θ and, in samples with nuisance parameters, ν after it. */
    static void checkPoints(String what, SampleInfo info, EventMatrix observations, EventMatrix values) {
        int physics = info.space().dimension();
        check(what, observations, values, values.columns() == physics ? physics : physics + nuisance(info));
    }

    /** Scores have derivatives in θ and, where they were asked for, in ν; none where they are not known. */
    static void checkScores(SampleInfo info, EventMatrix observations, EventMatrix values) {
        if (values.columns() == 0) {
            check("joint score", observations, values, 0);
        } else {
            checkPoints("joint score", info, observations, values);
        }
    }

    /** There are signs where negative weights keep theirs. */
    static void checkSigns(SampleInfo info, EventMatrix observations, EventMatrix signs) {
        check("signs", observations, signs, info.weights().negativeWeights() == NegativeWeights.KEEP_SIGN ? 1 : 0);
    }

    static EventMatrix none(EventMatrix observations) {
        return EventMatrix.of(observations.rows(), 0, new double[0]);
    }

    private static int nuisance(SampleInfo info) {
        return info.nuisanceParameters().size();
    }
}
