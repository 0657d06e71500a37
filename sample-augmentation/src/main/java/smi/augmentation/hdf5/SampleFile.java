package smi.augmentation.hdf5;

import java.nio.file.Path;
import java.util.Arrays;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.PlainSample;
import smi.augmentation.RatioSample;
import smi.augmentation.Sample;
import smi.augmentation.SampleInfo;
import smi.events.EventMatrix;
import smi.events.hdf5.HdfReader;
import smi.events.hdf5.HdfWriter;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;

/** Writes samples into HDF5 files and reads them back, exactly. */
public final class SampleFile {
    private SampleFile() {}

    /**
     * Writes a sample.
     *
     * @param sample the sample
     * @param target where to; an older file is replaced once the new one is complete
     * @throws InvalidInputException if the folder does not exist
     * @throws java.io.UncheckedIOException if writing fails
     */
    public static void write(Sample sample, Path target) {
        var writer = new HdfWriter();
        SampleInfoGroups.write(sample.info(), SampleKind.of(sample), writer);
        writer.matrix(SampleKind.OBSERVATIONS, sample.observations());
        if (sample instanceof PlainSample plain) {
            writer.matrix(SampleKind.THETA, plain.theta());
        } else if (sample instanceof LocalSample local) {
            writer.matrix(SampleKind.THETA, local.theta()).matrix(SampleKind.JOINT_SCORE, local.jointScore());
        } else if (sample instanceof RatioSample ratio) {
            writer.matrix(SampleKind.THETA0, ratio.theta0())
                    .matrix(SampleKind.THETA1, ratio.theta1())
                    .matrix(SampleKind.LABELS, ratio.labels())
                    .matrix(SampleKind.JOINT_RATIO, ratio.jointRatio())
                    .matrix(SampleKind.JOINT_SCORE, ratio.jointScore());
        } else if (sample instanceof CoefficientSample coefficients) {
            int[][] powers = coefficients.components().powers();
            long[] flat = Arrays.stream(powers)
                    .flatMapToInt(Arrays::stream)
                    .asLongStream()
                    .toArray();
            writer.matrix(SampleKind.COEFFICIENTS_TABLE, coefficients.coefficients())
                    .longs(SampleKind.COMPONENTS, flat, powers.length, powers[0].length)
                    .text("sample/coefficient_unit", "pb");
        }
        writer.write(target);
    }

    /**
     * Reads a sample of any kind.
     *
     * @param path the file
     * @return the sample
     * @throws InvalidInputException if it does not exist, is truncated, or is no sample
     */
    public static Sample read(Path path) {
        try (HdfReader reader = HdfReader.open(path)) {
            SampleKind kind = SampleKind.of(reader);
            return new SampleReader(reader, SampleInfoGroups.read(reader)).read(kind);
        }
    }

    /**
     * Reads a sample of a given kind.
     *
     * @param path the file
     * @param type the kind, for example {@code RatioSample.class}
     * @param <S> the kind
     * @return the sample
     * @throws InvalidInputException as {@link #read(Path)}, or if it is of another kind
     */
    public static <S extends Sample> S read(Path path, Class<S> type) {
        try (HdfReader reader = HdfReader.open(path)) {
            SampleKind kind = SampleKind.of(reader);
            if (kind.type() != type) {
                throw new InvalidInputException("%s is a %s sample, but a %s sample is needed; make one with"
                                .formatted(
                                        path, kind.label(), SampleKind.of(type).label())
                        + " smi augment --sample " + SampleKind.of(type).label());
            }
            return type.cast(new SampleReader(reader, SampleInfoGroups.read(reader)).read(kind));
        }
    }

    /**
     * The name of a kind of sample, as in files and on the command line.
     *
     * @param sample the sample
     * @return {@code plain}, {@code local}, {@code ratio} or {@code coefficients}
     */
    public static String kind(Sample sample) {
        return SampleKind.of(sample).label();
    }

    /**
     * Whether a file is a sample, of whatever kind.
     *
     * @param path an HDF5 file
     * @return whether it is one
     * @throws InvalidInputException if it is no HDF5 file or truncated
     */
    public static boolean isSample(Path path) {
        try (HdfReader reader = HdfReader.open(path)) {
            return reader.has(SampleKind.KIND);
        }
    }

    /** Reads the columns of a sample, with their shapes checked. */
    private record SampleReader(HdfReader reader, SampleInfo info) {

        Sample read(SampleKind kind) {
            int parameters = info.space().dimension();
            EventMatrix x = reader.matrix(SampleKind.OBSERVATIONS);
            check(SampleKind.OBSERVATIONS, x, x.rows(), info.observables().size());
            return switch (kind) {
                case PLAIN -> new PlainSample(info, x, table(SampleKind.THETA, x, parameters));
                case LOCAL ->
                    new LocalSample(
                            info,
                            x,
                            table(SampleKind.THETA, x, parameters),
                            table(SampleKind.JOINT_SCORE, x, parameters));
                case RATIO ->
                    new RatioSample(
                            info,
                            x,
                            table(SampleKind.THETA0, x, parameters),
                            table(SampleKind.THETA1, x, parameters),
                            table(SampleKind.LABELS, x, 1),
                            table(SampleKind.JOINT_RATIO, x, 1),
                            table(SampleKind.JOINT_SCORE, x, parameters));
                case COEFFICIENTS -> {
                    MorphingComponents components = components(parameters);
                    yield new CoefficientSample(
                            info, x, table(SampleKind.COEFFICIENTS_TABLE, x, components.count()), components);
                }
            };
        }

        private MorphingComponents components(int parameters) {
            long[] flat = reader.longs(SampleKind.COMPONENTS);
            long[] shape = reader.shape(SampleKind.COMPONENTS);
            if (shape.length != 2 || shape[1] != parameters) {
                throw new InvalidInputException("%s has shape %s, expected one power for each of %d parameters"
                        .formatted(reader.at(SampleKind.COMPONENTS), Arrays.toString(shape), parameters));
            }
            int[][] powers = new int[(int) shape[0]][parameters];
            for (int k = 0; k < flat.length; k++) {
                powers[k / parameters][k % parameters] = Math.toIntExact(flat[k]);
            }
            return MorphingComponents.of(powers);
        }

        private EventMatrix table(String name, EventMatrix observations, int columns) {
            EventMatrix table = reader.matrix(name);
            check(name, table, observations.rows(), columns);
            return table;
        }

        private void check(String name, EventMatrix table, int rows, int columns) {
            if (table.rows() != rows || table.columns() != columns) {
                throw new InvalidInputException("%s has shape [%d, %d], expected [%d, %d]; make the sample anew"
                        .formatted(reader.at(name), table.rows(), table.columns(), rows, columns));
            }
        }
    }
}
