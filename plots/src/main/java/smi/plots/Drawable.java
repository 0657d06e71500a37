package smi.plots;

import tech.tablesaw.api.Table;

/** Anything that can be shown as a figure. */
public interface Drawable {
    /**
     * {@return what is shown, line by line and word by word}
     */
    Figure figure();

    /**
     * {@return the figure drawn at 200 dots per inch, which fills a slide}
     */
    default Picture picture() {
        return picture(Picture.DOTS_PER_INCH);
    }

    /**
     * The figure drawn at a resolution of choice.
     *
     * @param dotsPerInch 72 gives one pixel per point; 300 is for print
     * @return the picture
     */
    default Picture picture(double dotsPerInch) {
        return new Picture(figure(), dotsPerInch);
    }

    /**
     * {@return the numbers behind the figure, one observation per row; by default the lines and points that are drawn}
     */
    default Table data() {
        return FigureData.of(figure());
    }

    /**
     * {@return the figure to be shown in a notebook, labelled and saved}
     */
    default Plot plot() {
        return Plot.of(this);
    }
}
