package smi.cli.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of a setup file (docs/setup.md): its keys are the components of these records, in snake case. A section
 * that is left out is empty here; a key that is left out is {@code null}.
 *
 * @param parameters the parameters, by name
 * @param benchmarks the benchmarks, name → coordinates in the order of the parameters; the first is the reference
 * @param morphing the morphing; {@code null}: none
 * @param finiteDifferences shifted benchmarks; {@code null}: none
 * @param systematics the systematic uncertainties, by name
 * @param observables the observables, name → what it is; {@code null} for a value: one of the catalogue, required
 * @param defaultObservables a shorthand for many observables, stored after the others
 * @param cuts the cuts
 * @param efficiencies factors on the weights
 * @param smearing errors of the detector
 * @param metNoise noise on missing transverse momentum; relative to the scalar sum of the visible transverse momenta
 * @param kFactors factors on the weights of files, by the benchmark at which they were generated, or {@code background}
 * @param samples the files of events
 * @param eventNorm {@code sum} or {@code average} where the files do not say
 */
public record SetupFile(
        LinkedHashMap<String, ParameterKeys> parameters,
        LinkedHashMap<String, List<Double>> benchmarks,
        MorphingKeys morphing,
        FiniteDifferenceKeys finiteDifferences,
        LinkedHashMap<String, SystematicKeys> systematics,
        LinkedHashMap<String, ObservableKeys> observables,
        DefaultObservablesKeys defaultObservables,
        List<CutKeys> cuts,
        List<EfficiencyKeys> efficiencies,
        List<SmearingKeys> smearing,
        ResolutionKeys metNoise,
        LinkedHashMap<String, Double> kFactors,
        List<SampleKeys> samples,
        String eventNorm) {

    /** A missing section is an empty one. */
    public SetupFile {
        parameters = orEmpty(parameters);
        benchmarks = orEmpty(benchmarks);
        systematics = orEmpty(systematics);
        observables = orEmpty(observables);
        cuts = orEmpty(cuts);
        efficiencies = orEmpty(efficiencies);
        smearing = orEmpty(smearing);
        kFactors = orEmpty(kFactors);
        samples = orEmpty(samples);
    }

    private static <T> LinkedHashMap<String, T> orEmpty(Map<String, T> map) {
        return map == null ? new LinkedHashMap<>() : new LinkedHashMap<>(map);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
