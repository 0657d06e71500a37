package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every figure of the command line can be given besides its content. */
class PlotCommandTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void limits() {
        bench = new Workbench(folder);
        bench.ok("simulate drell-yan -n 2000 --seed 3 -o @events.h5");
        bench.ok("limits @events.h5 --theta-true sm --luminosity 1/fb --method rate --grid clq1=-1:1:11,clq3=-1:1:9"
                + " --json @rate.json");
    }

    @Test
    void pdfCsvResolutionAndNames() throws IOException {
        bench.ok("plot @rate.json -o @small.png --dpi 72 --csv @lines.csv --name clq1=C_1");
        assertEquals(430, ImageIO.read(folder.resolve("small.png").toFile()).getWidth());
        List<String> lines = Files.readAllLines(folder.resolve("lines.csv"));
        assertEquals("method,item,level,line,clq1,clq3", lines.get(0));
        assertTrue(lines.size() > 50, "contours have many points");
        bench.ok("plot @rate.json -o @contours.pdf");
        byte[] pdf = Files.readAllBytes(folder.resolve("contours.pdf"));
        assertEquals("%PDF-", new String(pdf, 0, 5, StandardCharsets.US_ASCII));
        bench.ok("plot @rate.json -o @contours.svg --name clq1=C_{lq}^{(1)}");
        String svg = Files.readString(folder.resolve("contours.svg"));
        assertTrue(svg.contains("against C_lq^(1)"), "the description has the new name");
    }

    @Test
    void badOutputIsRefusedBeforeAnythingIsDrawn() {
        assertTrue(bench.run("plot", "@rate.json", "-o", "@x.gif").err().contains(".pdf"));
        assertTrue(bench.run("plot", "@rate.json", "-o", "@x.png", "--dpi", "5")
                .err()
                .contains("5"));
        assertTrue(bench.run("plot", "@rate.json", "-o", "@x.png", "--name", "clq1")
                .err()
                .contains("NAME=VALUE"));
    }
}
