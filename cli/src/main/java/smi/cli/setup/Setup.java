package smi.cli.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import smi.cli.setup.FiniteDifferenceKeys.Points;
import smi.cli.yaml.YamlFile;
import smi.events.EventSetup;
import smi.events.lhe.ImportSettings;
import smi.events.lhe.LheSample;
import smi.events.systematics.SystematicUncertainty;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

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
        return new Setup(file, YamlFile.read(file, SetupFile.class, Map.of(), "docs/setup.md describes its keys"));
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
        List<Benchmark> listed = benchmarks();
        Points points = points(listed);
        List<String> names = points.benchmarks().stream().map(Benchmark::name).toList();
        ImportSettings settings = new ImportSettings(
                        points.benchmarks(),
                        morphing(listed),
                        new SetupSelection(this).selection(seed),
                        new SetupSamples(this, files).samples(names),
                        OptionalLong.of(seed))
                .withSystematics(systematics());
        return points.differences().map(settings::withFiniteDifferences).orElse(settings);
    }

    /**
     * The setup as an event file has it: what the setup says of observables, but nothing of cuts and files.
     *
     * @return the setup
     * @throws InvalidInputException if something does not fit together; the message names the line
     */
    public EventSetup eventSetup() {
        List<Benchmark> listed = benchmarks();
        Points points = points(listed);
        return new EventSetup(
                space(),
                points.benchmarks(),
                List.of(),
                morphing(listed),
                List.of(),
                systematics().stream().map(SystematicUncertainty::description).toList(),
                new SetupSelection(this).descriptions(),
                listed.get(0).name(),
                points.differences());
    }

    /** All benchmarks, those that finite differences need among them. */
    private Points points(List<Benchmark> listed) {
        return Optional.ofNullable(content.finiteDifferences())
                .map(keys -> at(() -> keys.points(space(), listed), "finite_differences"))
                .orElse(new Points(listed, Optional.empty()));
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
                    "%s: the setup has no parameters; docs/setup.md describes the key".formatted(file));
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
                    "%s: the setup has no benchmarks; docs/setup.md describes the key".formatted(file));
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

    /**
     * Files with their origins and factors.
     *
     * @param given the files; if there is none, the samples that the setup lists
     * @return the samples
     */
    public List<LheSample> samples(List<LheInput> given) {
        List<String> names = benchmarks().stream().map(Benchmark::name).toList();
        return new SetupSamples(this, given).samples(names);
    }

    /** {@return whether it says more of events than which observables are stored} */
    public boolean selects() {
        return content.metNoise() != null
                || Stream.of(content.cuts(), content.efficiencies(), content.smearing())
                        .anyMatch(section -> !section.isEmpty())
                || !content.systematics().isEmpty();
    }

    /** {@return the morphing components, also where the benchmarks are too few for a basis; empty without morphing} */
    public Optional<MorphingComponents> morphingComponents() {
        return Optional.ofNullable(content.morphing()).map(keys -> at(() -> keys.componentsOf(space()), "morphing"));
    }

    /** {@return the morphing basis; empty without morphing} */
    public Optional<MorphingBasis> morphingBasis() {
        return morphing(benchmarks());
    }

    private Optional<MorphingBasis> morphing(List<Benchmark> benchmarks) {
        return Optional.ofNullable(content.morphing())
                .map(keys -> at(() -> keys.basis(benchmarks.get(0).point().space(), benchmarks), "morphing"));
    }

    /**
     * The files of an import.
     *
     * @param given the files of the command line; empty: those that the setup lists
     * @return the files
     * @throws InvalidInputException if nothing matches a pattern or a file is given twice
     */
    public List<Path> files(List<LheInput> given) {
        return new SetupSamples(this, given)
                .inputs().stream().map(LheInput::file).toList();
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
