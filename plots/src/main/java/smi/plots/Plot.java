package smi.plots;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Vector;
import java.util.function.UnaryOperator;
import smi.events.OutputFile;
import tech.tablesaw.api.Table;

/**
 * A figure to look at and to keep. As the last expression of a notebook cell it appears as an image, since Java kernels
 * show every {@link RenderedImage}; {@link #save} writes it for papers and talks, {@link #csv} the numbers behind it.
 * The {@code with} methods return a changed copy.
 *
 * <p>Words use the markup of {@link MathText}: {@code C_{lq}^{(1)}}, {@code TeV^{-2}}.
 */
public final class Plot implements RenderedImage {
    /** About 700 pixels for a figure of six inches: what a notebook shows beside its margins. */
    private static final double SCREEN = 120;

    private static final double PRINT = 300;

    private final Drawable source;
    private final Figure figure;
    private BufferedImage image;

    private Plot(Drawable source, Figure figure) {
        this.source = source;
        this.figure = figure;
    }

    /**
     * Any figure as a plot.
     *
     * @param drawable what to show
     * @return the plot
     */
    public static Plot of(Drawable drawable) {
        return new Plot(drawable, drawable.figure());
    }

    private Plot with(UnaryOperator<Figure> change) {
        return new Plot(source, change.apply(figure));
    }

    private Plot withLabels(UnaryOperator<Labels> change) {
        return with(f -> FigureEdits.withLabels(f, change.apply(FigureEdits.labels(f))));
    }

    /**
     * Writes who shows this above the frame, bold on the left.
     *
     * @param name the experiment
     * @return the plot with it
     */
    public Plot withExperiment(String name) {
        return withLabels(labels -> labels.withExperiment(name, labels.status()));
    }

    /**
     * Writes what is shown above the frame, after the experiment: {@code Simulation}, {@code Work in progress}.
     *
     * @param text a few words
     * @return the plot with them
     */
    public Plot withTitle(String text) {
        return withLabels(labels -> labels.withExperiment(labels.experiment(), text));
    }

    /**
     * Writes √s above the frame.
     *
     * @param value the energy with its unit, such as {@code 13 TeV}
     * @return the plot with it
     */
    public Plot withEnergy(String value) {
        return withLabels(labels -> labels.withEnergy(value));
    }

    /**
     * Writes the integrated luminosity above the frame.
     *
     * @param value the luminosity with its unit, such as {@code 300 fb^{-1}}
     * @return the plot with it
     */
    public Plot withLuminosity(String value) {
        return withLabels(labels -> labels.withLuminosity(value));
    }

    /**
     * Shows names as a physicist writes them, wherever they appear in the figure: {@code clq1} as
     * {@code C_{lq}^{(1)}}.
     *
     * @param names name in the file → markup
     * @return the plot with them
     */
    public Plot withNames(Map<String, String> names) {
        return with(f -> FigureEdits.withNames(f, names));
    }

    /**
     * Writes other words along the horizontal axis.
     *
     * @param label what is shown
     * @param unit its unit; empty for a pure number
     * @return the plot with them
     */
    public Plot withX(String label, String unit) {
        return with(f -> FigureEdits.withX(f, axis -> new Axis(label, unit, axis.scale(), axis.range())));
    }

    /**
     * Writes other words along the vertical axis of the (uppermost) panel.
     *
     * @param label what is shown
     * @param unit its unit; empty for a pure number
     * @return the plot with them
     */
    public Plot withY(String label, String unit) {
        return with(f -> FigureEdits.withY(f, axis -> new Axis(label, unit, axis.scale(), axis.range())));
    }

    /**
     * Shows another part of the horizontal axis.
     *
     * @param low where it begins
     * @param high where it ends
     * @return the plot with it
     */
    public Plot withXRange(double low, double high) {
        return with(f -> FigureEdits.withX(f, axis -> axis.withRange(low, high)));
    }

    /**
     * Shows another part of the vertical axis of the (uppermost) panel.
     *
     * @param low where it begins
     * @param high where it ends
     * @return the plot with it
     */
    public Plot withYRange(double low, double high) {
        return with(f -> FigureEdits.withY(f, axis -> axis.withRange(low, high)));
    }

    /**
     * Makes the horizontal axis logarithmic.
     *
     * @return the plot with it
     */
    public Plot withLogX() {
        return with(f -> FigureEdits.withX(f, Plot::logarithmic));
    }

    /**
     * Makes the vertical axis of the (uppermost) panel logarithmic.
     *
     * @return the plot with it
     */
    public Plot withLogY() {
        return with(f -> FigureEdits.withY(f, Plot::logarithmic));
    }

    /** Ends that the new scale cannot show are fitted anew. */
    private static Axis logarithmic(Axis axis) {
        Optional<Range> range = axis.range().filter(r -> r.low() > 0);
        return new Axis(axis.label(), axis.unit(), new Scale.Logarithmic(), range);
    }

    /**
     * Draws on paper of another size; letters keep theirs.
     *
     * @param width in points (1/72 inch)
     * @param height in points
     * @return the plot with it
     */
    public Plot withSize(double width, double height) {
        return with(f -> FigureEdits.withSize(f, new Size(width, height)));
    }

    /**
     * Writes a file; an interrupted writing leaves the old one, or none. Images get 300 dots per inch.
     *
     * @param file where to; its extension, .png, .svg or .pdf, names the format
     * @return the plot itself, to be shown
     * @throws smi.morphing.InvalidInputException if the extension is another one, or the folder does not exist
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public Plot save(Path file) {
        return save(file, PRINT);
    }

    /**
     * Writes a file with images of another resolution.
     *
     * @param file where to; its extension, .png, .svg or .pdf, names the format
     * @param dotsPerInch the resolution of a PNG file, 36 to 2400; the others are drawn with lines
     * @return the plot itself, to be shown
     */
    public Plot save(Path file, double dotsPerInch) {
        picture(dotsPerInch).save(file);
        return this;
    }

    /**
     * The plot drawn at a resolution of choice.
     *
     * @param dotsPerInch 36 to 2400
     * @return the picture
     */
    public Picture picture(double dotsPerInch) {
        return new Picture(figure, dotsPerInch);
    }

    /**
     * {@return an HTML element with the image inside, as wide as the figure on paper}
     */
    public String html() {
        return figure.picture().html();
    }

    /**
     * {@return the numbers behind the figure, one observation per row}
     */
    public Table data() {
        return source.data();
    }

    /**
     * Writes the numbers behind the figure: a header, then one observation per line; NaN is an empty cell.
     *
     * @param file where to
     * @return the plot itself, to be shown
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public Plot csv(Path file) {
        String text = Csv.text(data());
        OutputFile.write(file, path -> Files.writeString(path, text));
        return this;
    }

    /**
     * {@return what is shown, line by line and word by word}
     */
    public Figure figure() {
        return figure;
    }

    /**
     * {@return the figure in one line of plain text}
     */
    @Override
    public String toString() {
        return figure.description();
    }

    /** Drawn once, when somebody looks. */
    private synchronized BufferedImage image() {
        if (image == null) {
            image = picture(SCREEN).image();
        }
        return image;
    }

    @Override
    public Vector<RenderedImage> getSources() {
        return image().getSources();
    }

    @Override
    public Object getProperty(String name) {
        return image().getProperty(name);
    }

    @Override
    public String[] getPropertyNames() {
        return image().getPropertyNames();
    }

    @Override
    public ColorModel getColorModel() {
        return image().getColorModel();
    }

    @Override
    public SampleModel getSampleModel() {
        return image().getSampleModel();
    }

    @Override
    public int getWidth() {
        return image().getWidth();
    }

    @Override
    public int getHeight() {
        return image().getHeight();
    }

    @Override
    public int getMinX() {
        return image().getMinX();
    }

    @Override
    public int getMinY() {
        return image().getMinY();
    }

    @Override
    public int getNumXTiles() {
        return image().getNumXTiles();
    }

    @Override
    public int getNumYTiles() {
        return image().getNumYTiles();
    }

    @Override
    public int getMinTileX() {
        return image().getMinTileX();
    }

    @Override
    public int getMinTileY() {
        return image().getMinTileY();
    }

    @Override
    public int getTileWidth() {
        return image().getTileWidth();
    }

    @Override
    public int getTileHeight() {
        return image().getTileHeight();
    }

    @Override
    public int getTileGridXOffset() {
        return image().getTileGridXOffset();
    }

    @Override
    public int getTileGridYOffset() {
        return image().getTileGridYOffset();
    }

    @Override
    public Raster getTile(int tileX, int tileY) {
        return image().getTile(tileX, tileY);
    }

    @Override
    public Raster getData() {
        return image().getData();
    }

    @Override
    public Raster getData(Rectangle region) {
        return image().getData(region);
    }

    @Override
    public WritableRaster copyData(WritableRaster raster) {
        return image().copyData(raster);
    }
}
