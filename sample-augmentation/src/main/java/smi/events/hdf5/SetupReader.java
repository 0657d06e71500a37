package smi.events.hdf5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.events.EventSetup;
import smi.events.FiniteDifferences;
import smi.events.Observable;
import smi.events.Systematic;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.NuisanceParameter;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** Reads the setup of an event file, of today's MadMiner and of the layouts since version 0.8. */
final class SetupReader {
    /** How files spell a missing text; before version 0.9.3 it was empty. */
    static final String NONE = "None";

    /** More can only be damage: |M|² with n operator insertions per amplitude has powers up to 2n. */
    private static final int MAX_POWER = 64;

    private static final String PARAMETERS = "parameters/names";
    private final HdfReader in;

    private SetupReader(HdfReader in) {
        this.in = in;
    }

    static EventSetup read(HdfReader in) {
        try {
            return new SetupReader(in).setup();
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    "%s has an integer beyond 32 bits in its setup; write the setup anew".formatted(in.path()), e);
        } catch (InvalidInputException e) {
            // what the values themselves refuse does not know the file
            throw e.getMessage().startsWith(in.path().toString())
                    ? e
                    : new InvalidInputException(in.path() + ": " + e.getMessage(), e);
        }
    }

    private EventSetup setup() {
        ParameterSpace space = new ParameterSpace(parameters());
        BenchmarkTable table = BenchmarkTable.read(in, space.dimension());
        List<Benchmark> benchmarks = table.physics(space);
        return new EventSetup(
                space,
                benchmarks,
                table.nuisanceNames(),
                morphing(space, benchmarks),
                nuisanceParameters(),
                systematics(),
                observables(),
                table.referenceName(),
                finiteDifferences(space));
    }

    private List<Parameter> parameters() {
        List<String> names = in.texts(PARAMETERS);
        int count = names.size();
        List<String> blocks = texts("parameters/lha_blocks", count, "parameters");
        List<String> transforms = textsOr("parameters/transforms", count, "parameters", "_");
        long[] ids = longs("parameters/lha_ids", count);
        long[] powers = longs("parameters/max_power", count); // shape [P, 1] in files of version 0.8
        String ranges = in.has("parameters/val_ranges") || !in.has("parameters/ranges")
                ? "parameters/val_ranges"
                : "parameters/ranges"; // before version 0.9
        Shape.require(in, ranges, count + " parameters, minimum and maximum", count, 2);
        double[] range = in.doubles(ranges);
        List<Parameter> parameters = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            parameters.add(new Parameter(
                    names.get(p),
                    blocks.get(p),
                    Math.toIntExact(ids[p]),
                    Math.toIntExact(powers[p]),
                    range[2 * p],
                    range[2 * p + 1],
                    transforms.get(p)));
        }
        return parameters;
    }

    private Optional<MorphingBasis> morphing(ParameterSpace space, List<Benchmark> benchmarks) {
        String components = "morphing/components";
        String matrix = "morphing/morphing_matrix";
        if (!in.has(components) && !in.has(matrix)) {
            return Optional.empty();
        }
        long[] shape = in.shape(matrix);
        if (shape.length != 2 || shape[1] > benchmarks.size()) {
            throw new InvalidInputException(
                    "%s has shape %s, expected components × benchmarks, of which there are %d; write the setup anew"
                            .formatted(in.at(matrix), Arrays.toString(shape), benchmarks.size()));
        }
        int count = Math.toIntExact(shape[0]);
        Shape.require(
                in, components, count + " components, " + space.dimension() + " parameters", count, space.dimension());
        return Optional.of(MorphingBasis.withMatrix(
                space,
                MorphingComponents.of(powers(components, space.dimension())),
                benchmarks.subList(0, (int) shape[1]),
                rows(in.doubles(matrix), (int) shape[1])));
    }

    private int[][] powers(String dataset, int parameters) {
        long[] values = in.longs(dataset);
        int[][] powers = new int[values.length / parameters][parameters];
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] > MAX_POWER) {
                throw new InvalidInputException("%s has the power %d, expected 0 … %d; write the setup anew"
                        .formatted(in.at(dataset), values[i], MAX_POWER));
            }
            powers[i / parameters][i % parameters] = (int) values[i];
        }
        return powers;
    }

    private static double[][] rows(double[] values, int columns) {
        double[][] rows = new double[values.length / columns][columns];
        for (int i = 0; i < values.length; i++) {
            rows[i / columns][i % columns] = values[i];
        }
        return rows;
    }

    private List<NuisanceParameter> nuisanceParameters() {
        if (!in.has("nuisance_parameters")) {
            return List.of();
        }
        List<String> names = in.texts("nuisance_parameters/names");
        String what = "nuisance parameters";
        List<String> systematics = texts("nuisance_parameters/systematics", names.size(), what);
        List<String> positive = texts("nuisance_parameters/benchmark_positive", names.size(), what);
        List<String> negative = texts("nuisance_parameters/benchmark_negative", names.size(), what);
        List<NuisanceParameter> parameters = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            Optional<String> down = Optional.of(noneOr(negative.get(k))).filter(b -> !b.equals(NONE));
            parameters.add(new NuisanceParameter(names.get(k), systematics.get(k), positive.get(k), down));
        }
        return parameters;
    }

    private List<Systematic> systematics() {
        if (!in.has("systematics")) {
            return List.of();
        }
        List<String> names = in.texts("systematics/names");
        String what = "systematics";
        List<String> types = textsOr("systematics/types", names.size(), what, NONE);
        List<String> values = texts("systematics/values", names.size(), what);
        List<String> scales = textsOr("systematics/scales", names.size(), what, NONE);
        List<Systematic> systematics = new ArrayList<>();
        for (int s = 0; s < names.size(); s++) {
            systematics.add(new Systematic(names.get(s), noneOr(types.get(s)), values.get(s), noneOr(scales.get(s))));
        }
        return systematics;
    }

    private List<Observable> observables() {
        if (!in.has("observables")) {
            return List.of();
        }
        List<String> names = in.texts("observables/names");
        List<String> definitions = textsOr("observables/definitions", names.size(), "observables", NONE);
        List<Observable> observables = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            observables.add(new Observable(names.get(i), noneOr(definitions.get(i))));
        }
        return observables;
    }

    private Optional<FiniteDifferences> finiteDifferences(ParameterSpace space) {
        if (!in.has("finite_differences")) {
            return Optional.empty();
        }
        List<String> bases = in.texts("finite_differences/base_benchmarks");
        int p = space.dimension();
        List<String> shifted = texts(
                "finite_differences/shifted_benchmarks", bases.size() * p, "base benchmarks × " + p + " parameters");
        Map<String, List<String>> byBase = new LinkedHashMap<>();
        for (int f = 0; f < bases.size(); f++) {
            byBase.put(bases.get(f), shifted.subList(f * p, (f + 1) * p));
        }
        return Optional.of(new FiniteDifferences(in.number("finite_differences/epsilon"), byBase));
    }

    private List<String> texts(String dataset, int count, String what) {
        Shape.requireValues(in, dataset, count + " " + what, count);
        return in.texts(dataset);
    }

    private List<String> textsOr(String dataset, int count, String what, String missing) {
        return in.has(dataset) ? texts(dataset, count, what) : Collections.nCopies(count, missing);
    }

    private long[] longs(String dataset, int count) {
        Shape.requireValues(in, dataset, count + " parameters", count);
        return in.longs(dataset);
    }

    private static String noneOr(String text) {
        return text.isEmpty() ? NONE : text;
    }
}
