package smi.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smi.morphing.BasisProposal;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.morphing.PolynomialMorpher;
import smi.plots.Drawable;
import smi.plots.MorphingFigures;

/**
 * A morphing basis as {@code smi morphing} reports it.
 *
 * @param basis the basis
 * @param reference where slices through the parameter space meet
 * @param known how many of its benchmarks were there before; the others are proposed
 * @param figures of its quality: key → value
 */
record MorphingResult(MorphingBasis basis, ParameterPoint reference, int known, ObjectNode figures) {

    static MorphingResult of(MorphingBasis basis, ParameterPoint reference, double mean) {
        ObjectNode figures = Json.object().put("mean_squared_weight_sum", mean);
        return new MorphingResult(basis, reference, basis.benchmarks().size(), figures);
    }

    static MorphingResult of(BasisProposal found, ParameterPoint reference, Optional<Double> now) {
        ObjectNode figures = Json.object().put("mean_squared_weight_sum", found.meanSquaredWeight());
        now.ifPresent(mean -> figures.put("mean_squared_weight_sum_now", mean));
        figures.put("mean_squared_weight_sum_random", found.bestDraw());
        ArrayNode proposed = figures.putArray("proposed");
        found.proposed().forEach(b -> proposed.addObject().put("name", b.name()).set("theta", Json.point(b.point())));
        figures.put("yaml", String.join("\n", BenchmarkLines.of(found.basis().benchmarks())) + "\n");
        return new MorphingResult(found.basis(), reference, found.kept(), figures);
    }

    PolynomialMorpher morpher() {
        return new PolynomialMorpher(basis);
    }

    Drawable figure() {
        return MorphingFigures.of(basis, reference, known);
    }

    ObjectNode json() {
        ObjectNode node = Json.object();
        node.set("parameters", Json.array(basis.space().names()));
        node.set(
                "ranges",
                Json.matrix(basis.space().parameters().stream()
                        .map(p -> new double[] {p.rangeMin(), p.rangeMax()})
                        .toArray(double[][]::new)));
        node.set("reference", Json.point(reference));
        node.set(
                "benchmarks",
                Json.array(basis.benchmarks().stream().map(Benchmark::name).toList()));
        node.set(
                "benchmark_theta",
                Json.matrix(
                        basis.benchmarks().stream().map(b -> b.point().values()).toArray(double[][]::new)));
        node.put("n_known_benchmarks", known);
        ArrayNode components = node.putArray("components");
        for (int[] row : basis.components().powers()) {
            ArrayNode powers = components.addArray();
            Arrays.stream(row).forEach(powers::add);
        }
        node.set("matrix", Json.matrix(basis.matrix()));
        node.setAll(figures);
        return node;
    }

    static boolean isOne(JsonNode node) {
        return node.path("command").asText().equals("morphing");
    }

    static MorphingResult read(Path file, ObjectNode node) {
        var reader = new ResultReader(file, node);
        try {
            return read(reader);
        } catch (InvalidInputException e) {
            throw reader.inconsistent(e);
        }
    }

    private static MorphingResult read(ResultReader reader) {
        ParameterSpace space = space(reader);
        List<String> names = reader.texts("benchmarks");
        double[][] thetas = reader.rows("benchmark_theta");
        if (thetas.length != names.size()) {
            throw reader.broken("benchmark_theta", "does not belong to the benchmarks");
        }
        List<Benchmark> benchmarks = new ArrayList<>();
        for (int b = 0; b < thetas.length; b++) {
            benchmarks.add(new Benchmark(names.get(b), space.point(thetas[b])));
        }
        int[][] powers = Arrays.stream(reader.rows("components"))
                .map(row -> Arrays.stream(row).mapToInt(k -> (int) k).toArray())
                .toArray(int[][]::new);
        MorphingBasis basis =
                MorphingBasis.withMatrix(space, MorphingComponents.of(powers), benchmarks, reader.rows("matrix"));
        return new MorphingResult(
                basis, space.point(reader.values("reference")), reader.integer("n_known_benchmarks"), Json.object());
    }

    private static ParameterSpace space(ResultReader reader) {
        List<String> names = reader.texts("parameters");
        double[][] ranges = reader.rows("ranges");
        if (ranges.length != names.size() || Arrays.stream(ranges).anyMatch(range -> range.length != 2)) {
            throw reader.broken("ranges", "does not have two numbers for each parameter");
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int p = 0; p < ranges.length; p++) {
            parameters.add(Parameter.of(names.get(p), 2, ranges[p][0], ranges[p][1]));
        }
        return new ParameterSpace(parameters);
    }
}
