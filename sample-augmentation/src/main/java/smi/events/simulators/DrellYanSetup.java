package smi.events.simulators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.events.EventSetup;
import smi.events.Observable;
import smi.events.Systematic;
import smi.morphing.Benchmark;
import smi.morphing.MorphingBasis;
import smi.morphing.NuisanceParameter;

/** The benchmarks, the morphing basis and the systematic uncertainties of Drell–Yan events. */
final class DrellYanSetup {
    /** Variations of the parton densities by the name of their nuisance benchmark, in the order of the columns. */
    static final Map<String, PartonDensities> VARIATIONS = variations();

    private static final String SCALE = "scales_nuisance_param_0";

    private DrellYanSetup() {}

    private static Map<String, PartonDensities> variations() {
        Map<String, PartonDensities> variations = new LinkedHashMap<>();
        variations.put(SCALE + "_benchmark_0", new PartonDensities(2.0, PartonDensities.Eigenvector.NONE));
        variations.put(SCALE + "_benchmark_1", new PartonDensities(0.5, PartonDensities.Eigenvector.NONE));
        variations.put(
                "pdfs_nuisance_param_0_benchmark_0", new PartonDensities(1, PartonDensities.Eigenvector.VALENCE));
        variations.put("pdfs_nuisance_param_1_benchmark_0", new PartonDensities(1, PartonDensities.Eigenvector.SEA));
        return variations;
    }

    private static List<Benchmark> benchmarks() {
        return List.of(
                benchmark("sm", 0, 0),
                benchmark("w", 0.8, 0.05),
                benchmark("neg_w", -0.75, 0.1),
                benchmark("ww", 0.15, 0.7),
                benchmark("neg_ww", 0.2, -0.85),
                benchmark("morphing_basis_vector_5", -0.7462497108453552, -0.7764182155021346));
    }

    private static Benchmark benchmark(String name, double... theta) {
        return new Benchmark(name, DrellYanCrossSection.SPACE.point(theta));
    }

    /** The setup without systematic uncertainties. */
    static EventSetup plain(List<Observable> observables) {
        var basis = MorphingBasis.of(DrellYanCrossSection.SPACE, DrellYanCrossSection.COMPONENTS, benchmarks());
        return EventSetup.of(basis, observables);
    }

    /** The setup with weights for scale and parton densities. */
    static EventSetup withSystematics(List<Observable> observables) {
        EventSetup plain = plain(observables);
        List<NuisanceParameter> nuisance = new ArrayList<>();
        nuisance.add(
                new NuisanceParameter(SCALE, "scales", SCALE + "_benchmark_0", Optional.of(SCALE + "_benchmark_1")));
        for (String name : List.of("pdfs_nuisance_param_0", "pdfs_nuisance_param_1")) {
            nuisance.add(new NuisanceParameter(name, "pdfs", name + "_benchmark_0", Optional.empty()));
        }
        return new EventSetup(
                plain.space(),
                plain.benchmarks(),
                List.copyOf(VARIATIONS.keySet()),
                plain.morphing(),
                nuisance,
                List.of(
                        new Systematic("scales", "scale", "0.5,1.0,2.0", "mu"),
                        new Systematic("pdfs", "pdf", "toy_ct", "None")),
                observables,
                plain.referenceBenchmark(),
                Optional.empty());
    }
}
