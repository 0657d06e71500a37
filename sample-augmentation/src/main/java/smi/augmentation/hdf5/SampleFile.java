package smi.augmentation.hdf5;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.MoreRatiosSample;
import smi.augmentation.PlainSample;
import smi.augmentation.RatioSample;
import smi.augmentation.Sample;
import smi.augmentation.SampleInfo;
import smi.events.EventMatrix;
import smi.events.hdf5.EventFileNames;
import smi.events.hdf5.HdfReader;
import smi.events.hdf5.HdfWriter;
import smi.morphing.InvalidInputException;

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
        writer(sample).write(target);
    }

    static HdfWriter writer(Sample sample) {
        var writer = new HdfWriter();
        SampleInfoGroups.write(sample.info(), SampleKind.of(sample), writer);
        writer.matrix(SampleKind.OBSERVATIONS, sample.observations());
        writeColumns(sample, writer);
        return writer;
    }

    private static void writeColumns(Sample sample, HdfWriter writer) {
        if (sample instanceof PlainSample plain) {
            signs(plain.signs(), writer).matrix(SampleKind.THETA, plain.theta());
        } else if (sample instanceof LocalSample local) {
            signs(local.signs(), writer)
                    .matrix(SampleKind.THETA, local.theta())
                    .matrix(SampleKind.JOINT_SCORE, local.jointScore());
        } else if (sample instanceof RatioSample ratio) {
            signs(ratio.signs(), writer)
                    .matrix(SampleKind.THETA0, ratio.theta0())
                    .matrix(SampleKind.THETA1, ratio.theta1())
                    .matrix(SampleKind.LABELS, ratio.labels())
                    .matrix(SampleKind.JOINT_RATIO, ratio.jointRatio())
                    .matrix(SampleKind.JOINT_SCORE, ratio.jointScore());
        } else if (sample instanceof MoreRatiosSample ratios) {
            signs(ratios.signs(), writer)
                    .integer(SampleKind.ROWS_PER_EVENT, ratios.rowsPerEvent())
                    .matrix(SampleKind.THETA0, ratios.theta0())
                    .matrix(SampleKind.THETA1, ratios.theta1())
                    .matrix(SampleKind.LABELS, ratios.labels())
                    .matrix(SampleKind.JOINT_RATIO, ratios.jointRatio())
                    .matrix(SampleKind.JOINT_SCORE, ratios.jointScore0())
                    .matrix(SampleKind.JOINT_SCORE1, ratios.jointScore1());
        } else if (sample instanceof CoefficientSample coefficients) {
            write(coefficients, writer);
        }
    }

    private static HdfWriter signs(EventMatrix signs, HdfWriter writer) {
        return signs.columns() == 0 ? writer : writer.matrix(SampleKind.SIGNS, signs);
    }

    private static void write(CoefficientSample sample, HdfWriter writer) {
        int[][] powers = sample.components().powers();
        long[] flat = Arrays.stream(powers)
                .flatMapToInt(Arrays::stream)
                .asLongStream()
                .toArray();
        writer.matrix(SampleKind.COEFFICIENTS_TABLE, sample.coefficients())
                .longs(SampleKind.COMPONENTS, flat, powers.length, powers[0].length)
                .text("sample/coefficient_unit", "pb");
    }

    /**
     * Reads a sample of any kind.
     *
     * @param path a file; or what stands for several files that are one sample, as {@link EventFileNames#resolve} says:
     *     the name of a set, a pattern, a folder
     * @return the sample
     * @throws InvalidInputException if it does not exist, is truncated, or is no sample
     */
    public static Sample read(Path path) {
        return read(files(path));
    }

    /**
     * Reads several files as one sample.
     *
     * @param paths the files, all of one kind, with the same parameters, observables and partition; of a set all of its
     *     files, or one alone
     * @return the sample; the rows of the files follow one another
     * @throws InvalidInputException if one of them does not exist, is truncated, or is no sample, or they do not belong
     *     together; the message names the file
     */
    public static Sample read(List<Path> paths) {
        SampleTables tables = SampleTables.open(paths);
        try {
            return read(paths, tables, SampleKind.of(tables.first()));
        } finally {
            tables.files().forEach(HdfReader::close);
        }
    }

    /**
     * Reads a sample of a given kind.
     *
     * @param path as for {@link #read(Path)}
     * @param type the kind, for example {@code RatioSample.class}
     * @param <S> the kind
     * @return the sample
     * @throws InvalidInputException as {@link #read(Path)}, or if it is of another kind
     */
    public static <S extends Sample> S read(Path path, Class<S> type) {
        List<Path> paths = files(path);
        SampleTables tables = SampleTables.open(paths);
        try {
            SampleKind kind = SampleKind.of(tables.first());
            if (kind.type() != type) {
                throw new InvalidInputException("%s is a %s sample, but a %s sample is needed; make one with"
                                .formatted(
                                        path, kind.label(), SampleKind.of(type).label())
                        + " smi augment --sample " + SampleKind.of(type).label());
            }
            return type.cast(read(paths, tables, kind));
        } finally {
            tables.files().forEach(HdfReader::close);
        }
    }

    private static Sample read(List<Path> paths, SampleTables tables, SampleKind kind) {
        List<SampleInfo> infos = new ArrayList<>();
        for (HdfReader file : tables.files()) {
            SampleKind own = SampleKind.of(file);
            if (own != kind) {
                throw new InvalidInputException("%s is a %s sample, %s is a %s sample; give files of one sample"
                        .formatted(paths.get(0), kind.label(), file.path(), own.label()));
            }
            infos.add(SampleInfoGroups.read(file));
        }
        return new SampleReader(tables, SampleParts.together(paths, infos, kind)).read(kind);
    }

    /**
     * The files that a name stands for, to be digested as inputs.
     *
     * @param path as for {@link #read(Path)}
     * @return the files
     * @throws InvalidInputException if nothing matches a pattern, a folder is empty, or a set has a gap
     */
    public static List<Path> files(Path path) {
        return EventFileNames.resolve(List.of(path.toString()));
    }

    /**
     * The name of a kind of sample, as on the command line.
     *
     * @param sample the sample
     * @return {@code plain}, {@code test}, {@code local}, {@code density}, {@code ratio}, {@code more-ratios} or
     *     {@code coefficients}
     */
    public static String kind(Sample sample) {
        return sample.info()
                .provenance()
                .settings()
                .getOrDefault("sample", SampleKind.of(sample).label());
    }

    /**
     * Whether a file is a sample, of whatever kind.
     *
     * @param path an HDF5 file, or what stands for several of which the first decides
     * @return whether it is one
     * @throws InvalidInputException if it is no HDF5 file or truncated
     */
    public static boolean isSample(Path path) {
        try (HdfReader reader = HdfReader.open(files(path).get(0))) {
            return reader.has(SampleKind.KIND);
        }
    }
}
