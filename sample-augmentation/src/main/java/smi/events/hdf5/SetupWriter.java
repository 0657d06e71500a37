package smi.events.hdf5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import smi.events.EventSetup;
import smi.events.FiniteDifferences;
import smi.events.Observable;
import smi.events.Systematic;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.NuisanceParameter;
import smi.morphing.Parameter;

/** Writes the setup of an event file with MadMiner's paths, types and widths of text. */
final class SetupWriter {
    /** Bytes per text in MadMiner's files. */
    static final int TEXT = 256;

    private final EventSetup setup;
    private final HdfWriter out;

    private SetupWriter(EventSetup setup, HdfWriter out) {
        this.setup = setup;
        this.out = out;
    }

    static void write(EventSetup setup, HdfWriter out) {
        var writer = new SetupWriter(setup, out);
        writer.parameters();
        writer.benchmarks();
        setup.morphing().ifPresent(writer::morphing);
        setup.finiteDifferences().ifPresent(writer::finiteDifferences);
        writer.systematics();
        writer.nuisanceParameters();
        writer.observables();
    }

    private void parameters() {
        List<Parameter> parameters = setup.space().parameters();
        int n = parameters.size();
        texts("parameters/names", parameters, Parameter::name);
        texts("parameters/lha_blocks", parameters, Parameter::lhaBlock);
        texts("parameters/transforms", parameters, Parameter::transform);
        out.longs(
                "parameters/lha_ids",
                parameters.stream().mapToLong(Parameter::lhaId).toArray(),
                n);
        out.longs(
                "parameters/max_power",
                parameters.stream().mapToLong(Parameter::maxPower).toArray(),
                n);
        double[] ranges = parameters.stream()
                .flatMapToDouble(p -> Arrays.stream(new double[] {p.rangeMin(), p.rangeMax()}))
                .toArray();
        out.doubles("parameters/val_ranges", ranges, n, 2);
    }

    private void benchmarks() {
        List<String> names = setup.weightColumns();
        int physics = setup.benchmarks().size();
        int dimension = setup.space().dimension();
        double[] values = new double[names.size() * dimension]; // zero for nuisance benchmarks
        for (int b = 0; b < physics; b++) {
            System.arraycopy(setup.benchmarks().get(b).point().values(), 0, values, b * dimension, dimension);
        }
        int reference = markedReference();
        texts(BenchmarkTable.NAMES, names, Function.identity());
        out.doubles(BenchmarkTable.VALUES, values, names.size(), dimension);
        flags(BenchmarkTable.IS_NUISANCE, names.size(), b -> b >= physics);
        flags(BenchmarkTable.IS_REFERENCE, names.size(), b -> b == reference);
    }

    /** MadMiner marks the reference when it reads events; in a setup without observables it marks none: the first. */
    private int markedReference() {
        int reference = setup.benchmarkIndex(setup.referenceBenchmark());
        boolean bare =
                setup.observables().isEmpty() && setup.nuisanceBenchmarks().isEmpty();
        return bare && reference == 0 ? -1 : reference;
    }

    private void flags(String path, int count, IntPredicate flag) {
        out.longs(
                path,
                IntStream.range(0, count).mapToLong(b -> flag.test(b) ? 1 : 0).toArray(),
                count);
    }

    /** The format means the first benchmarks by the columns of the matrix; those outside the basis get zeros. */
    private void morphing(MorphingBasis basis) {
        int[][] powers = basis.components().powers();
        long[] flat = Arrays.stream(powers)
                .flatMapToInt(Arrays::stream)
                .asLongStream()
                .toArray();
        out.longs("morphing/components", flat, powers.length, basis.components().dimension());
        int[] columns = basis.benchmarks().stream()
                .mapToInt(b -> setup.benchmarkIndex(b.name()))
                .toArray();
        int width = Arrays.stream(columns).max().orElseThrow() + 1;
        double[][] matrix = basis.matrix();
        double[] values = new double[matrix.length * width];
        for (int c = 0; c < matrix.length; c++) {
            for (int b = 0; b < columns.length; b++) {
                values[c * width + columns[b]] = matrix[c][b];
            }
        }
        out.doubles("morphing/morphing_matrix", values, matrix.length, width);
    }

    private void finiteDifferences(FiniteDifferences differences) {
        List<String> bases = setup.benchmarks().stream()
                .map(Benchmark::name)
                .filter(differences.shifted()::containsKey)
                .toList();
        if (bases.size() != differences.shifted().size()) {
            throw new InvalidInputException("finite differences are given for %s, but the benchmarks are %s"
                    .formatted(
                            differences.shifted().keySet().stream().sorted().toList(),
                            setup.benchmarks().stream().map(Benchmark::name).toList()));
        }
        List<String> shifted = new ArrayList<>();
        bases.forEach(base -> shifted.addAll(differences.shifted().get(base)));
        out.asciiTexts("finite_differences/base_benchmarks", bases, longest(bases), bases.size());
        out.asciiTexts(
                "finite_differences/shifted_benchmarks",
                shifted,
                longest(shifted),
                bases.size(),
                setup.space().dimension());
        out.number("finite_differences/epsilon", differences.epsilon());
    }

    private static int longest(List<String> texts) {
        return texts.stream().mapToInt(String::length).reduce(1, Math::max);
    }

    private void systematics() {
        List<Systematic> systematics = setup.systematics();
        if (systematics.isEmpty()) {
            return;
        }
        texts("systematics/names", systematics, Systematic::name);
        texts("systematics/types", systematics, Systematic::type);
        texts("systematics/values", systematics, Systematic::value);
        texts("systematics/scales", systematics, Systematic::scale);
    }

    private void nuisanceParameters() {
        List<NuisanceParameter> parameters = setup.nuisanceParameters();
        if (parameters.isEmpty()) {
            return;
        }
        texts("nuisance_parameters/names", parameters, NuisanceParameter::name);
        texts("nuisance_parameters/systematics", parameters, NuisanceParameter::systematic);
        texts("nuisance_parameters/benchmark_positive", parameters, NuisanceParameter::benchmarkPositive);
        texts("nuisance_parameters/benchmark_negative", parameters, nu -> nu.benchmarkNegative()
                .orElse(SetupReader.NONE));
    }

    private void observables() {
        if (setup.observables().isEmpty()) {
            return;
        }
        texts("observables/names", setup.observables(), Observable::name);
        texts("observables/definitions", setup.observables(), Observable::definition);
    }

    private <T> void texts(String path, List<T> items, Function<T, String> text) {
        out.asciiTexts(path, items.stream().map(text).toList(), TEXT, items.size());
    }
}
