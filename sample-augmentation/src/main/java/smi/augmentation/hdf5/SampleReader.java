package smi.augmentation.hdf5;

import java.util.Arrays;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.MoreRatiosSample;
import smi.augmentation.NegativeWeights;
import smi.augmentation.PlainSample;
import smi.augmentation.RatioSample;
import smi.augmentation.Sample;
import smi.augmentation.SampleInfo;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;

/** Reads the columns of a sample, with their shapes checked. */
record SampleReader(SampleTables tables, SampleInfo info) {

    Sample read(SampleKind kind) {
        EventMatrix x = tables.matrix(SampleKind.OBSERVATIONS);
        check(SampleKind.OBSERVATIONS, x, x.rows(), info.observables().size());
        return switch (kind) {
            case PLAIN -> new PlainSample(info, x, points(SampleKind.THETA, x), signs(x));
            case LOCAL ->
                new LocalSample(info, x, points(SampleKind.THETA, x), scores(SampleKind.JOINT_SCORE, x), signs(x));
            case RATIO -> ratio(x);
            case MORE_RATIOS -> moreRatios(x);
            case COEFFICIENTS -> coefficients(x);
        };
    }

    private RatioSample ratio(EventMatrix x) {
        return new RatioSample(
                info,
                x,
                points(SampleKind.THETA0, x),
                points(SampleKind.THETA1, x),
                table(SampleKind.LABELS, x, 1),
                table(SampleKind.JOINT_RATIO, x, 1),
                scores(SampleKind.JOINT_SCORE, x),
                signs(x));
    }

    private MoreRatiosSample moreRatios(EventMatrix x) {
        long[] rowsPerEvent = tables.longs(SampleKind.ROWS_PER_EVENT);
        if (rowsPerEvent.length != 1 || rowsPerEvent[0] < 1 || x.rows() % rowsPerEvent[0] != 0) {
            throw new InvalidInputException("%s does not divide %d rows; make the sample anew"
                    .formatted(tables.at(SampleKind.ROWS_PER_EVENT), x.rows()));
        }
        return new MoreRatiosSample(
                info,
                (int) rowsPerEvent[0],
                x,
                points(SampleKind.THETA0, x),
                points(SampleKind.THETA1, x),
                table(SampleKind.LABELS, x, 1),
                table(SampleKind.JOINT_RATIO, x, 1),
                scores(SampleKind.JOINT_SCORE, x),
                scores(SampleKind.JOINT_SCORE1, x),
                signs(x));
    }

    private CoefficientSample coefficients(EventMatrix x) {
        MorphingComponents components = components(tables, info.space().dimension());
        return new CoefficientSample(info, x, table(SampleKind.COEFFICIENTS_TABLE, x, components.count()), components);
    }

    /** The monomials of a coefficient sample. */
    static MorphingComponents components(SampleTables tables, int parameters) {
        long[] flat = tables.longs(SampleKind.COMPONENTS);
        long[] shape = tables.first().shape(SampleKind.COMPONENTS);
        if (shape.length != 2 || shape[1] != parameters) {
            throw new InvalidInputException("%s has shape %s, expected one power for each of %d parameters"
                    .formatted(tables.at(SampleKind.COMPONENTS), Arrays.toString(shape), parameters));
        }
        int[][] powers = new int[(int) shape[0]][parameters];
        for (int k = 0; k < flat.length; k++) {
            powers[k / parameters][k % parameters] = Math.toIntExact(flat[k]);
        }
        return MorphingComponents.of(powers);
    }

    /** Points have columns for the nuisance parameters or not. */
    private EventMatrix points(String name, EventMatrix x) {
        EventMatrix table = tables.matrix(name);
        int physics = info.space().dimension();
        int all = physics + info.nuisanceParameters().size();
        check(name, table, x.rows(), table.columns() == physics ? physics : all);
        return table;
    }

    private EventMatrix scores(String name, EventMatrix x) {
        return tables.columns(name) == 0 ? EventMatrix.of(x.rows(), 0, new double[0]) : points(name, x);
    }

    private EventMatrix signs(EventMatrix x) {
        boolean kept = info.weights().negativeWeights() == NegativeWeights.KEEP_SIGN;
        return kept ? table(SampleKind.SIGNS, x, 1) : EventMatrix.of(x.rows(), 0, new double[0]);
    }

    private EventMatrix table(String name, EventMatrix x, int columns) {
        EventMatrix table = tables.matrix(name);
        check(name, table, x.rows(), columns);
        return table;
    }

    private void check(String name, EventMatrix table, int rows, int columns) {
        if (table.rows() != rows || table.columns() != columns) {
            throw new InvalidInputException("%s has shape [%d, %d], expected [%d, %d]; make the sample anew"
                    .formatted(tables.at(name), table.rows(), table.columns(), rows, columns));
        }
    }
}
