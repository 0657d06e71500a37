package smi.plots;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** PDF files: one page of lines and outlines of letters; the words are kept in its properties, for search. */
final class Pdf {
    private Pdf() {}

    static byte[] encode(Figure figure) {
        float width = (float) figure.size().width();
        float height = (float) figure.size().height();
        try (PDDocument document = new PDDocument()) {
            // Without a fixed one the identity of the file would be made from the time of day.
            document.setDocumentId(0L);
            document.getDocumentInformation().setTitle(MathText.plain(figure.x().title()));
            document.getDocumentInformation().setSubject(figure.description());
            document.getDocumentInformation().setCreator("smi");
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D g2 = new PdfBoxGraphics2D(document, width, height);
            Drawing.draw(figure, g2);
            g2.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(g2.getXFormObject());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode a figure as PDF", e);
        }
    }
}
