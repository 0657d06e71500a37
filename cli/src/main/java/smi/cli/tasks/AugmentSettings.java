package smi.cli.tasks;

import java.util.List;
import java.util.Optional;
import smi.augmentation.NegativeWeights;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * What is less often chosen about a sample.
 *
 * @param nu nuisance parameters of a local, density, plain or test sample
 * @param nu0 nuisance parameters of the numerators
 * @param nu1 nuisance parameters of the denominators
 * @param additional further hypotheses of every event of a more-ratios sample
 * @param negativeWeights what is done with negative weights
 * @param nuisanceScore whether the joint score has components for the nuisance parameters
 * @param format {@code hdf5} or {@code npy}
 * @param files number of files; as many as the size of the sample asks for if left out
 */
public record AugmentSettings(
        Optional<String> nu,
        Optional<String> nu0,
        Optional<String> nu1,
        List<String> additional,
        NegativeWeights negativeWeights,
        boolean nuisanceScore,
        String format,
        Optional<Integer> files) {
    /** MadMiner's files. */
    static final String NPY = "npy";

    /** Our files. */
    public static final String HDF5 = "hdf5";

    private static final List<String> FORMATS = List.of(HDF5, NPY);

    public AugmentSettings {
        additional = List.copyOf(additional);
        if (!FORMATS.contains(format)) {
            throw new InvalidInputException(
                    "unknown format '%s'; %s".formatted(format, Suggestion.sentence(format, FORMATS)));
        }
        if (files.isPresent() && (files.get() < 1 || files.get() > 1 && format.equals(NPY))) {
            throw new InvalidInputException(
                    "%d files in the format %s; give 1 or more, and write several in the format hdf5"
                            .formatted(files.get(), format));
        }
    }

    /** {@return nominal nuisance parameters, negative weights clipped, as many HDF5 files as are needed} */
    public static AugmentSettings defaults() {
        return new AugmentSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                NegativeWeights.CLIP,
                false,
                HDF5,
                Optional.empty());
    }

    boolean npy() {
        return format.equals(NPY);
    }
}
