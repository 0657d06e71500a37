package smi.cli.tasks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import smi.cli.setup.Setup;
import smi.events.EventSetup;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * What morphing needs to know, from an event file, a setup in HDF5, or a setup file in YAML.
 *
 * @param space the parameters
 * @param benchmarks the physics benchmarks
 * @param reference the reference benchmark
 * @param components the morphing components
 * @param basis the morphing basis; a setup file may have too few benchmarks for one
 */
record MorphingSource(
        ParameterSpace space,
        List<Benchmark> benchmarks,
        Benchmark reference,
        MorphingComponents components,
        Supplier<MorphingBasis> basis) {

    static MorphingSource of(EventSelection events) {
        Path first = events.files().get(0);
        String name = first.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
            return of(events.open().setup());
        }
        if (events.files().size() > 1) {
            throw new InvalidInputException("%s is a setup file; give it alone".formatted(first));
        }
        return of(Setup.read(first));
    }

    private static MorphingSource of(EventSetup setup) {
        MorphingBasis basis = setup.morpher().basis();
        return new MorphingSource(
                setup.space(),
                setup.benchmarks(),
                setup.benchmarks().get(setup.benchmarkIndex(setup.referenceBenchmark())),
                basis.components(),
                () -> basis);
    }

    private static MorphingSource of(Setup setup) {
        MorphingComponents components = setup.morphingComponents()
                .orElseThrow(() -> new InvalidInputException(
                        "%s has no section 'morphing'; docs/import.md describes it".formatted(setup.file())));
        List<Benchmark> benchmarks = setup.benchmarks();
        return new MorphingSource(setup.space(), benchmarks, benchmarks.get(0), components, () -> setup.morphingBasis()
                .orElseThrow());
    }

    List<ParameterPoint> points(List<String> texts) {
        return texts.stream().map(text -> Points.parse(text, space, benchmarks)).toList();
    }
}
