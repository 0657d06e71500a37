package smi.plots;

import java.util.List;

/**
 * What a plot shows, before it is drawn: panels above each other that share the horizontal axis, or several such figures
 * side by side. It holds every line and every word, so that a test can ask for them.
 *
 * @param x the horizontal axis
 * @param panels from top to bottom, at least one if there are no tiles
 * @param labels what stands above the frame
 * @param size the size on paper
 * @param tiles figures that this one is made of, instead of panels
 */
public record Figure(Axis x, List<Panel> panels, Labels labels, Size size, List<Tile> tiles) implements Drawable {
    /** Copies the lists. */
    public Figure {
        panels = List.copyOf(panels);
        tiles = List.copyOf(tiles);
        if (panels.isEmpty() == tiles.isEmpty()) {
            throw new IllegalArgumentException("a figure needs either panels or tiles, at least one");
        }
    }

    /**
     * A figure of panels.
     *
     * @param x the horizontal axis
     * @param panels from top to bottom, at least one
     * @param labels what stands above the frame
     * @param size the size on paper
     */
    public Figure(Axis x, List<Panel> panels, Labels labels, Size size) {
        this(x, panels, labels, size, List.of());
    }

    /**
     * A figure of figures.
     *
     * @param tiles the figures and their places
     * @param size the size on paper of them all
     * @return the figure
     */
    static Figure of(List<Tile> tiles, Size size) {
        return new Figure(
                tiles.get(0).figure().x(), List.of(), tiles.get(0).figure().labels(), size, tiles);
    }

    @Override
    public Figure figure() {
        return this;
    }

    /**
     * {@return the figure in one line of plain text: axes and legend, for readers who cannot see it}
     */
    public String description() {
        StringBuilder text = new StringBuilder();
        tiles.forEach(tile -> text.append(tile.figure().description()).append(' '));
        for (Panel panel : panels) {
            text.append(MathText.plain(panel.y().title())).append(" against ").append(MathText.plain(x.title()));
            for (Legend legend : panel.legends()) {
                for (LegendEntry entry : legend.entries()) {
                    text.append("; ").append(MathText.plain(entry.text()));
                }
            }
            text.append(". ");
        }
        return text.toString().strip();
    }
}
