package smi.cli.tasks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import smi.morphing.Benchmark;

/** Benchmarks as the lines of a setup file. */
final class BenchmarkLines {
    private BenchmarkLines() {}

    static List<String> of(List<Benchmark> benchmarks) {
        List<String> lines = new ArrayList<>(List.of("benchmarks:"));
        for (Benchmark benchmark : benchmarks) {
            String values = Arrays.stream(benchmark.point().values())
                    .mapToObj(BenchmarkLines::number)
                    .collect(Collectors.joining(", "));
            lines.add("  %s: [%s]".formatted(name(benchmark.name()), values));
        }
        return lines;
    }

    /** In quotes where YAML would read something else. */
    private static String name(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_.+-]*") && !name.matches("(?i)true|false|yes|no|on|off|null|y|n")
                ? name
                : "'" + name.replace("'", "''") + "'";
    }

    /** All digits, without an exponent where the number is of ordinary size. */
    private static String number(double value) {
        boolean ordinary = value == 0 || Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6;
        return ordinary
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
