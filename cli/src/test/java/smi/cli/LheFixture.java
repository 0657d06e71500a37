package smi.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Writes Les Houches files whose events have two leptons, two jets and two photons of a Higgs boson, with weights that are
 * the square of 1 + a θ1 + b θ2, plus (c θ2)², at the benchmarks: enough for every page to have something to read.
 */
final class LheFixture {
    private static final String HEAD =
            """
            <LesHouchesEvents version="3.0">
            <header>
            <MGRunCard>
              sum = event_norm
            </MGRunCard>
            </header>
            <init>
            2212 2212 6.5e+03 6.5e+03 0 0 247000 247000 -3 1
            1.0 0.1 1.0 1
            </init>
            """;

    private LheFixture() {}

    /**
     * Writes a file.
     *
     * @param file where to
     * @param events how many
     * @param benchmarks name → θ
     * @param sampledAt the benchmark whose weight is the event's own
     */
    static void write(Path file, int events, Map<String, List<Double>> benchmarks, String sampledAt) {
        var random = new SplittableRandom(file.getFileName().toString().hashCode());
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.US_ASCII)) {
            out.write(HEAD);
            for (int i = 0; i < events; i++) {
                out.write(event(random, benchmarks, sampledAt, 1.0 / events));
            }
            out.write("</LesHouchesEvents>\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String event(
            SplittableRandom random, Map<String, List<Double>> benchmarks, String sampledAt, double scale) {
        double hardness = -Math.log(random.nextDouble());
        double a = 0.01 * hardness;
        double b = 0.02 * (random.nextDouble() - 0.5);
        double c = 0.01 * hardness;
        var text = new StringBuilder("<event>\n");
        var weights = new StringBuilder("<rwgt>\n");
        double own = 0;
        for (var benchmark : benchmarks.entrySet()) {
            double one = benchmark.getValue().get(0);
            double two = benchmark.getValue().get(1);
            double weight = scale * (Math.pow(1 + a * one + b * two, 2) + Math.pow(c * two, 2));
            own = benchmark.getKey().equals(sampledAt) ? weight : own;
            weights.append("<wgt id='%s'> %.12e </wgt>\n".formatted(benchmark.getKey(), weight));
        }
        text.append(String.format(Locale.ROOT, " 8 1 %.12e 125.0 0.0078 0.118\n", own));
        text.append(" 2 -1 0 0 501 0 0.0 0.0 1000.0 1000.0 0.0 0.0 9.0\n")
                .append(" -2 -1 0 0 0 501 0.0 0.0 -1000.0 1000.0 0.0 0.0 9.0\n");
        for (int id : new int[] {11, -11, 1, -1}) {
            double pt = 25 + 60 * hardness * random.nextDouble();
            text.append(massless(id, pt, 4 * random.nextDouble() - 2, 2 * Math.PI * random.nextDouble()));
        }
        double phi = 2 * Math.PI * random.nextDouble();
        double pt = 62.5 + 20 * hardness; // of the pair; a Higgs boson that flies
        double angle = Math.asin(62.5 / pt);
        text.append(massless(22, pt, 0, phi + angle)).append(massless(22, pt, 0, phi - angle));
        return text.append(weights).append("</rwgt>\n</event>\n").toString();
    }

    private static String massless(int id, double pt, double eta, double phi) {
        return String.format(
                Locale.ROOT,
                " %d 1 1 2 0 0 %.9e %.9e %.9e %.9e 0.0 0.0 9.0\n",
                id,
                pt * Math.cos(phi),
                pt * Math.sin(phi),
                pt * Math.sinh(eta),
                pt * Math.cosh(eta));
    }
}
