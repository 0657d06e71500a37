package smi.plots;

import java.awt.Dimension;
import java.io.StringWriter;
import java.util.Locale;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * SVG files. Letters become outlines: a viewer without our font would misplace sub- and superscripts; the words are
 * kept in the title and description of the file, for search and for readers who listen.
 */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 3;

    private Svg() {}

    static String encode(Figure figure) {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("drawn by smi");
        context.setPrecision(DECIMALS);
        SVGGraphics2D g2 = new SVGGraphics2D(context, true);
        Dimension size = new Dimension();
        size.setSize(Math.ceil(figure.size().width()), Math.ceil(figure.size().height()));
        g2.setSVGCanvasSize(size);
        Drawing.draw(figure, g2);
        Element root = g2.getRoot();
        root.setAttribute("width", size.width + "pt");
        root.setAttribute("height", size.height + "pt");
        root.setAttribute("viewBox", String.format(Locale.ROOT, "0 0 %d %d", size.width, size.height));
        root.insertBefore(words(document, "desc", figure.description()), root.getFirstChild());
        root.insertBefore(words(document, "title", title(figure)), root.getFirstChild());
        StringWriter text = new StringWriter();
        try {
            g2.stream(root, text, false, false);
        } catch (SVGGraphics2DIOException e) {
            throw new IllegalStateException("cannot write SVG into memory", e);
        }
        return text.toString();
    }

    private static String title(Figure figure) {
        Labels labels = figure.labels();
        String above = MathText.plain(String.join(" ", labels.experiment(), labels.status(), labels.right())
                .strip());
        return above.isEmpty() ? MathText.plain(figure.x().title()) : above;
    }

    private static Element words(Document document, String name, String text) {
        Element element = document.createElementNS(NAMESPACE, name);
        element.appendChild(document.createTextNode(text));
        return element;
    }
}
