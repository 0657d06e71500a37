package smi.cli.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** Factors on the weights of files as they are written on a command line. */
public final class KFactors {
    private KFactors() {}

    /**
     * Reads factors.
     *
     * @param text {@code 1,1.2}, one for each file in their order, or {@code b.h5=1.2} for some files
     * @param files the files as they were named
     * @return one factor per file
     * @throws InvalidInputException if there are too few or many factors, a file does not exist or has two, or something
     *     is not a number
     */
    public static List<Double> parse(String text, List<String> files) {
        String[] parts = text.split(",", -1);
        if (text.contains("=")) {
            return named(parts, files);
        }
        if (parts.length != files.size()) {
            throw new InvalidInputException("--k-factors %s: %d factors for %d files; give one for each, or FILE=FACTOR"
                    .formatted(text, parts.length, files.size()));
        }
        return Arrays.stream(parts).map(KFactors::number).toList();
    }

    private static List<Double> named(String[] parts, List<String> files) {
        List<Double> factors = new ArrayList<>(Collections.nCopies(files.size(), 1.0));
        List<String> names = files.stream()
                .map(file -> Path.of(file).getFileName().toString())
                .toList();
        boolean[] given = new boolean[files.size()];
        for (String part : parts) {
            int equals = part.lastIndexOf('=');
            String name = part.substring(0, Math.max(0, equals)).strip();
            int k = files.contains(name) ? files.indexOf(name) : names.indexOf(name);
            if (k < 0) {
                throw new InvalidInputException("--k-factors %s: there is no file '%s'; %s"
                        .formatted(part, name, Suggestion.sentence(name, names)));
            }
            if (given[k]) {
                throw new InvalidInputException("--k-factors %s: the file has a factor already".formatted(part));
            }
            given[k] = true;
            factors.set(k, number(part.substring(equals + 1)));
        }
        return factors;
    }

    private static double number(String text) {
        return Place.at("--k-factors", () -> Points.number(text));
    }
}
