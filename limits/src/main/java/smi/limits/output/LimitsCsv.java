package smi.limits.output;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smi.events.EventMatrix;
import smi.events.OutputFile;
import smi.limits.LimitResult;

/** Limits on a grid as comma-separated values, one row per point, with full precision. */
public final class LimitsCsv {
    private LimitsCsv() {}

    /**
     * The table as text.
     *
     * @param limits the limits
     * @return a header, then one line per point
     */
    public static String text(LimitResult limits) {
        StringBuilder text = new StringBuilder();
        List<String> header = new ArrayList<>(limits.parameters());
        header.addAll(List.of("log_ratio_kinematic", "log_likelihood_rate", "q", "p_value", "p_value_error"));
        text.append(String.join(",", header)).append('\n');
        EventMatrix theta = limits.theta();
        for (int g = 0; g < theta.rows(); g++) {
            List<String> cells = new ArrayList<>();
            for (int p = 0; p < theta.columns(); p++) {
                cells.add(Double.toString(theta.get(g, p)));
            }
            cells.add(Double.toString(limits.logRatioKinematic()[g]));
            cells.add(Double.toString(limits.logLikelihoodRate()[g]));
            cells.add(Double.toString(limits.q()[g]));
            cells.add(Double.toString(limits.pValue()[g]));
            cells.add(Double.toString(limits.pValueError()[g]));
            text.append(String.join(",", cells)).append('\n');
        }
        return text.toString();
    }

    /**
     * Writes the table.
     *
     * @param limits the limits
     * @param file where to
     */
    public static void write(LimitResult limits, Path file) {
        OutputFile.write(file, path -> Files.writeString(path, text(limits)));
    }
}
