package smi.plots;

import java.util.List;

/**
 * What a plot shows, before it is drawn: panels above each other that share the horizontal axis. It holds every line
 * and every word, so that a test can ask for them.
 *
 * @param x the horizontal axis
 * @param panels from top to bottom, at least one
 * @param labels what stands above the frame
 * @param size the size on paper
 */
public record Figure(Axis x, List<Panel> panels, Labels labels, Size size) implements Drawable {
    /** Copies the panels. */
    public Figure {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a figure needs at least one panel");
        }
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
