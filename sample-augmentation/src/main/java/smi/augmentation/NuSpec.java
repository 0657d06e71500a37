package smi.augmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import smi.morphing.InvalidInputException;

/** At which values of the nuisance parameters, in standard deviations, events are drawn. */
public sealed interface NuSpec {

    /**
     * The values.
     *
     * @param nuisanceParameters how many nuisance parameters there are
     * @param random source of random numbers, used by random values only
     * @return at least one point, each with one value per nuisance parameter
     * @throws InvalidInputException if the specification does not fit the number of nuisance parameters
     */
    List<double[]> points(int nuisanceParameters, RandomGenerator random);

    /** {@return whether all values are zero, so that samples need no columns for them} */
    boolean isNominal();

    /** {@return how it is written on the command line} */
    String text();

    /** {@return ν = 0} */
    static NuSpec nominal() {
        return new Nominal();
    }

    /**
     * Reads a specification.
     *
     * @param text {@code nominal}, {@code 0.5,-1} or {@code point:0.5,-1} (one value per nuisance parameter), or
     *     {@code random:1000:gaussian(0,1)} (one prior for all nuisance parameters, or one for each)
     * @return the specification
     * @throws InvalidInputException if it is none of these
     */
    static NuSpec parse(String text) {
        String spec = text.strip();
        if (spec.equals("nominal")) {
            return nominal();
        }
        if (spec.startsWith("random:")) {
            return random(spec.substring("random:".length()), text);
        }
        String list = spec.startsWith("point:") ? spec.substring("point:".length()) : spec;
        if (!list.matches("[-+.0-9].*")) {
            throw new InvalidInputException(
                    "'%s' is not of the form nominal, point:0.5,-1 or random:1000:gaussian(0,1)".formatted(text));
        }
        return new Fixed(Arrays.stream(list.split(",", -1))
                .map(part -> PriorText.number(part, text))
                .toList());
    }

    private static NuSpec random(String rest, String where) {
        int colon = rest.indexOf(':');
        if (colon < 0 || !rest.substring(0, colon).strip().matches("[0-9]{1,9}")) {
            throw new InvalidInputException("'%s' is not of the form random:1000:gaussian(0,1)".formatted(where));
        }
        List<Prior> priors = Arrays.stream(rest.substring(colon + 1).split("(?<=\\))\\s*,"))
                .map(Prior::parse)
                .toList();
        return new Random(Integer.parseInt(rest.substring(0, colon).strip()), priors);
    }

    /** ν = 0. */
    record Nominal() implements NuSpec {
        @Override
        public List<double[]> points(int nuisanceParameters, RandomGenerator random) {
            return List.of(new double[nuisanceParameters]);
        }

        @Override
        public boolean isNominal() {
            return true;
        }

        @Override
        public String text() {
            return "nominal";
        }
    }

    /**
     * One given point.
     *
     * @param values one finite value per nuisance parameter
     */
    record Fixed(List<Double> values) implements NuSpec {
        public Fixed {
            values = List.copyOf(values);
            if (!values.stream().allMatch(Double::isFinite)) {
                throw new InvalidInputException("nuisance parameters at %s; give finite numbers".formatted(values));
            }
        }

        @Override
        public List<double[]> points(int nuisanceParameters, RandomGenerator random) {
            if (values.size() != nuisanceParameters) {
                throw new InvalidInputException(
                        "%d nuisance parameters need as many values, got %s".formatted(nuisanceParameters, values));
            }
            return List.of(values.stream().mapToDouble(v -> v).toArray());
        }

        @Override
        public boolean isNominal() {
            return values.stream().allMatch(v -> v == 0);
        }

        @Override
        public String text() {
            return "point:" + values.stream().map(v -> Double.toString(v)).collect(Collectors.joining(","));
        }
    }

    /**
     * Points drawn from independent priors.
     *
     * @param count how many points
     * @param priors one for all nuisance parameters, or one for each
     */
    record Random(int count, List<Prior> priors) implements NuSpec {
        public Random {
            priors = List.copyOf(priors);
            if (count < 1) {
                throw new InvalidInputException(
                        "%d random values of the nuisance parameters; give 1 or more".formatted(count));
            }
        }

        @Override
        public List<double[]> points(int nuisanceParameters, RandomGenerator random) {
            if (nuisanceParameters == 0) {
                throw new InvalidInputException("'%s': these events have no nuisance parameters".formatted(text()));
            }
            List<Prior> each = priors.size() == 1 ? Collections.nCopies(nuisanceParameters, priors.get(0)) : priors;
            if (each.size() != nuisanceParameters) {
                throw new InvalidInputException("%d nuisance parameters need one prior for all or one each, got %d"
                        .formatted(nuisanceParameters, priors.size()));
            }
            List<double[]> points = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                points.add(each.stream().mapToDouble(p -> p.draw(random)).toArray());
            }
            return points;
        }

        @Override
        public boolean isNominal() {
            return false;
        }

        @Override
        public String text() {
            return "random:" + count + ":" + priors.stream().map(Prior::text).collect(Collectors.joining(","));
        }
    }
}
