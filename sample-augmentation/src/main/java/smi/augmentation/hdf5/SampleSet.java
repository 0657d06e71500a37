package smi.augmentation.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import smi.augmentation.Augmenter;
import smi.augmentation.Sample;
import smi.augmentation.SampleInfo;
import smi.augmentation.SampleRequest;
import smi.augmentation.SampleWeights;
import smi.events.OutputFile;
import smi.events.Provenance;
import smi.events.hdf5.EventFileNames;
import smi.events.hdf5.HdfReader;
import smi.events.hdf5.HdfWriter;
import smi.morphing.InvalidInputException;

/**
 * A sample in several files, for those too large for the memory: every file is a complete sample of all points, and is
 * written whole or not at all. A run that was stopped goes on after its last file. The files are {@code
 * sample-0000.h5}, {@code sample-0001.h5}, … where {@code sample.h5} was asked for; {@link SampleFile#read} reads them
 * by that name as one sample.
 */
public final class SampleSet {
    /** Larger samples go into several files: a file of this size is drawn with the memory of an ordinary machine. */
    private static final long BYTES_PER_FILE = 1L << 29;

    private SampleSet() {}

    /**
     * What was written.
     *
     * @param files the files, in order
     * @param rows number of rows in all of them
     * @param weights what the weights were worth, at the least favourable point of all
     * @param warnings what the user should know
     */
    public record Written(List<Path> files, long rows, SampleWeights weights, List<String> warnings) {
        public Written {
            files = List.copyOf(files);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * How many files a sample should have.
     *
     * @param augmenter makes it
     * @param request what is asked for
     * @return so many that each has at most 512 MB
     */
    public static int files(Augmenter augmenter, SampleRequest request) {
        return Math.toIntExact(Math.max(1, (augmenter.bytes(request) + BYTES_PER_FILE - 1) / BYTES_PER_FILE));
    }

    /**
     * Makes a sample, file by file. Files of the same set that are there already are kept: same events, settings and
     * seed. What else is there under the name, a file or the files of another set, is replaced.
     *
     * @param augmenter makes it
     * @param request what is asked for
     * @param target the file {@code sample.h5}, or the name of the set {@code sample-0000.h5}, …
     * @param files how many files
     * @return what was written
     * @throws InvalidInputException if the sample cannot be made, see {@link Augmenter#make}, a file under the name of
     *     one of the set is none, or the disk has less space than the sample needs
     * @throws UncheckedIOException if writing fails; files that were complete before remain
     */
    public static Written write(Augmenter augmenter, SampleRequest request, Path target, int files) {
        List<Path> names = names(target, files);
        long missing = names.stream().filter(Files::notExists).count();
        requireSpace(augmenter.bytes(request) / files * missing, free(target), request, target);
        if (files > 1) {
            refuseOtherFiles(target);
            delete(target);
        }
        List<SampleWeights> weights = new ArrayList<>();
        Set<String> warnings = new LinkedHashSet<>();
        long rows = 0;
        for (int k = 0; k < files; k++) {
            Stored stored = store(augmenter.part(k, files), request, names.get(k), files);
            rows += stored.rows();
            weights.add(stored.info().weights());
            warnings.addAll(stored.info().warnings());
        }
        for (Path member : EventFileNames.members(target)) {
            if (!names.contains(member) && EventFileNames.isPartOfSet(member)) {
                delete(member);
            }
        }
        return new Written(names, rows, SampleParts.weights(weights), List.copyOf(warnings));
    }

    private static long free(Path target) {
        Path folder = OutputFile.folder(target);
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell how much space there is in " + folder, e);
        }
    }

    /** Better now than after an hour, with the disk full for everybody. */
    static void requireSpace(long bytes, long free, SampleRequest request, Path target) {
        if (bytes > free) {
            throw new InvalidInputException(
                    "the sample %s (%s events) needs %s, but its disk has only %s left; ask for fewer events or write it elsewhere"
                            .formatted(
                                    target,
                                    request.settings().getOrDefault("n_samples", "all"),
                                    size(bytes),
                                    size(free)));
        }
    }

    private static String size(long bytes) {
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", 1e-6 * bytes)
                : String.format(Locale.ROOT, "%.1f GB", 1e-9 * bytes);
    }

    private static List<Path> names(Path target, int files) {
        if (files == 1) {
            return List.of(target);
        }
        List<Path> names = new ArrayList<>();
        for (int k = 0; k < files; k++) {
            names.add(EventFileNames.member(target, k));
        }
        return names;
    }

    private static Stored store(Augmenter augmenter, SampleRequest request, Path path, int files) {
        Provenance wanted = augmenter.provenance(request);
        Optional<Stored> there = files == 1 ? Optional.empty() : stored(path).filter(s -> s.isPart(wanted));
        if (there.isPresent()) {
            return there.get();
        }
        Sample sample = augmenter.make(request);
        HdfWriter writer = SampleFile.writer(sample);
        if (files > 1) {
            writer.integer(EventFileNames.FILE_COUNT, files);
        }
        writer.write(path);
        return new Stored(sample.info(), sample.size());
    }

    /** What a file says about itself. */
    private record Stored(SampleInfo info, long rows) {
        boolean isPart(Provenance wanted) {
            return SampleParts.samePart(info.provenance(), wanted);
        }
    }

    /** A file that is there is complete, because files are moved in place. */
    private static Optional<Stored> stored(Path path) {
        if (!Files.exists(path) || !SampleFile.isSample(path)) {
            return Optional.empty();
        }
        try (HdfReader reader = HdfReader.open(path)) {
            return Optional.of(new Stored(SampleInfoGroups.read(reader), reader.shape(SampleKind.OBSERVATIONS)[0]));
        }
    }

    /**
     * What is there under the name of a sample and is not a part of it: files that {@link #write} would replace.
     *
     * @param augmenter makes the sample
     * @param request what is asked for
     * @param target its name
     * @param files how many files it has
     * @return these files; of a set that a stopped run left, none
     */
    public static List<Path> inTheWay(Augmenter augmenter, SampleRequest request, Path target, int files) {
        List<Path> names = names(target, files);
        List<Path> others = new ArrayList<>();
        if (Files.exists(target)) {
            others.add(target);
        }
        for (Path member : EventFileNames.members(target)) {
            int k = names.indexOf(member);
            if (!EventFileNames.isPartOfSet(member)) {
                continue;
            }
            if (k < 0
                    || stored(member)
                            .filter(s -> s.isPart(augmenter.part(k, files).provenance(request)))
                            .isEmpty()) {
                others.add(member);
            }
        }
        return List.copyOf(others);
    }

    /** Only files of an older set may be replaced by those of a set: nobody named them. */
    private static void refuseOtherFiles(Path target) {
        for (Path member : EventFileNames.members(target)) {
            if (!EventFileNames.isPartOfSet(member)) {
                throw new InvalidInputException(
                        "the sample %s would be one of a set, but %s exists and is not part of such a set; choose another name"
                                .formatted(target, member));
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot replace %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
