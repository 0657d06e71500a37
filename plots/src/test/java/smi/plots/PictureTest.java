package smi.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import smi.morphing.InvalidInputException;

class PictureTest {
    private static final double SCREEN = 72;

    static List<Drawable> all() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyFigureIsDrawnWithoutAScreenAndFillsItsPaper(Drawable drawable) {
        assertTrue(GraphicsEnvironment.isHeadless());
        Figure figure = drawable.figure();
        BufferedImage image = figure.picture(SCREEN).image();
        assertEquals(Math.round(figure.size().width()), image.getWidth());
        assertEquals(Math.round(figure.size().height()), image.getHeight());
        // Nothing is cut off: the outermost pixels are white all around, and ink is not far from them.
        assertEquals(0, ink(image, 1));
        assertTrue(ink(image, 25) > 0);
    }

    /** The number of pixels with ink within this distance of the border. */
    private static int ink(BufferedImage image, int border) {
        int count = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                boolean outside =
                        x < border || y < border || x >= image.getWidth() - border || y >= image.getHeight() - border;
                count += outside && (image.getRGB(x, y) & 0xffffff) != 0xffffff ? 1 : 0;
            }
        }
        return count;
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameFigureGivesTheSameBytes(Drawable drawable) {
        assertArrayEquals(
                drawable.picture(SCREEN).png(), drawable.picture(SCREEN).png());
        assertEquals(drawable.picture().svg(), drawable.picture().svg());
    }

    @Test
    void linesKeepTheirColours() {
        BufferedImage image = Examples.contours().picture(144).image();
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.add(image.getRGB(x, y) & 0xffffff);
            }
        }
        for (int method = 0; method < 4; method++) {
            assertTrue(colours.contains(Palette.colour(method).getRGB() & 0xffffff), "method " + method);
        }
    }

    @Test
    void aPngKnowsItsResolution() throws IOException {
        byte[] png = Examples.contours().picture(300).png();
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(Math.round(430 * 300 / 72.0), read.getWidth());
        int at = indexOf(png, "pHYs");
        int dotsPerMetre = (png[at + 6] & 0xff) << 8 | png[at + 7] & 0xff;
        assertEquals(Math.round(300 / 0.0254), dotsPerMetre);
        assertEquals(1, png[at + 12], "the unit is the metre");
    }

    private static int indexOf(byte[] bytes, String name) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(name);
    }

    /** PDFBox draws the page as a reader would: it must look like the image, up to the way in which edges are smoothed. */
    @ParameterizedTest
    @MethodSource("all")
    void aPdfShowsWhatTheImageShows(Drawable drawable) throws IOException {
        byte[] pdf = drawable.picture().pdf();
        assertArrayEquals(pdf, drawable.picture().pdf(), "the same bytes each time");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertEquals(1, document.getNumberOfPages());
            assertEquals(
                    drawable.figure().description(),
                    document.getDocumentInformation().getSubject());
            BufferedImage read = new PDFRenderer(document).renderImageWithDPI(0, (float) SCREEN);
            BufferedImage image = drawable.picture(SCREEN).image();
            assertEquals(image.getWidth(), read.getWidth());
            assertEquals(image.getHeight(), read.getHeight());
            // edges are smoothed in other ways; a missing letter changes the mean of its surroundings by a fifth
            assertEquals(0, largestDifference(image, read, 12), 0.12);
        }
    }

    /** Between the mean lightness of squares of this side. */
    private static double largestDifference(BufferedImage a, BufferedImage b, int side) {
        double largest = 0;
        for (int x = 0; x + side <= a.getWidth(); x += side) {
            for (int y = 0; y + side <= a.getHeight(); y += side) {
                double sum = 0;
                for (int k = 0; k < side * side; k++) {
                    int px = x + k % side;
                    int py = y + k / side;
                    sum += (a.getRGB(px, py) >> 8 & 0xff) - (b.getRGB(px, py) >> 8 & 0xff);
                }
                largest = Math.max(largest, Math.abs(sum) / 255 / side / side);
            }
        }
        return largest;
    }

    @Test
    void anSvgHoldsLinesAndWords() throws Exception {
        Document svg = parse(Examples.contours().picture().svg());
        Element root = svg.getDocumentElement();
        assertEquals("svg", root.getTagName());
        assertEquals("0 0 430 415", root.getAttribute("viewBox"));
        String title = root.getElementsByTagName("title").item(0).getTextContent();
        assertEquals("smi Simulation √s = 13 TeV, 300 fb^−1", title);
        String words = root.getElementsByTagName("desc").item(0).getTextContent();
        for (String word : List.of("c_HW [TeV^−2]", "c_HB [TeV^−2]", "ALICES", "rate", "95\u00a0% CL", "SM")) {
            assertTrue(words.contains(word), word);
        }
        for (int method = 0; method < 4; method++) {
            String colour = String.format("rgb(%d,%d,%d)", rgb(method, 16), rgb(method, 8), rgb(method, 0));
            assertTrue(lines(root, colour, false) >= 1, "solid " + colour);
            assertTrue(lines(root, colour, true) >= 1, "dashed " + colour);
        }
    }

    private static int rgb(int method, int shift) {
        return Palette.colour(method).getRGB() >> shift & 0xff;
    }

    /** The number of elements drawn with this stroke; Batik writes a style where it differs from the parent's. */
    private static long lines(Element element, String colour, boolean dashed) {
        NodeList all = element.getElementsByTagName("*");
        long count = 0;
        for (int i = 0; i < all.getLength(); i++) {
            Element e = (Element) all.item(i);
            boolean drawn = Set.of("path", "line", "polyline", "polygon").contains(e.getTagName());
            boolean dashes = !Set.of("", "none").contains(inherited(e, "stroke-dasharray"));
            count += drawn && inherited(e, "stroke").equals(colour) && dashes == dashed ? 1 : 0;
        }
        return count;
    }

    private static String inherited(Element element, String attribute) {
        if (element.hasAttribute(attribute)) {
            return element.getAttribute(attribute);
        }
        return element.getParentNode() instanceof Element parent ? inherited(parent, attribute) : "";
    }

    private static Document parse(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    @Test
    void htmlHoldsTheImageAndItsDescription() throws IOException {
        String html = CurveFigure.of(Axis.linear("a < \"b\" & c", ""), Axis.linear("y", ""))
                .with(Curve.of("f", new double[] {0, 1}, new double[] {0, 1}))
                .picture(SCREEN)
                .html();
        assertTrue(html.startsWith("<img alt=\"y against a &lt; &quot;b&quot; &amp; c; f.\" width=\""), html);
        String data = html.substring(html.indexOf("base64,") + 7, html.lastIndexOf('"'));
        assertEquals(
                460,
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)))
                        .getWidth());
    }

    @Test
    void filesAreWrittenWholeAndOthersLeftAlone(@TempDir Path folder) throws IOException {
        Picture picture = Examples.bars().picture(SCREEN);
        Path png = folder.resolve("figure.PNG");
        Path svg = folder.resolve("figure.svg");
        picture.save(png);
        picture.save(svg);
        picture.save(svg);
        assertArrayEquals(picture.png(), Files.readAllBytes(png));
        assertEquals(picture.svg(), Files.readString(svg));
        try (Stream<Path> files = Files.list(png.getParent())) {
            assertEquals(Set.of(png, svg), Set.copyOf(files.toList()));
        }
    }

    @Test
    void anUnknownExtensionIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("figure.jpg");
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> Examples.bars().picture(SCREEN).save(file))
                .getMessage();
        assertTrue(message.contains("figure.jpg") && message.contains(".png"), message);
        assertFalse(Files.exists(file));
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed(@TempDir Path folder) throws IOException {
        Path blocked = Files.createFile(folder.resolve("blocked"));
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> Examples.bars().picture(SCREEN).save(blocked.resolve("figure.png")))
                .getMessage();
        assertTrue(message.contains("figure.png"), message);
    }

    @Test
    void resolutionsHaveLimits() {
        assertThrows(InvalidInputException.class, () -> Examples.bars().picture(0));
        assertThrows(InvalidInputException.class, () -> Examples.bars().picture(Double.NaN));
    }

    /** Dashes along a line that runs far out of the frame would take forever. */
    @Test
    @Timeout(60)
    void linesFarOutsideAreCutShort() {
        CurveFigure figure = CurveFigure.of(
                        Axis.linear("x", ""), Axis.linear("y", "").withRange(0, 1))
                .with(Curve.of("a", new double[] {0, 1}, new double[] {0, 1}))
                .with(Curve.of("dashed", new double[] {0, 1, 2}, new double[] {-1e300, 1e300, Double.NaN}));
        assertEquals(460, figure.picture(SCREEN).image().getWidth());
    }
}
