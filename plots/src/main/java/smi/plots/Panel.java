package smi.plots;

import java.util.List;

/**
 * One frame of a figure.
 *
 * @param y the vertical axis
 * @param layers what is drawn, from bottom to top
 * @param legends blocks of names; each is put where it covers least
 * @param share its part of the height of the figure, relative to the other panels, at least 1
 */
public record Panel(Axis y, List<Layer> layers, List<Legend> legends, int share) {
    /** Copies the lists; a panel has a height. */
    public Panel {
        layers = List.copyOf(layers);
        legends = legends.stream().filter(l -> !l.entries().isEmpty()).toList();
        if (share < 1) {
            throw new IllegalArgumentException("a panel's share of the height is " + share + ", it must be 1 or more");
        }
    }
}
