package smi.augmentation.npy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smi.augmentation.LocalSample;
import smi.augmentation.MoreRatiosSample;
import smi.augmentation.PlainSample;
import smi.augmentation.RatioSample;
import smi.augmentation.Sample;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;

/**
 * Writes a sample as MadMiner's set of files: {@code theta_}, {@code theta0_}, {@code theta1_}, {@code x_}, {@code y_},
 * {@code r_xz_}, {@code t_xz_}, {@code t_xz0_}, {@code t_xz1_} followed by a name and {@code .npy}. All tables have two
 * dimensions and are float32, labels y float64. Each file is written whole or not at all.
 */
public final class NpySample {
    private static final String THETA0 = "theta0";
    private static final String THETA1 = "theta1";

    private final Path folder;
    private final String name;
    private final List<Path> written = new ArrayList<>();

    private NpySample(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /**
     * Writes a sample.
     *
     * @param sample a plain, local, ratio or more-ratios sample
     * @param folder where to; it must exist
     * @param name the end of the files' names, for example {@code train_ratio}
     * @return the files, x last: where it is, the set is complete
     * @throws InvalidInputException if the set has no form for the sample: coefficients, or signs of negative weights
     * @throws UncheckedIOException if writing fails; then no file of the set remains
     */
    public static List<Path> write(Sample sample, Path folder, String name) {
        if (sample.info().weights().negativeShare() > 0 && hasSigns(sample)) {
            throw new InvalidInputException(
                    "MadMiner's files have no place for the signs of negative weights; make the sample with the policy clip, or write HDF5");
        }
        var files = new NpySample(folder, name);
        try {
            return files.write(sample);
        } catch (UncheckedIOException e) {
            files.remove(e);
            throw e;
        }
    }

    /** A set without some of its files would be taken for another sample. */
    private void remove(UncheckedIOException cause) {
        for (Path file : written) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private static boolean hasSigns(Sample sample) {
        return sample instanceof PlainSample plain && plain.signs().columns() > 0
                || sample instanceof LocalSample local && local.signs().columns() > 0
                || sample instanceof RatioSample ratio && ratio.signs().columns() > 0
                || sample instanceof MoreRatiosSample ratios && ratios.signs().columns() > 0;
    }

    private List<Path> write(Sample sample) {
        if (sample instanceof PlainSample plain) {
            floats("theta", plain.theta());
        } else if (sample instanceof LocalSample local) {
            floats("theta", local.theta()).floats("t_xz", local.jointScore());
        } else if (sample instanceof RatioSample ratio) {
            floats(THETA0, ratio.theta0())
                    .floats(THETA1, ratio.theta1())
                    .labels(ratio.labels())
                    .floats("r_xz", ratio.jointRatio())
                    .floats("t_xz", ratio.jointScore());
        } else if (sample instanceof MoreRatiosSample ratios) {
            floats(THETA0, ratios.theta0())
                    .floats(THETA1, ratios.theta1())
                    .labels(ratios.labels())
                    .floats("r_xz", ratios.jointRatio())
                    .floats("t_xz0", ratios.jointScore0())
                    .floats("t_xz1", ratios.jointScore1());
        } else {
            throw new InvalidInputException(
                    "MadMiner has no files for a coefficient sample; write HDF5, or make another kind of sample");
        }
        floats("x", sample.observations());
        return List.copyOf(written);
    }

    /** A table that is not known (scores without morphing) has no file, as in MadMiner. */
    private NpySample floats(String table, EventMatrix values) {
        if (values.columns() > 0) {
            NpyTable.writeFloats(values, path(table));
        }
        return this;
    }

    private NpySample labels(EventMatrix values) {
        NpyTable.writeDoubles(values, path("y"));
        return this;
    }

    private Path path(String table) {
        Path path = folder.resolve(table + "_" + name + ".npy");
        written.add(path);
        return path;
    }
}
