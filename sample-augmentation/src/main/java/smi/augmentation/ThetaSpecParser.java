package smi.augmentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.events.EventSetup;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.Suggestion;

/** Reads specifications of parameter points as they are written on the command line. */
final class ThetaSpecParser {
    private static final List<String> KINDS = List.of("benchmark", "benchmarks", "point", "points", "random");

    private final EventSetup setup;

    ThetaSpecParser(EventSetup setup) {
        this.setup = setup;
    }

    ThetaSpec parse(String text) {
        String spec = text.strip();
        int colon = spec.indexOf(':');
        if (colon < 0) {
            return parseBare(spec);
        }
        String kind = spec.substring(0, colon).strip();
        String rest = spec.substring(colon + 1).strip();
        return switch (kind) {
            case "benchmark" -> ThetaSpec.benchmarks(setup, rest);
            case "benchmarks" -> ThetaSpec.benchmarks(setup, split(rest));
            case "point" -> ThetaSpec.points(point(rest, text));
            case "points" -> new ThetaSpec.Given(csv(Path.of(rest)), spec);
            case "random" -> random(rest, text);
            default ->
                throw new InvalidInputException("'%s' begins with an unknown kind of points; %s"
                        .formatted(text, Suggestion.sentence(kind, KINDS)));
        };
    }

    private ThetaSpec parseBare(String spec) {
        boolean known = setup.benchmarks().stream().map(Benchmark::name).anyMatch(spec::equals);
        boolean numbers = spec.matches("[-+.0-9].*") || spec.contains("=");
        return !known && numbers ? ThetaSpec.points(point(spec, spec)) : ThetaSpec.benchmarks(setup, spec);
    }

    private static String[] split(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toArray(String[]::new);
    }

    private ParameterPoint point(String list, String where) {
        String[] parts = split(list);
        if (!list.contains("=")) {
            return setup.space()
                    .point(Arrays.stream(parts)
                            .mapToDouble(p -> PriorText.number(p, where))
                            .toArray());
        }
        Double[] values = new Double[setup.space().dimension()];
        for (String part : parts) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new InvalidInputException(
                        "'%s' mixes named and unnamed values; write every parameter as name=value".formatted(where));
            }
            values[setup.space().indexOf(part.substring(0, equals).strip())] =
                    PriorText.number(part.substring(equals + 1), where);
        }
        for (int p = 0; p < values.length; p++) {
            if (values[p] == null) {
                throw new InvalidInputException("'%s' gives no value of parameter '%s'"
                        .formatted(where, setup.space().names().get(p)));
            }
        }
        return setup.space().point(Arrays.stream(values).mapToDouble(d -> d).toArray());
    }

    private ThetaSpec random(String rest, String where) {
        int colon = rest.indexOf(':');
        String count = colon < 0 ? rest : rest.substring(0, colon);
        if (colon < 0 || !count.strip().matches("[0-9]{1,9}")) {
            throw new InvalidInputException(
                    "'%s' is not of the form random:1000:gaussian(0,0.5),flat(-1,1), one prior per parameter"
                            .formatted(where));
        }
        Prior[] priors = Arrays.stream(rest.substring(colon + 1).split("(?<=\\))\\s*,"))
                .map(Prior::parse)
                .toArray(Prior[]::new);
        return ThetaSpec.random(setup.space(), Integer.parseInt(count.strip()), priors);
    }

    /** A table of points; its columns are the parameters in order, or as a first line of names says. */
    private List<ParameterPoint> csv(Path file) {
        List<ParameterPoint> points = new ArrayList<>();
        int[] columns = null;
        int width = 0;
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String[] cells = split(line);
            if (line.isBlank()) {
                continue;
            }
            if (columns == null) {
                columns = columns(cells);
                width = isNumber(cells[0]) ? columns.length : cells.length;
                if (!isNumber(cells[0])) {
                    continue;
                }
            }
            String where = file + ", line " + number;
            if (cells.length != width) {
                throw new InvalidInputException("%s has %d values, expected %d; the parameters are %s"
                        .formatted(where, cells.length, width, setup.space().names()));
            }
            points.add(row(cells, columns, where));
        }
        return points;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "the parameter points in %s cannot be read: %s; check the path".formatted(file, e), e);
        }
    }

    private int[] columns(String[] cells) {
        int[] columns = new int[setup.space().dimension()];
        Arrays.setAll(columns, p -> p);
        if (!isNumber(cells[0])) {
            List<String> names = setup.space().names();
            for (int p = 0; p < columns.length; p++) {
                columns[p] = List.of(cells).indexOf(names.get(p));
                if (columns[p] < 0) {
                    throw new InvalidInputException("the table of parameter points has no column '%s'; %s"
                            .formatted(names.get(p), Suggestion.sentence(names.get(p), List.of(cells))));
                }
            }
        }
        return columns;
    }

    private static boolean isNumber(String cell) {
        return cell.matches("[-+.0-9].*");
    }

    private ParameterPoint row(String[] cells, int[] columns, String where) {
        double[] values = new double[columns.length];
        for (int p = 0; p < values.length; p++) {
            values[p] = PriorText.number(cells[columns[p]], where);
        }
        return setup.space().point(values);
    }
}
