package smi.limits.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import smi.events.EventMatrix;
import smi.events.OutputFile;
import smi.limits.LimitResult;
import smi.limits.ParameterIntervals;
import smi.limits.fit.Interval;
import smi.morphing.InvalidInputException;

/**
 * The YAML files of a HEPData submission: a table of the test statistic and the p-value on the grid, and one of the
 * intervals, each described in {@code submission.yaml}. Names and comments are to be completed by the authors.
 */
public final class HepData {
    private static final String SCAN = "scan.yaml";
    private static final String INTERVALS = "intervals.yaml";

    private final LimitResult limits;
    private final String label;
    private final List<ParameterIntervals> intervals;

    private HepData(LimitResult limits, String label, List<ParameterIntervals> intervals) {
        this.limits = limits;
        this.label = label;
        this.intervals = intervals;
    }

    /**
     * Writes the files of a submission.
     *
     * @param limits the limits
     * @param label what they are called
     * @param intervals intervals of single parameters; may be empty
     * @param folder where to; made if it does not exist
     * @return the files
     */
    public static List<Path> write(LimitResult limits, String label, List<ParameterIntervals> intervals, Path folder) {
        var tables = new HepData(limits, label, List.copyOf(intervals));
        make(folder);
        List<Path> files = new ArrayList<>();
        files.add(write(folder.resolve("submission.yaml"), tables.submission()));
        files.add(write(folder.resolve(SCAN), tables.scan()));
        if (!intervals.isEmpty()) {
            files.add(write(folder.resolve(INTERVALS), tables.intervals()));
        }
        return List.copyOf(files);
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException("the folder %s cannot be made; give another one".formatted(folder), e);
        }
    }

    private static Path write(Path file, String text) {
        OutputFile.write(file, path -> Files.writeString(path, text));
        return file;
    }

    private String submission() {
        StringBuilder text = new StringBuilder("---\ncomment: %s\n"
                .formatted(quoted(
                        "Limits on %s; completed by the authors".formatted(String.join(", ", limits.parameters())))));
        text.append(table(
                "Likelihood scan of " + label,
                SCAN,
                "Test statistic and p-value on a grid, by the method " + limits.method() + " with "
                        + limits.calibration() + " p-values."));
        if (!intervals.isEmpty()) {
            text.append(table("Intervals of " + label, INTERVALS, "Confidence intervals of single parameters."));
        }
        return text.toString();
    }

    private static String table(String name, String file, String description) {
        return """
                ---
                name: %s
                description: %s
                keywords:
                - {name: reactions, values: []}
                - {name: observables, values: ['-2 Delta ln L']}
                data_file: %s
                """
                .formatted(quoted(name), quoted(description), file);
    }

    private String scan() {
        EventMatrix theta = limits.theta();
        StringBuilder text = new StringBuilder("independent_variables:\n");
        for (int p = 0; p < theta.columns(); p++) {
            text.append(column(limits.parameters().get(p), theta.column(p), new double[0], ""));
        }
        text.append("dependent_variables:\n");
        text.append(column("-2 Delta ln L", limits.q(), new double[0], qualifiers()));
        double[] errors = limits.calibration().equals(LimitResult.TOYS) ? limits.pValueError() : new double[0];
        text.append(column("p-value", limits.pValue(), errors, qualifiers()));
        return text.toString();
    }

    private String qualifiers() {
        return """
                  qualifiers:
                  - {name: Method, value: %s}
                  - {name: LUMINOSITY, units: PB**-1, value: %s}
                """
                .formatted(
                        quoted(limits.method()),
                        Double.toString(limits.luminosity().inversePicobarn()));
    }

    private static String column(String name, double[] values, double[] errors, String qualifiers) {
        StringBuilder text = new StringBuilder("- header: {name: %s}\n".formatted(quoted(name)));
        text.append(qualifiers);
        text.append("  values:\n");
        for (int g = 0; g < values.length; g++) {
            text.append("  - {value: ").append(values[g]);
            if (errors.length > 0) {
                text.append(", errors: [{symerror: ").append(errors[g]).append(", label: toys}]");
            }
            text.append("}\n");
        }
        return text.toString();
    }

    /** One row per interval. */
    private record Row(ParameterIntervals of, double level, Interval interval) {}

    private String intervals() {
        List<Row> rows = new ArrayList<>();
        for (ParameterIntervals one : intervals) {
            one.levels().forEach(level -> level.intervals().forEach(i -> rows.add(new Row(one, level.level(), i))));
        }
        return "independent_variables:\n"
                + column(
                        "Parameter",
                        rows,
                        "",
                        r -> quoted(
                                r.of.parameter() + ", others " + r.of.others().label()))
                + column("Confidence level", rows, "", r -> Double.toString(r.level))
                + "dependent_variables:\n"
                + column("Best fit", rows, qualifiers(), r -> Double.toString(r.of.bestFit()))
                + column("Lower end", rows, qualifiers(), r -> Double.toString(r.interval.low()))
                + column("Upper end", rows, qualifiers(), r -> Double.toString(r.interval.high()));
    }

    private static String column(String name, List<Row> rows, String qualifiers, Function<Row, String> value) {
        StringBuilder text = new StringBuilder("- header: {name: %s}\n".formatted(quoted(name)));
        text.append(qualifiers).append("  values:\n");
        rows.forEach(r -> text.append("  - {value: ").append(value.apply(r)).append("}\n"));
        return text.toString();
    }

    /** A text in single quotes, which YAML takes as it is. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''").strip() + "'";
    }
}
