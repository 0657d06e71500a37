package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.morphing.BasisProposal;
import smi.morphing.BasisSearch;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.ParameterPoint;
import smi.morphing.PolynomialMorpher;
import smi.morphing.SquaredWeights;
import smi.morphing.ThetaMoments;

/**
 * Components, matrix and weights of the morphing of an event file or setup, or of a better basis.
 *
 * @param events an event file, a setup in HDF5, or a setup file in YAML
 * @param thetas the points at which the weights are wanted
 * @param optimize how a better basis is looked for, if it is
 * @param plot a figure of the morphing error, if wanted
 */
public record MorphingTask(
        EventSelection events, List<String> thetas, Optional<BasisChoice> optimize, Optional<Path> plot)
        implements Task {

    /** Refuses a figure that is neither PNG nor SVG. */
    public MorphingTask {
        thetas = List.copyOf(thetas);
        plot.ifPresent(ResultFigure::checked);
    }

    @Override
    public String command() {
        return "morphing";
    }

    @Override
    public long seed() {
        return optimize.map(BasisChoice::seed).orElse(0L);
    }

    @Override
    public List<Path> inputs() {
        return events.files();
    }

    @Override
    public List<Path> outputs() {
        return plot.stream().toList();
    }

    @Override
    public ObjectNode run(Context context) {
        Path file = events.files().get(0);
        MorphingSource source = Place.at(file, () -> MorphingSource.of(events));
        List<ParameterPoint> points = Place.at(file, () -> source.points(thetas));
        Console console = context.console();
        MorphingResult result = optimize.isPresent() ? search(source, console) : present(source, console);
        ObjectNode node = result.json();
        var list = node.putArray("points");
        for (ParameterPoint theta : points) {
            list.add(point(result.morpher(), theta));
            print(result.morpher(), theta, console);
        }
        plot.ifPresent(figure -> {
            result.figure().picture().save(figure);
            console.say("figure: " + figure);
        });
        return node;
    }

    private MorphingResult present(MorphingSource source, Console console) {
        MorphingBasis basis = source.basis().get();
        double mean = SquaredWeights.mean(basis, ThetaMoments.uniform(basis.space()));
        console.say("%d components, %d benchmarks, mean sum of squared weights over the ranges %s"
                .formatted(basis.components().count(), basis.benchmarks().size(), Numbers.text(mean)));
        return MorphingResult.of(basis, source.reference().point(), mean);
    }

    private MorphingResult search(MorphingSource source, Console console) {
        BasisSearch search = optimize.orElseThrow().search(source);
        BasisProposal found = search.run();
        Optional<Double> now = meanNow(source, search.moments(), console);
        List<String> kept = search.kept().stream().map(Benchmark::name).toList();
        console.say("%d components, %d benchmarks, kept: %s"
                .formatted(
                        search.components().count(),
                        search.benchmarks(),
                        kept.isEmpty() ? "none" : String.join(", ", kept)));
        console.say("mean sum of squared weights: %s%s; best of the random bases %s"
                .formatted(
                        Numbers.text(found.meanSquaredWeight()),
                        now.map(mean -> ", now " + Numbers.text(mean)).orElse(""),
                        Numbers.text(found.bestDraw())));
        BenchmarkLines.of(found.basis().benchmarks()).forEach(console::say);
        return MorphingResult.of(found, source.reference().point(), now);
    }

    /** What the present basis has, if it is one: who has too few benchmarks, or coinciding ones, asks for better. */
    private static Optional<Double> meanNow(MorphingSource source, ThetaMoments moments, Console console) {
        if (source.benchmarks().size() < source.components().count()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SquaredWeights.mean(source.basis().get(), moments));
        } catch (InvalidInputException e) {
            console.note("the present benchmarks are no basis: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static ObjectNode point(PolynomialMorpher morpher, ParameterPoint theta) {
        ObjectNode point = Json.object();
        point.set("theta", Json.point(theta));
        point.set("weights", Json.array(morpher.weights(theta)));
        point.set("weight_gradients", Json.matrix(morpher.weightGradients(theta)));
        point.put("squared_weight_sum", SquaredWeights.at(morpher, theta));
        return point;
    }

    private static void print(PolynomialMorpher morpher, ParameterPoint theta, Console console) {
        List<Benchmark> benchmarks = morpher.basis().benchmarks();
        double[] weights = morpher.weights(theta);
        double[][] gradients = morpher.weightGradients(theta);
        List<String> header = new ArrayList<>(List.of("  benchmark", "weight"));
        theta.space().names().forEach(name -> header.add("d weight/d " + name));
        TextTable table = TextTable.of(header);
        for (int b = 0; b < weights.length; b++) {
            List<Object> row = new ArrayList<>(List.of("  " + benchmarks.get(b).name(), weights[b]));
            for (double[] gradient : gradients) {
                row.add(gradient[b]);
            }
            table.row(row);
        }
        console.say("at %s, sum of squared weights %s"
                .formatted(Numbers.point(theta), Numbers.text(SquaredWeights.at(morpher, theta))));
        console.say(table);
    }
}
