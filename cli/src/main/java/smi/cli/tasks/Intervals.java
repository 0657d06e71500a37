package smi.cli.tasks;

import java.util.ArrayList;
import java.util.List;
import smi.events.EventSetup;
import smi.fisher.Acceptance;
import smi.morphing.InvalidInputException;

/** Cuts, efficiencies and ranges as they are written on a command line. */
final class Intervals {
    private Intervals() {}

    /** {@code MIN:MAX}; a missing end is infinite. */
    static double[] parse(String option, String text) {
        String[] ends = text.split(":", -1);
        if (ends.length != 2) {
            throw new InvalidInputException("%s %s: give MIN:MAX, for example 50:200".formatted(option, text));
        }
        return new double[] {
            end(option, text, ends[0], Double.NEGATIVE_INFINITY), end(option, text, ends[1], Double.POSITIVE_INFINITY)
        };
    }

    private static double end(String option, String text, String end, double missing) {
        try {
            return end.isBlank() ? missing : Double.parseDouble(end.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException("%s %s: '%s' is not a number".formatted(option, text, end), e);
        }
    }

    /** What cuts and efficiencies keep of events. */
    static Acceptance acceptance(List<String> cuts, List<String> efficiencies, EventSetup setup) {
        Acceptance acceptance = Acceptance.all();
        for (String cut : cuts) {
            String[] parts = named("--cut", cut, "MIN:MAX");
            double[] ends = parse("--cut", parts[1]);
            acceptance = acceptance.and(Acceptance.cut(setup, parts[0], ends[0], ends[1]));
        }
        for (String efficiency : efficiencies) {
            acceptance = acceptance.and(efficiency(efficiency, setup));
        }
        return acceptance;
    }

    private static Acceptance efficiency(String text, EventSetup setup) {
        String[] parts = named("--efficiency", text, "X:E,X:E,...");
        List<double[]> points = new ArrayList<>();
        for (String point : parts[1].split(",", -1)) {
            points.add(parse("--efficiency", point));
        }
        double[] at = points.stream().mapToDouble(p -> p[0]).toArray();
        double[] values = points.stream().mapToDouble(p -> p[1]).toArray();
        return Acceptance.efficiency(setup, parts[0], at, values);
    }

    private static String[] named(String option, String text, String form) {
        String[] parts = text.split("=", 2);
        if (parts.length != 2) {
            throw new InvalidInputException("%s %s: give NAME=%s".formatted(option, text, form));
        }
        return new String[] {parts[0].strip(), parts[1].strip()};
    }
}
