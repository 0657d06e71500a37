package smi.cli.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import smi.cli.yaml.YamlFile;
import smi.events.EventSetup;
import smi.events.lhe.EventNorm;
import smi.events.lhe.ImportSettings;
import smi.events.lhe.LheSample;
import smi.events.systematics.SystematicUncertainty;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.morphing.Suggestion;

/**
 * A setup file, read. What its sections mean together is found out when it is asked for; an error names the line.
 *
 * @param file where it was read
 * @param content what it says
 */
public record Setup(Path file, SetupFile content) {

    /**
     * Reads a setup file.
     *
     * @param file the file
     * @return its content
     * @throws InvalidInputException if the file is missing, is not YAML, has an unknown key or a value of a wrong type
     */
    public static Setup read(Path file) {
        return new Setup(file, YamlFile.read(file, SetupFile.class, Map.of(), "docs/import.md describes its keys"));
    }

    /**
     * The settings of an import.
     *
     * @param files the files to import; if there is none, the samples that the setup lists
     * @param seed seed of the order of the events
     * @return the settings
     * @throws InvalidInputException if something in the setup does not fit together; the message names the line
     */
    public ImportSettings importSettings(List<LheInput> files, long seed) {
        List<Benchmark> benchmarks = benchmarks();
        return new ImportSettings(
                        benchmarks,
                        morphing(benchmarks),
                        new MeasuredEvents(this).selection(seed),
                        samples(files, benchmarks),
                        OptionalLong.of(seed))
                .withSystematics(systematics());
    }

    /**
     * The setup as an event file has it: what the setup says of observables, but nothing of cuts and files.
     *
     * @return the setup
     * @throws InvalidInputException if something does not fit together; the message names the line
     */
    public EventSetup eventSetup() {
        List<Benchmark> listed = benchmarks();
        var measured = new MeasuredEvents(this);
        measured.cuts();
        measured.efficiencies();
        measured.detector(0);
        Optional<MorphingBasis> morphing = morphing(listed);
        Optional<FiniteDifferenceKeys.Points> shifted = Optional.ofNullable(content.finiteDifferences())
                .map(keys -> at(() -> keys.points(space(), listed), "finite_differences"));
        return new EventSetup(
                space(),
                shifted.map(FiniteDifferenceKeys.Points::benchmarks).orElse(listed),
                List.of(),
                morphing,
                List.of(),
                systematics().stream().map(SystematicUncertainty::description).toList(),
                measured.observables().stream()
                        .map(selected -> selected.observable().description())
                        .toList(),
                listed.get(0).name(),
                shifted.map(FiniteDifferenceKeys.Points::differences));
    }

    private List<SystematicUncertainty> systematics() {
        List<SystematicUncertainty> list = new ArrayList<>();
        content.systematics()
                .forEach((name, keys) -> list.add(at(
                        () -> (keys == null ? SystematicKeys.DEFAULTS : keys).uncertainty(name), "systematics", name)));
        return list;
    }

    /** {@return the parameters} */
    public ParameterSpace space() {
        if (content.parameters().isEmpty()) {
            throw new InvalidInputException(
                    "%s: the setup has no parameters; docs/import.md describes the key".formatted(file));
        }
        List<Parameter> list = new ArrayList<>();
        content.parameters()
                .forEach((name, keys) -> list.add(
                        at(() -> (keys == null ? ParameterKeys.DEFAULTS : keys).parameter(name), "parameters", name)));
        return new ParameterSpace(list);
    }

    /** {@return the benchmarks} */
    public List<Benchmark> benchmarks() {
        ParameterSpace space = space();
        if (content.benchmarks().isEmpty()) {
            throw new InvalidInputException(
                    "%s: the setup has no benchmarks; docs/import.md describes the key".formatted(file));
        }
        List<Benchmark> list = new ArrayList<>();
        content.benchmarks()
                .forEach((name, values) -> list.add(at(() -> benchmark(name, values, space), "benchmarks", name)));
        return list;
    }

    private static Benchmark benchmark(String name, List<Double> values, ParameterSpace space) {
        if (LheInput.BACKGROUND.equals(name)) {
            throw new InvalidInputException(
                    "a benchmark cannot be called 'background', the word for files without benchmark; rename it");
        }
        if (values == null || values.stream().anyMatch(Objects::isNull)) {
            throw new InvalidInputException(
                    "benchmark '%s' needs one number for each of the parameters %s".formatted(name, space.names()));
        }
        return new Benchmark(
                name,
                space.point(values.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    /** {@return the morphing basis, if there is one} */
    public Optional<MorphingBasis> morphing() {
        return morphing(benchmarks());
    }

    /**
     * Files with their origins and factors.
     *
     * @param given the files; if there is none, the samples that the setup lists
     * @return the samples
     */
    public List<LheSample> samples(List<LheInput> given) {
        return samples(given, benchmarks());
    }

    /** {@return whether it says more of events than which observables are stored} */
    public boolean selects() {
        return content.metNoise() != null
                || Stream.of(content.cuts(), content.efficiencies(), content.smearing())
                        .anyMatch(section -> !section.isEmpty())
                || !content.systematics().isEmpty();
    }

    private Optional<MorphingBasis> morphing(List<Benchmark> benchmarks) {
        return Optional.ofNullable(content.morphing())
                .map(keys -> at(() -> keys.basis(benchmarks.get(0).point().space(), benchmarks), "morphing"));
    }

    /** {@return the files that the setup lists} */
    public List<LheInput> listedFiles() {
        List<LheInput> list = new ArrayList<>();
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        for (int i = 0; i < content.samples().size(); i++) {
            SampleKeys keys = content.samples().get(i);
            list.add(at(() -> keys.input(folder), "samples", i));
        }
        return list;
    }

    private List<LheSample> samples(List<LheInput> given, List<Benchmark> benchmarks) {
        List<String> names = benchmarks.stream().map(Benchmark::name).toList();
        checkKFactors(names);
        if (!given.isEmpty()) {
            return given.stream().map(input -> sample(input, names)).toList();
        }
        List<LheInput> listed = listedFiles();
        if (listed.isEmpty()) {
            throw new InvalidInputException(
                    "%s lists no samples; add the section, or give the files to import".formatted(file));
        }
        List<LheSample> samples = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (int i = 0; i < listed.size(); i++) {
            LheInput input = listed.get(i);
            samples.add(at(() -> once(input, seen, names), "samples", i));
        }
        return samples;
    }

    private LheSample once(LheInput input, Set<Path> seen, List<String> names) {
        if (!seen.add(input.file().toAbsolutePath().normalize())) {
            throw new InvalidInputException(
                    "%s is listed twice, its events would count twice; list every file once".formatted(input.file()));
        }
        return sample(input, names);
    }

    private void checkKFactors(List<String> benchmarks) {
        List<String> origins = new ArrayList<>(benchmarks);
        origins.add(LheInput.BACKGROUND);
        content.kFactors()
                .forEach((origin, factor) -> at(
                        () -> {
                            if (!origins.contains(origin)) {
                                throw new InvalidInputException("there is no benchmark '%s'; %s"
                                        .formatted(origin, Suggestion.sentence(origin, origins)));
                            }
                            if (factor == null || !(factor > 0) || factor.isInfinite()) {
                                throw new InvalidInputException(
                                        "the k-factor of '%s' is %s; give a positive number".formatted(origin, factor));
                            }
                            return factor;
                        },
                        "k_factors",
                        origin));
    }

    private LheSample sample(LheInput input, List<String> benchmarks) {
        for (String name : input.systematics().orElse(List.of())) {
            if (!content.systematics().containsKey(name)) {
                throw new InvalidInputException("%s: there is no systematic '%s'; %s"
                        .formatted(
                                input.file(),
                                name,
                                Suggestion.sentence(
                                        String.valueOf(name),
                                        content.systematics().keySet())));
            }
        }
        String origin = input.origin().orElse(benchmarks.get(0));
        if (!input.isBackground() && !benchmarks.contains(origin)) {
            throw new InvalidInputException("%s@%s: there is no benchmark '%s'; %s"
                    .formatted(input.file(), origin, origin, Suggestion.sentence(origin, benchmarks)));
        }
        LheSample sample = (input.isBackground()
                        ? LheSample.background(input.file())
                        : LheSample.signal(input.file(), origin))
                .withKFactor(input.kFactor().orElse(1.0) * content.kFactors().getOrDefault(origin, 1.0));
        LheSample affected = input.systematics()
                .map(known -> sample.withSystematics(List.copyOf(known)))
                .orElse(sample);
        return input.eventNorm()
                .or(() -> Optional.ofNullable(content.eventNorm()))
                .map(norm -> affected.withEventNorm(EventNorm.parse(norm)))
                .orElse(affected);
    }

    /** Says in which line something is wrong. */
    <T> T at(Supplier<T> meaning, Object... keys) {
        try {
            return meaning.get();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(YamlFile.place(file, keys) + ": " + e.getMessage(), e);
        }
    }
}
