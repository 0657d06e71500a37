package smi.augmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import smi.events.EventMatrix;

/**
 * What must hold on every sample: the mean of the joint ratio over events drawn at the denominator is 1, the mean of the
 * joint score over events drawn at its point is 0 (arXiv:1805.00020, section II.C). A sample of coefficients has the
 * means over its events by construction and no checks.
 */
public final class SampleChecks {
    /**
     * A mean and what it should be.
     *
     * @param name for example {@code E[r]} or {@code E[t(cWW)]}
     * @param expected its expectation
     * @param value the mean found
     * @param error its standard error as of independent draws. Draws are stratified, so deviations are usually smaller; where r or t
     *     has heavy tails, the error is an underestimate
     * @param rows number of events behind it
     */
    public record Check(String name, double expected, double value, double error, int rows) {
        /** {@return the deviation in standard errors; 0 where both are exactly zero} */
        public double pull() {
            return value == expected ? 0.0 : (value - expected) / error;
        }
    }

    private SampleChecks() {}

    /**
     * The checks of a sample.
     *
     * @param sample the sample
     * @return one check per joint quantity; empty for plain and coefficient samples
     */
    public static List<Check> of(Sample sample) {
        List<Check> checks = new ArrayList<>();
        if (sample instanceof LocalSample s) {
            scores(checks, "t", sample, s.jointScore(), i -> true, s.signs());
        } else if (sample instanceof RatioSample s) {
            checks.add(ratio(s.jointRatio(), first(1, s.labels(), 1), s.signs()));
            scores(checks, "t", sample, s.jointScore(), first(0, s.labels(), 1), s.signs());
        } else if (sample instanceof MoreRatiosSample s) {
            int rows = s.rowsPerEvent();
            checks.add(ratio(s.jointRatio(), first(1, s.labels(), rows), s.signs()));
            scores(checks, "t0", sample, s.jointScore0(), first(0, s.labels(), rows), s.signs());
            scores(checks, "t1", sample, s.jointScore1(), first(1, s.labels(), rows), s.signs());
        }
        return List.copyOf(checks);
    }

    /** The first row of each event that has a label: its points are those it was drawn at. */
    private static IntPredicate first(int label, EventMatrix labels, int rowsPerEvent) {
        return i -> i % rowsPerEvent == 0 && labels.get(i, 0) == label;
    }

    private static Check ratio(EventMatrix ratios, IntPredicate use, EventMatrix signs) {
        return mean("E[r]", 1, ratios.rows(), i -> ratios.get(i, 0), use, signs);
    }

    private static void scores(
            List<Check> checks, String name, Sample sample, EventMatrix scores, IntPredicate use, EventMatrix signs) {
        List<String> parameters = new ArrayList<>(sample.info().space().names());
        parameters.addAll(sample.info().nuisanceParameters());
        for (int p = 0; p < scores.columns(); p++) {
            int column = p;
            checks.add(mean(
                    "E[%s(%s)]".formatted(name, parameters.get(p)),
                    0,
                    scores.rows(),
                    i -> scores.get(i, column),
                    use,
                    signs));
        }
    }

    /** The weighted mean with the signs as weights. */
    private static Check mean(
            String name, double expected, int rows, IntToDoubleFunction value, IntPredicate use, EventMatrix signs) {
        double weight = 0.0;
        double sum = 0.0;
        int used = 0;
        for (int i = 0; i < rows; i++) {
            if (use.test(i)) {
                double sign = sign(signs, i);
                weight += sign;
                sum += sign * value.applyAsDouble(i);
                used++;
            }
        }
        double mean = sum / weight;
        double squares = 0.0;
        for (int i = 0; i < rows; i++) {
            if (use.test(i)) {
                double deviation = value.applyAsDouble(i) - mean;
                squares += deviation * deviation;
            }
        }
        return new Check(name, expected, mean, Math.sqrt(squares) / Math.abs(weight), used);
    }

    private static double sign(EventMatrix signs, int row) {
        return signs.columns() == 0 ? 1.0 : signs.get(row, 0);
    }
}
