package smi.plots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smi.morphing.InvalidInputException;

/** Finished figures with other words on them. */
final class FigureEdits {
    /** An invisible letter keeps a line above the frame, so that neighbouring frames are level. */
    private static final String FILLED = "\u00a0";

    private FigureEdits() {}

    /** What stands above the figure; above figures of several frames: on the left of the first, the right of the last. */
    static Labels labels(Figure figure) {
        if (figure.tiles().isEmpty()) {
            return figure.labels();
        }
        List<Tile> top = top(figure);
        Labels first = labels(top.get(0).figure());
        Labels last = labels(top.get(top.size() - 1).figure());
        return new Labels(unfilled(first.experiment()), first.status(), last.energy(), unfilled(last.luminosity()));
    }

    private static String unfilled(String text) {
        return text.equals(FILLED) ? "" : text;
    }

    static Figure withLabels(Figure figure, Labels labels) {
        if (figure.tiles().isEmpty()) {
            return new Figure(figure.x(), figure.panels(), labels, figure.size());
        }
        List<Tile> top = top(figure);
        List<Tile> tiles = new ArrayList<>();
        for (Tile tile : figure.tiles()) {
            boolean first = tile.equals(top.get(0));
            boolean last = tile.equals(top.get(top.size() - 1));
            Labels own = new Labels(
                    first ? labels.experiment() : "",
                    first ? labels.status() : "",
                    last ? labels.energy() : "",
                    last ? labels.luminosity() : "");
            boolean level = top.contains(tile) && top.size() > 1 && !labels.isEmpty();
            Labels above = own.isEmpty() && level ? own.withLuminosity(FILLED) : own;
            tiles.add(new Tile(withLabels(tile.figure(), above), tile.x(), tile.y()));
        }
        return new Figure(figure.x(), List.of(), labels, figure.size(), tiles);
    }

    /** The tiles of the first row, from left to right. */
    private static List<Tile> top(Figure figure) {
        double y = figure.tiles().stream().mapToDouble(Tile::y).min().orElseThrow();
        return figure.tiles().stream()
                .filter(tile -> tile.y() == y)
                .sorted(Comparator.comparingDouble(Tile::x))
                .toList();
    }

    static Figure withX(Figure figure, UnaryOperator<Axis> change) {
        return new Figure(
                change.apply(oneFrame(figure).x()), figure.panels(), figure.labels(), figure.size(), figure.tiles());
    }

    /** Changes the vertical axis of the uppermost panel. */
    static Figure withY(Figure figure, UnaryOperator<Axis> change) {
        List<Panel> panels = new ArrayList<>(oneFrame(figure).panels());
        Panel first = panels.get(0);
        panels.set(0, new Panel(change.apply(first.y()), first.layers(), first.legends(), first.share()));
        return new Figure(figure.x(), panels, figure.labels(), figure.size());
    }

    static Figure withSize(Figure figure, Size size) {
        Figure one = oneFrame(figure);
        return new Figure(one.x(), one.panels(), one.labels(), size);
    }

    private static Figure oneFrame(Figure figure) {
        if (!figure.tiles().isEmpty()) {
            throw new InvalidInputException("this figure has several frames with axes of their own, so neither axis nor"
                    + " size can be changed; withNames changes words");
        }
        return figure;
    }

    /** The figure with other names for the words in it. */
    static Figure withNames(Figure figure, Map<String, String> names) {
        UnaryOperator<String> renamed = text -> renamed(text, names);
        List<Panel> panels = figure.panels().stream()
                .map(panel -> new Panel(
                        renamed(panel.y(), renamed),
                        panel.layers().stream()
                                .map(layer -> renamed(layer, renamed))
                                .toList(),
                        panel.legends().stream()
                                .map(legend -> renamed(legend, renamed))
                                .toList(),
                        panel.share()))
                .toList();
        List<Tile> tiles = figure.tiles().stream()
                .map(tile -> new Tile(withNames(tile.figure(), names), tile.x(), tile.y()))
                .toList();
        Labels labels = figure.labels();
        return new Figure(
                renamed(figure.x(), renamed),
                panels,
                labels.withExperiment(labels.experiment(), renamed.apply(labels.status())),
                figure.size(),
                tiles);
    }

    private static Axis renamed(Axis axis, UnaryOperator<String> renamed) {
        Scale scale = axis.scale() instanceof Scale.Categories categories
                ? new Scale.Categories(categories.names().stream().map(renamed).toList())
                : axis.scale();
        return new Axis(renamed.apply(axis.label()), axis.unit(), scale, axis.range());
    }

    private static Layer renamed(Layer layer, UnaryOperator<String> renamed) {
        return layer instanceof Layer.Map map
                ? new Layer.Map(map.values(), renamed(map.z(), renamed), map.marks())
                : layer;
    }

    private static Legend renamed(Legend legend, UnaryOperator<String> renamed) {
        return new Legend(legend.entries().stream()
                .map(entry -> new LegendEntry(renamed.apply(entry.text()), entry.marks()))
                .toList());
    }

    /** Whole names only: clq1 is no part of clq10, nor of clq1_squared. */
    private static String renamed(String text, Map<String, String> names) {
        String result = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            result = Pattern.compile("(?<![\\w{\\\\])" + Pattern.quote(name.getKey()) + "(?!\\w)")
                    .matcher(result)
                    .replaceAll(Matcher.quoteReplacement(name.getValue()));
        }
        return result;
    }
}
