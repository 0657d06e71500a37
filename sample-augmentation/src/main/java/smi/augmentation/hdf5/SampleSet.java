package smi.augmentation.hdf5;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smi.augmentation.Augmenter;
import smi.augmentation.SampleRequest;
import smi.events.Provenance;
import smi.events.hdf5.HdfReader;

/**
 * A sample in several files, for those too large for the memory: every file is a complete sample of all points, and is
 * written whole or not at all. A run that was stopped goes on after its last file.
 */
public final class SampleSet {
    private SampleSet() {}

    /**
     * Makes a sample, file by file. Files of the same set that are there already are kept: same events, settings and
     * seed.
     *
     * @param augmenter makes it
     * @param request what is asked for
     * @param target the file {@code sample.h5}; of several the files are {@code sample_0001.h5}, …
     * @param files how many files
     * @return the files in order
     * @throws smi.morphing.InvalidInputException if the sample cannot be made, see {@link Augmenter#make}
     * @throws java.io.UncheckedIOException if writing fails
     */
    public static List<Path> write(Augmenter augmenter, SampleRequest request, Path target, int files) {
        List<Path> paths = new ArrayList<>();
        for (int part = 0; part < files; part++) {
            Augmenter ofPart = augmenter.part(part, files);
            Path path = files == 1 ? target : numbered(target, part + 1);
            if (!isThere(path, ofPart.provenance(request))) {
                SampleFile.write(ofPart.make(request), path);
            }
            paths.add(path);
        }
        return List.copyOf(paths);
    }

    private static Path numbered(Path target, int number) {
        String name = target.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        return target.resolveSibling(String.format(Locale.ROOT, "%s_%04d%s", stem, number, ending));
    }

    /** A file that is there is complete, because files are moved in place. */
    private static boolean isThere(Path path, Provenance wanted) {
        if (!Files.exists(path) || !SampleFile.isSample(path)) {
            return false;
        }
        try (HdfReader reader = HdfReader.open(path)) {
            return reader.provenance().map(wanted::equals).orElse(false);
        }
    }
}
