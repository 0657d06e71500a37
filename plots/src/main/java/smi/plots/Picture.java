package smi.plots;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import smi.events.OutputFile;
import smi.morphing.InvalidInputException;

/**
 * A figure drawn. The same figure gives the same bytes, whenever it is drawn with the same fonts.
 *
 * @param figure what is shown
 * @param dotsPerInch the resolution of images; SVG and PDF have none
 */
public record Picture(Figure figure, double dotsPerInch) {
    /** Fills a slide: 430 points become about 1200 pixels. */
    static final double DOTS_PER_INCH = 200;

    static final double POINTS_PER_INCH = 72;

    public Picture {
        requireDrawable(dotsPerInch);
    }

    /**
     * Refuses resolutions that give no readable, or an endless, image.
     *
     * @param dotsPerInch the resolution
     * @throws InvalidInputException if it is not between 36 and 2400
     */
    public static void requireDrawable(double dotsPerInch) {
        if (!(dotsPerInch >= 36 && dotsPerInch <= 2400)) {
            throw new InvalidInputException(
                    "a resolution of " + dotsPerInch + " dots per inch cannot be drawn; give 36 to 2400");
        }
    }

    /**
     * {@return the pixels, as notebooks show them}
     */
    public BufferedImage image() {
        double scale = dotsPerInch / POINTS_PER_INCH;
        int width = (int) Math.round(figure.size().width() * scale);
        int height = (int) Math.round(figure.size().height() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        g2.scale(width / figure.size().width(), height / figure.size().height());
        Drawing.draw(figure, g2);
        g2.dispose();
        return image;
    }

    /**
     * {@return the bytes of a PNG file}
     */
    public byte[] png() {
        return Png.encode(image(), dotsPerInch);
    }

    /**
     * {@return the text of an SVG file; letters are outlines, so that every viewer shows the same}
     */
    public String svg() {
        return Svg.encode(figure);
    }

    /**
     * {@return the bytes of a PDF file of one page, as large as the figure; letters are outlines}
     */
    public byte[] pdf() {
        return Pdf.encode(figure);
    }

    /**
     * {@return an HTML element with the image inside, as wide as the figure on paper}
     */
    public String html() {
        return String.format(
                Locale.ROOT,
                "<img alt=\"%s\" width=\"%d\" src=\"data:image/png;base64,%s\"/>",
                escaped(figure.description()),
                Math.round(figure.size().width() * 96 / POINTS_PER_INCH),
                Base64.getEncoder().encodeToString(png()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /**
     * Writes the picture; an interrupted writing leaves the old file, or none.
     *
     * @param file where to; its extension, .png, .svg or .pdf, names the format
     * @throws InvalidInputException if the extension is another one, or the folder does not exist
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void save(Path file) {
        byte[] bytes = bytes(file);
        OutputFile.write(file, path -> Files.write(path, bytes));
    }

    private byte[] bytes(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            return png();
        }
        if (name.endsWith(".svg")) {
            return svg().getBytes(StandardCharsets.UTF_8);
        }
        if (name.endsWith(".pdf")) {
            return pdf();
        }
        throw new InvalidInputException(
                "figure file '" + file + "' is neither .png nor .svg nor .pdf; give it one of these endings");
    }
}
