package smi.cli.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smi.events.EventSetup;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.morphing.Suggestion;

/** Parameter points as they are written on a command line. */
final class Points {
    private Points() {}

    static List<ParameterPoint> parse(List<String> texts, EventSetup setup) {
        return texts.stream().map(text -> parse(text, setup)).toList();
    }

    /** {@code 0.1,-0.2} in the file's order, {@code cWW=0.1,cHW=-0.2}, or the name of a benchmark. */
    static ParameterPoint parse(String text, EventSetup setup) {
        return parse(text, setup.space(), setup.benchmarks());
    }

    /** The same for a space with some benchmarks. */
    static ParameterPoint parse(String text, ParameterSpace space, List<Benchmark> known) {
        List<String> benchmarks = known.stream().map(Benchmark::name).toList();
        if (benchmarks.contains(text)) {
            return known.get(benchmarks.indexOf(text)).point();
        }
        if (!text.contains("=") && !text.contains(",") && !isNumber(text)) {
            throw new InvalidInputException("'%s' is neither a parameter point nor a benchmark; %s"
                    .formatted(text, Suggestion.sentence(text, benchmarks)));
        }
        return parse(text, space);
    }

    /** {@code 0.1,-0.2} in the order of the space, or {@code cWW=0.1,cHW=-0.2}. */
    static ParameterPoint parse(String text, ParameterSpace space) {
        return Place.at(
                "the point '" + text + "'", () -> text.contains("=") ? named(text, space) : ordered(text, space));
    }

    private static ParameterPoint ordered(String text, ParameterSpace space) {
        String[] parts = text.split(",", -1);
        if (parts.length != space.dimension()) {
            throw new InvalidInputException("%d values for %d parameters; give one for each of %s"
                    .formatted(parts.length, space.dimension(), String.join(", ", space.names())));
        }
        return space.point(Arrays.stream(parts).mapToDouble(Points::number).toArray());
    }

    private static ParameterPoint named(String text, ParameterSpace space) {
        double[] values = new double[space.dimension()];
        List<String> missing = new ArrayList<>(space.names());
        for (String part : text.split(",", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length != 2) {
                throw new InvalidInputException(
                        "'%s' has no '='; write name=value for every parameter".formatted(part));
            }
            String name = pair[0].strip();
            values[space.indexOf(name)] = number(pair[1]);
            if (!missing.remove(name)) {
                throw new InvalidInputException("'%s' is given twice; remove one".formatted(name));
            }
        }
        if (!missing.isEmpty()) {
            throw new InvalidInputException(
                    "it says nothing of %s; give every parameter".formatted(String.join(", ", missing)));
        }
        return space.point(values);
    }

    /** The file that a specification such as {@code points:FILE.csv} reads. */
    static Optional<Path> table(String spec) {
        String prefix = "points:";
        return spec.strip().startsWith(prefix)
                ? Optional.of(Path.of(spec.strip().substring(prefix.length()).strip()))
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        try {
            Double.parseDouble(text.strip());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static double number(String part) {
        if (!isNumber(part)) {
            throw new InvalidInputException("'%s' is not a number".formatted(part.strip()));
        }
        return Double.parseDouble(part.strip());
    }
}
