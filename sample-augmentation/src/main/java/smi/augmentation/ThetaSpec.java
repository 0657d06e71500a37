package smi.augmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/** At which parameter points events are drawn: given ones, or random ones from a prior. */
public sealed interface ThetaSpec {

    /**
     * The points.
     *
     * @param random source of random numbers, used by random points only
     * @return at least one point
     */
    List<ParameterPoint> points(RandomGenerator random);

    /** {@return how it is written on the command line} */
    String text();

    /**
     * Reads a specification.
     *
     * @param text {@code sm} or {@code benchmark:sm}, {@code benchmarks:sm,w}, {@code 0.1,0} or {@code point:0.1,0} or
     *     {@code point:cWW=0.1,cHW=0}, {@code points:FILE.csv} (one point per line, with or without a line of names
     *     above), {@code random:1000:gaussian(0,0.5),flat(-1,1)} (one prior per parameter)
     * @param setup parameters and benchmarks
     * @return the specification
     * @throws InvalidInputException if it is none of these, or names what does not exist
     */
    static ThetaSpec parse(String text, EventSetup setup) {
        return new ThetaSpecParser(setup).parse(text);
    }

    /**
     * Benchmarks by name.
     *
     * @param setup where they are defined
     * @param names their names; at least one
     * @return the specification
     * @throws InvalidInputException if there is no such benchmark; the message names the nearest one
     */
    static ThetaSpec benchmarks(EventSetup setup, String... names) {
        List<ParameterPoint> points =
                Stream.of(names).map(setup::benchmarkPoint).toList();
        return new Given(points, (names.length == 1 ? "benchmark:" : "benchmarks:") + String.join(",", names));
    }

    /**
     * Given points.
     *
     * @param points the points; at least one
     * @return the specification
     */
    static ThetaSpec points(ParameterPoint... points) {
        String text = Stream.of(points)
                .map(p -> Arrays.stream(p.values()).mapToObj(Double::toString).collect(Collectors.joining(",")))
                .collect(Collectors.joining(";"));
        return new Given(List.of(points), (points.length == 1 ? "point:" : "points:") + text);
    }

    /**
     * Random points.
     *
     * @param space the parameters
     * @param count how many points
     * @param priors one prior per parameter
     * @return the specification
     */
    static ThetaSpec random(ParameterSpace space, int count, Prior... priors) {
        return new Random(space, count, List.of(priors));
    }

    /**
     * Given points.
     *
     * @param points the points; at least one
     * @param text how they are written
     */
    record Given(List<ParameterPoint> points, String text) implements ThetaSpec {
        public Given {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new InvalidInputException("'%s' has no parameter point; give at least one".formatted(text));
            }
        }

        @Override
        public List<ParameterPoint> points(RandomGenerator random) {
            return points;
        }
    }

    /**
     * Points drawn from independent priors.
     *
     * @param space the parameters
     * @param count how many points
     * @param priors one prior per parameter
     */
    record Random(ParameterSpace space, int count, List<Prior> priors) implements ThetaSpec {
        public Random {
            priors = List.copyOf(priors);
            if (count < 1) {
                throw new InvalidInputException("%d random parameter points; give 1 or more".formatted(count));
            }
            if (priors.size() != space.dimension()) {
                throw new InvalidInputException("%d parameters %s need one prior each, got %d: %s"
                        .formatted(
                                space.dimension(),
                                space.names(),
                                priors.size(),
                                priors.stream().map(Prior::text).toList()));
            }
        }

        @Override
        public List<ParameterPoint> points(RandomGenerator random) {
            List<ParameterPoint> points = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                points.add(space.point(
                        priors.stream().mapToDouble(p -> p.draw(random)).toArray()));
            }
            return points;
        }

        @Override
        public String text() {
            return "random:" + count + ":" + priors.stream().map(Prior::text).collect(Collectors.joining(","));
        }
    }
}
