package smi.events.lhe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small Les Houches files for tests. */
final class LheText {
    static final String HEAD =
            """
            <LesHouchesEvents version="3.0">
            <header>
            <MGRunCard>
            # 77 = nevents in a comment
              2 = nevents ! Number of events
              NORM = event_norm ! average/sum
              ['--mur=0.5,1,2'] = systematics_arguments ! with an equals sign
            </MGRunCard>
            <initrwgt>
            <weight id='lonely'>outside</weight>
            <weightgroup name="mg_reweighting">
            <weight id='sm'>set param_card dim6 2 0 # orig: 0.0
            set param_card dim6 5 0
            </weight>
            <weight id="w" MUR="2.0">second</weight>
            </weightgroup> # comment
            </initrwgt>
            </header>
            <init>
            2212 2212 6.5e+03 6.5e+03 0 0 247000 247000 -4 2
            # a comment
            1.5 0.1 1.0 1
            2.5D+00 0.1 1.0 2
            <generator name='x'>cite</generator>
            </init>
            """;
    static final String TAIL = "</LesHouchesEvents>\n";

    private LheText() {}

    static String head(String eventNorm) {
        return HEAD.replace("NORM", eventNorm);
    }

    /** u d̄ → γ γ with a pT of 10 GeV times the scale. */
    static String event(double scale, String weight, String rest) {
        return """
                <event>
                 4 1 %s 91.188 0.0078 0.118
                 2 -1 0 0 501 0 0.0 0.0 +%5$s %5$s 0.0 0.0 9.0
                 -1 -1 0 0 0 501 0.0 0.0 -%5$s %5$s 0.0 0.0 9.0
                 22 1 1 2 0 0 +%2$s 0.0 %3$s %5$s 0.0 0.0 1.0
                 22 1 1 2 0 0 -%2$s 0.0 -%3$s %5$s 0.0 0.0 -1.0
                %4$s</event>
                """
                .formatted(weight, 10 * scale, 10 * scale * Math.sqrt(3), rest, 20 * scale);
    }

    static String weights(double sm, double w) {
        return "<rwgt>\n<wgt id='sm'> %s </wgt>\n<wgt id='w'> %s </wgt>\n</rwgt>\n".formatted(sm, w);
    }

    static Path write(Path folder, String text) {
        return write(folder, "events.lhe", text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
