package smi.events.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import smi.morphing.InvalidInputException;

/**
 * Which files a name on the command line means, and what the files of a large output are called: {@code events.h5}
 * where everything fits into one file, else the set {@code events-0000.h5}, {@code events-0001.h5} … Files of events
 * and of samples follow the same rule. Hidden files are what a killed run left, and never meant.
 */
public final class EventFileNames {
    private static final String ENDING = ".h5";
    private static final int MAX_FILES = 10_000;

    /** The dataset that says, in a file of a set, how many files the set has. */
    public static final String FILE_COUNT = "smi/file_count";

    private EventFileNames() {}

    /**
     * Finds files.
     *
     * @param names each of them a file; or a folder, which stands for the files {@code *.h5} in it; or a pattern with
     *     {@code *}, {@code ?} or {@code [...]} in its last part; or {@code events.h5} for the set
     *     {@code events-0000.h5}, … where there is no file {@code events.h5}
     * @return the files, in the order of the names, those of a pattern or set in the order of their names; a name of
     *     which nothing exists stands for itself
     * @throws InvalidInputException if nothing matches a pattern, a folder has no such files, a set has a gap, or a file
     *     occurs twice
     */
    public static List<Path> resolve(List<String> names) {
        List<Path> files = new ArrayList<>();
        names.forEach(name -> files.addAll(resolve(name)));
        if (files.isEmpty()) {
            throw new InvalidInputException("no event file is given; give one or more");
        }
        var seen = new HashSet<Path>();
        for (Path file : files) {
            if (!seen.add(file.toAbsolutePath().normalize())) {
                throw new InvalidInputException(
                        "%s is given twice, its events would count twice; give every file once".formatted(file));
            }
        }
        return files;
    }

    private static List<Path> resolve(String name) {
        int last = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
        boolean pattern = name.substring(last).matches(".*[*?\\[].*");
        if (pattern && !Files.exists(Path.of(name))) {
            return matches(Path.of(name.substring(0, last)), name.substring(last), name);
        }
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            return matches(path, "*" + ENDING, name);
        }
        if (Files.exists(path) || !name.endsWith(ENDING)) {
            return List.of(path);
        }
        List<Path> set = members(path);
        return set.isEmpty() ? List.of(path) : complete(path, set);
    }

    private static List<Path> matches(Path folder, String pattern, String name) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        List<Path> found = list(folder, file -> matcher.matches(file.getFileName()));
        if (found.isEmpty()) {
            throw new InvalidInputException(
                    Files.isDirectory(Path.of(name))
                            ? "the folder %s holds no file %s; give files".formatted(name, pattern)
                            : "no file matches %s; check the folder and the pattern".formatted(name));
        }
        return found;
    }

    /**
     * The files that have the names of the files of a set.
     *
     * @param target the name of the set, for example {@code events.h5}
     * @return those that exist, sorted
     */
    public static List<Path> members(Path target) {
        String stem = stem(target);
        Pattern member = Pattern.compile(Pattern.quote(stem) + "-\\d{4}\\.h5");
        return list(folder(target), file -> member.matcher(file.getFileName().toString())
                .matches());
    }

    private static List<Path> complete(Path target, List<Path> set) {
        for (int i = 0; i < set.size(); i++) {
            if (!set.get(i).getFileName().equals(member(target, i).getFileName())) {
                throw missing(target, i);
            }
        }
        int expected = fileCount(set.get(0));
        if (expected > set.size()) {
            throw missing(target, set.size());
        }
        return set;
    }

    private static InvalidInputException missing(Path target, int index) {
        return new InvalidInputException("the set %s is incomplete: %s is missing; restore it or write the set again"
                .formatted(target, member(target, index)));
    }

    /**
     * Whether a file was written as part of a set of several files.
     *
     * @param file the file
     * @return whether it says so
     */
    public static boolean isPartOfSet(Path file) {
        try {
            return fileCount(file) > 1;
        } catch (InvalidInputException e) {
            return false; // not even an HDF5 file: somebody else's
        }
    }

    private static int fileCount(Path file) {
        try (HdfReader in = HdfReader.open(file)) {
            return in.has(FILE_COUNT) ? (int) in.integer(FILE_COUNT) : 1;
        }
    }

    /**
     * The name of a file of a set.
     *
     * @param target the name of the set, for example {@code events.h5}
     * @param index number of the file
     * @return for example {@code events-0000.h5}
     * @throws InvalidInputException if there are more files than numbers
     */
    public static Path member(Path target, int index) {
        if (index >= MAX_FILES) {
            throw new InvalidInputException(
                    "%s needs more than %d files; allow more events per file".formatted(target, MAX_FILES));
        }
        return target.resolveSibling(String.format(Locale.ROOT, "%s-%04d%s", stem(target), index, ENDING));
    }

    private static String stem(Path target) {
        String name = target.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    private static Path folder(Path target) {
        return target.getParent() == null ? Path.of("") : target.getParent();
    }

    private static List<Path> list(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Predicate<Path> shown = file -> !file.getFileName().toString().startsWith(".");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, shown.and(wanted)::test)) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            return found.stream().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the folder " + folder.toAbsolutePath(), e);
        }
    }
}
