package smi.plots;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the legends of a panel stand: each in the corner, or at the middle of the upper or lower side, where it covers
 * least, one after the other.
 */
record LegendPlacement(List<Rectangle2D> places, List<Integer> covered) {
    /** The distance to the border, beyond the marks. */
    private static final double INSET = 13;
    /** White around a legend. */
    private static final double PADDING = 3;
    /** One legend upon another is worse than any line below it. */
    private static final int COLLISION = 100_000;

    static LegendPlacement of(List<LegendBox> boxes, Rectangle2D frame, Obstacles obstacles) {
        List<Rectangle2D> places = new ArrayList<>();
        List<Integer> covered = new ArrayList<>();
        for (LegendBox box : boxes) {
            Rectangle2D best = null;
            int least = Integer.MAX_VALUE;
            for (Rectangle2D candidate : candidates(box, frame, places)) {
                int cost = cost(padded(candidate), places, obstacles);
                if (cost < least) {
                    least = cost;
                    best = candidate;
                }
            }
            places.add(best);
            covered.add(least);
        }
        return new LegendPlacement(places, covered);
    }

    boolean free() {
        return covered.stream().allMatch(ink -> ink == 0);
    }

    private static int cost(Rectangle2D place, List<Rectangle2D> taken, Obstacles obstacles) {
        int cost = obstacles.covered(place);
        for (Rectangle2D other : taken) {
            cost += other.intersects(place) ? COLLISION : 0;
        }
        return cost;
    }

    /** In order of preference; below or above a legend already there, a second one can follow inside the frame. */
    private static List<Rectangle2D> candidates(LegendBox box, Rectangle2D frame, List<Rectangle2D> taken) {
        double left = frame.getMinX() + INSET;
        double right = frame.getMaxX() - INSET - box.width();
        double middle = frame.getCenterX() - box.width() / 2;
        double top = frame.getMinY() + INSET - PADDING;
        double bottom = frame.getMaxY() - INSET + PADDING - box.height();
        List<Rectangle2D> places = new ArrayList<>();
        places.add(at(box, right, top));
        places.add(at(box, left, top));
        places.add(at(box, right, bottom));
        places.add(at(box, left, bottom));
        places.add(at(box, middle, top));
        places.add(at(box, middle, bottom));
        for (Rectangle2D other : taken) {
            addInside(places, frame, at(box, other.getMinX(), other.getMaxY() + 2 * PADDING));
            addInside(places, frame, at(box, other.getMinX(), other.getMinY() - 2 * PADDING - box.height()));
        }
        return places;
    }

    private static void addInside(List<Rectangle2D> places, Rectangle2D frame, Rectangle2D place) {
        if (frame.contains(padded(place))) {
            places.add(place);
        }
    }

    private static Rectangle2D at(LegendBox box, double x, double y) {
        return new Rectangle2D.Double(x, y, box.width(), box.height());
    }

    static Rectangle2D padded(Rectangle2D place) {
        return new Rectangle2D.Double(
                place.getX() - PADDING,
                place.getY() - PADDING,
                place.getWidth() + 2 * PADDING,
                place.getHeight() + 2 * PADDING);
    }
}
