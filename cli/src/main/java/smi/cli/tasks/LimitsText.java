package smi.cli.tasks;

import java.util.List;
import java.util.stream.Collectors;
import smi.limits.LimitResult;

/** Limits as people read them. */
final class LimitsText {
    /** The confidence levels that the field quotes. */
    static final List<Double> LEVELS = List.of(0.68, 0.95);

    private LimitsText() {}

    /** What the size of a region is called. */
    static String size(LimitResult limits) {
        return switch (limits.grid().scanned().length) {
            case 1 -> "length";
            case 2 -> "area";
            default -> "volume";
        };
    }

    /** {@code origin} says where the events come from. */
    static void print(String label, String origin, LimitResult limits, List<Double> levels, Console console) {
        console.say("%s: %s events %s, best fit %s%s"
                .formatted(
                        label,
                        Numbers.text(limits.count()),
                        origin,
                        Numbers.point(limits.bestFit().point()),
                        limits.bestFit().atBorder() ? " on the border of the grid" : ""));
        for (double level : levels) {
            console.say("  %s %% %s%s"
                    .formatted(
                            Numbers.compact(100 * level),
                            region(limits, level),
                            limits.touchesBorder(level) ? "; it reaches the border of the grid, so it is larger" : ""));
        }
    }

    private static String region(LimitResult limits, double level) {
        String size = size(limits) + " " + Numbers.text(limits.area(level));
        int[] scanned = limits.grid().scanned();
        if (scanned.length != 1) {
            return "region: " + size;
        }
        return "interval: "
                + limits.parameters().get(scanned[0])
                + " in "
                + limits.intervals(level).stream()
                        .map(ends -> "[" + Numbers.text(ends) + "]")
                        .collect(Collectors.joining(" or "))
                + ", " + size;
    }
}
