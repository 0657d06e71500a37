package smi.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * A rectangular grid of parameter points; the last parameter runs fastest.
 *
 * @param space the parameters
 * @param axes one axis per parameter, in the order of the space
 */
public record ParameterGrid(ParameterSpace space, List<GridAxis> axes) {
    /** More than any figure can show, and few enough to be kept in memory. */
    private static final int MOST_POINTS = 10_000_000;

    public ParameterGrid {
        axes = List.copyOf(axes);
        List<String> names = axes.stream().map(GridAxis::parameter).toList();
        if (!names.equals(space.names())) {
            throw new InvalidInputException("the grid has the axes %s, expected one per parameter, in order: %s"
                    .formatted(names, space.names()));
        }
        double points = axes.stream().mapToDouble(GridAxis::points).reduce(1, (a, b) -> a * b);
        if (points > MOST_POINTS) {
            throw new InvalidInputException(
                    "a grid of %.0f points is too large; give fewer points per parameter, %d in all"
                            .formatted(points, MOST_POINTS));
        }
    }

    /**
     * Reads a grid.
     *
     * @param text {@code from:to:points} of every parameter, for example {@code cWW=-1:1:41,cHW=-1:1:41}; a parameter can
     *     be fixed, as in {@code cHW=0}
     * @param space the parameters
     * @return the grid, its axes in the order of the space
     * @throws InvalidInputException if an axis cannot be read, a parameter is unknown, missing, or given twice
     */
    public static ParameterGrid parse(String text, ParameterSpace space) {
        Map<String, GridAxis> found = new HashMap<>();
        for (String part : text.split(",")) {
            GridAxis axis = axis(part.strip(), space);
            if (found.put(axis.parameter(), axis) != null) {
                throw new InvalidInputException(
                        "the grid '%s' gives the parameter '%s' twice; remove one".formatted(text, axis.parameter()));
            }
        }
        List<GridAxis> axes = new ArrayList<>();
        for (String name : space.names()) {
            if (!found.containsKey(name)) {
                throw new InvalidInputException(
                        "the grid '%s' lacks the parameter '%s'; add %s=from:to:points, or fix it with %s=0"
                                .formatted(text, name, name, name));
            }
            axes.add(found.get(name));
        }
        return new ParameterGrid(space, axes);
    }

    private static GridAxis axis(String text, ParameterSpace space) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw unreadable(text, null);
        }
        String name = text.substring(0, equals).strip();
        space.indexOf(name);
        String[] numbers = text.substring(equals + 1).split(":", -1);
        try {
            double from = Double.parseDouble(numbers[0].strip());
            if (numbers.length == 1) {
                return new GridAxis(name, from, from, 1);
            }
            if (numbers.length != 3) {
                throw unreadable(text, null);
            }
            return new GridAxis(
                    name, from, Double.parseDouble(numbers[1].strip()), Integer.parseInt(numbers[2].strip()));
        } catch (NumberFormatException e) {
            throw unreadable(text, e);
        }
    }

    private static InvalidInputException unreadable(String text, NumberFormatException cause) {
        return new InvalidInputException(
                "cannot read '%s' as the axis of a grid; write parameter=from:to:points, for example cWW=-1:1:41"
                        .formatted(text),
                cause);
    }

    /**
     * The grid without some of its parameters.
     *
     * @param names the parameters to leave out
     * @return the grid of the others
     * @throws InvalidInputException if one is unknown, or none is left
     */
    public ParameterGrid without(List<String> names) {
        names.forEach(space::indexOf);
        List<GridAxis> left =
                axes.stream().filter(a -> !names.contains(a.parameter())).toList();
        if (left.isEmpty()) {
            throw new InvalidInputException(
                    "no parameter of the grid %s is left; profile fewer".formatted(space.names()));
        }
        return new ParameterGrid(
                new ParameterSpace(space.parameters().stream()
                        .filter(p -> !names.contains(p.name()))
                        .toList()),
                left);
    }

    /** {@return the number of points} */
    public int size() {
        return axes.stream().mapToInt(GridAxis::points).reduce(1, (a, b) -> a * b);
    }

    /** {@return the indices of the parameters that are not fixed} */
    public int[] scanned() {
        return IntStream.range(0, axes.size())
                .filter(p -> axes.get(p).points() > 1)
                .toArray();
    }

    /**
     * The place of a point on each axis.
     *
     * @param point its number
     * @return one index per parameter
     */
    public int[] indices(int point) {
        int[] result = new int[axes.size()];
        int rest = point;
        for (int p = result.length - 1; p >= 0; p--) {
            result[p] = rest % axes.get(p).points();
            rest /= axes.get(p).points();
        }
        return result;
    }

    /**
     * The number of a point.
     *
     * @param indices its place on each axis
     * @return from 0 to {@code size() - 1}
     */
    public int number(int... indices) {
        int result = 0;
        for (int p = 0; p < indices.length; p++) {
            result = result * axes.get(p).points() + indices[p];
        }
        return result;
    }

    /**
     * Whether a point lies at an end of a scanned axis.
     *
     * @param point its number
     * @return true on the border
     */
    public boolean onBorder(int point) {
        int[] indices = indices(point);
        return Arrays.stream(scanned())
                .anyMatch(p -> indices[p] == 0 || indices[p] == axes.get(p).points() - 1);
    }

    /**
     * A point.
     *
     * @param number from 0 to {@code size() - 1}
     * @return its coordinates
     */
    public ParameterPoint point(int number) {
        int[] indices = indices(number);
        double[] values = new double[indices.length];
        Arrays.setAll(values, p -> axes.get(p).value(indices[p]));
        return space.point(values);
    }

    /** {@return all points, shape [size][nParameters]} */
    public EventMatrix points() {
        double[][] rows = new double[size()][];
        Arrays.setAll(rows, g -> point(g).values());
        return EventMatrix.ofRows(rows);
    }
}
