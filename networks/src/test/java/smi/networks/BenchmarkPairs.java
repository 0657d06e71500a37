package smi.networks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two programs measured in turns, because the speed of a shared machine changes from minute to minute. */
final class BenchmarkPairs {
    /**
     * What one measurement gave.
     *
     * @param perWallSecond events or evaluations per second
     * @param perProcessorSecond events or evaluations per second of processor time, of all threads together
     */
    record Speed(double perWallSecond, double perProcessorSecond) {}

    /** The arguments {@code name=value} of a benchmark. */
    static final class Arguments {
        private final List<String> words;

        Arguments(String[] words) {
            this.words = List.of(words);
        }

        String text(String name, String fallback) {
            return words.stream()
                    .filter(word -> word.startsWith(name + "="))
                    .map(word -> word.substring(name.length() + 1))
                    .findFirst()
                    .orElse(fallback);
        }

        double number(String name, double fallback) {
            return Double.parseDouble(text(name, Double.toString(fallback)));
        }

        int integer(String name, int fallback) {
            return Integer.parseInt(text(name, Integer.toString(fallback)));
        }

        int[] integers(String name, String fallback) {
            return Arrays.stream(text(name, fallback).split(","))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
    }

    private static final Pattern WALL = Pattern.compile("(?:ev/s\\(wall\\)|per_s_wall)=([-+.0-9e]+)");
    private static final Pattern PROCESSOR = Pattern.compile("(?:ev/cpu_s|per_s_cpu)=([-+.0-9e]+)");

    private final Arguments arguments;

    BenchmarkPairs(Arguments arguments) {
        this.arguments = arguments;
    }

    /** Measures ours and, where the arguments name a partner, the partner with these options, in turns. */
    void run(String title, Supplier<Speed> ours, String partnerOptions) {
        List<Speed> here = new ArrayList<>();
        List<Speed> there = new ArrayList<>();
        String partner = arguments.text("partner", "");
        for (int pair = 0; pair < arguments.integer("pairs", 1); pair++) {
            here.add(ours.get());
            print(title, here.get(pair));
            if (!partner.isEmpty()) {
                there.add(partner(partner + " " + partnerOptions));
                print("    partner:", there.get(pair));
            }
        }
        if (!partner.isEmpty()) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: median of the ratios: %.2f per processor second, %.2f per wall second%n",
                    title,
                    medianRatio(here, there, Speed::perProcessorSecond),
                    medianRatio(here, there, Speed::perWallSecond));
        }
    }

    private static void print(String title, Speed speed) {
        System.out.printf(
                Locale.ROOT,
                "%s ev/cpu_s=%.4g ev/s(wall)=%.4g%n",
                title,
                speed.perProcessorSecond(),
                speed.perWallSecond());
    }

    private static double medianRatio(List<Speed> here, List<Speed> there, ToDoubleFunction<Speed> speed) {
        double[] ratios = new double[here.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = speed.applyAsDouble(here.get(i)) / speed.applyAsDouble(there.get(i));
        }
        Arrays.sort(ratios);
        int n = ratios.length;
        return (ratios[(n - 1) / 2] + ratios[n / 2]) / 2;
    }

    private static Speed partner(String command) {
        try {
            Process process = new ProcessBuilder("sh", "-c", command)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Speed(find(WALL, output), find(PROCESSOR, output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double find(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("the partner printed no speed: " + output);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
