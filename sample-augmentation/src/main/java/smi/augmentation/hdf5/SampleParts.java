package smi.augmentation.hdf5;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import smi.augmentation.SampleInfo;
import smi.augmentation.SampleWeights;
import smi.events.InputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

/** Several files that are one sample: whether they belong together, and what they are together. */
final class SampleParts {
    /** The setting that says of a file which of the parts of a sample it is, for example {@code 2 of 3}. */
    private static final String PART = "part";

    private final List<Path> paths;
    private final List<SampleInfo> infos;

    private SampleParts(List<Path> paths, List<SampleInfo> infos) {
        this.paths = paths;
        this.infos = infos;
    }

    /**
     * The description of all files together.
     *
     * @param paths the files
     * @param infos what each of them says
     * @param kind their kind
     * @return the description; of one file it is its own
     * @throws InvalidInputException if they are not one sample
     */
    static SampleInfo together(List<Path> paths, List<SampleInfo> infos, SampleKind kind) {
        if (infos.size() == 1) {
            return infos.get(0);
        }
        var parts = new SampleParts(paths, infos);
        parts.requireSame("parameters", SampleInfo::space);
        parts.requireSame("nuisance parameters", SampleInfo::nuisanceParameters);
        parts.requireSame("observables", SampleInfo::observables);
        parts.requireSame("partition", info -> info.partition().label());
        parts.requireSame("split", SampleInfo::split);
        parts.requireSame(
                "policy of negative weights",
                info -> info.weights().negativeWeights().label());
        parts.requireComplete(kind);
        return parts.info();
    }

    private void requireSame(String what, Function<SampleInfo, Object> property) {
        Object first = property.apply(infos.get(0));
        for (int k = 1; k < infos.size(); k++) {
            Object other = property.apply(infos.get(k));
            if (!first.equals(other)) {
                throw new InvalidInputException("%s and %s are not one sample: their %s differ, %s and %s"
                        .formatted(paths.get(0), paths.get(k), what, first, other));
            }
        }
    }

    /** A set with a gap is what a killed run left, and weights of a part are not those of the whole. */
    private void requireComplete(SampleKind kind) {
        Map<Object, Set<String>> found = new LinkedHashMap<>();
        for (int k = 0; k < infos.size(); k++) {
            Provenance provenance = infos.get(k).provenance();
            if (!found.computeIfAbsent(identity(provenance), key -> new LinkedHashSet<>())
                    .add(part(provenance).orElse(""))) {
                throw new InvalidInputException("%s holds the same events as another of the files; give every file once"
                        .formatted(paths.get(k)));
            }
        }
        found.values().forEach(this::requireAll);
        if (kind == SampleKind.COEFFICIENTS && found.size() > 1) {
            throw new InvalidInputException(
                    "%s and %s are weighted samples of their own, whose cross sections would add up; combine the event files instead"
                            .formatted(paths.get(0), paths.get(paths.size() - 1)));
        }
    }

    private void requireAll(Set<String> parts) {
        String any = parts.iterator().next();
        int expected = any.isEmpty() ? 1 : Integer.parseInt(any.substring(any.lastIndexOf(' ') + 1));
        if (parts.size() != expected) {
            throw new InvalidInputException(
                    "the set of %s is incomplete: only %d of its %d files are given; give all, or make the sample again to complete it"
                            .formatted(paths.get(0), parts.size(), expected));
        }
    }

    private SampleInfo info() {
        SampleInfo first = infos.get(0);
        Set<String> warnings = new LinkedHashSet<>();
        infos.forEach(info -> warnings.addAll(info.warnings()));
        return new SampleInfo(
                first.space(),
                first.nuisanceParameters(),
                first.observables(),
                first.partition(),
                first.split(),
                weights(infos.stream().map(SampleInfo::weights).toList()),
                provenance(),
                new ArrayList<>(warnings));
    }

    /** The least favourable of all. */
    static SampleWeights weights(List<SampleWeights> parts) {
        double effective = Double.POSITIVE_INFINITY;
        double inverse = Double.POSITIVE_INFINITY;
        double negative = 0;
        for (SampleWeights part : parts) {
            effective = Math.min(effective, part.effectiveSize());
            inverse = Math.min(inverse, part.inverseLargestProbability());
            negative = Math.max(negative, part.negativeShare());
        }
        return new SampleWeights(effective, inverse, parts.get(0).negativeWeights(), negative);
    }

    private Provenance provenance() {
        Provenance first = infos.get(0).provenance();
        Set<InputFile> inputs = new LinkedHashSet<>();
        infos.forEach(info -> inputs.addAll(info.provenance().inputs()));
        Map<String, String> settings = new LinkedHashMap<>(first.settings());
        settings.remove(PART);
        settings.put("files", Integer.toString(infos.size()));
        return new Provenance(first.version(), first.command(), first.seed(), new ArrayList<>(inputs), settings);
    }

    /** Which part of its sample a file is; empty if it is all of it. */
    private static Optional<String> part(Provenance provenance) {
        return Optional.ofNullable(provenance.settings().get(PART));
    }

    /** What the parts of one sample have in common: the same work on the same bytes, wherever the files lie. */
    private static Object identity(Provenance provenance) {
        Map<String, String> settings = new LinkedHashMap<>(provenance.settings());
        settings.remove(PART);
        return List.of(
                provenance.version(),
                provenance.command(),
                provenance.seed(),
                provenance.inputs().stream().map(InputFile::sha256).toList(),
                settings);
    }

    /** Whether two files are the same part of the same sample. */
    static boolean samePart(Provenance one, Provenance other) {
        return identity(one).equals(identity(other)) && part(one).equals(part(other));
    }
}
