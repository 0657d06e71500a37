package smi.events.lhe;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import smi.events.OutputFile;

/**
 * Writes Les Houches event files, version 3.0 (hep-ph/0609017, arXiv:1405.1067), with weights at benchmarks in
 * {@code <rwgt>} blocks as MadGraph does. A file that ends in {@code .gz} is compressed. Numbers have full precision:
 * what is read back is what was written.
 */
public final class LesHouchesWriter {
    private static final int BUFFER = 1 << 16;

    private LesHouchesWriter() {}

    /**
     * A particle of an event, as the columns of the file have it.
     *
     * @param id PDG number
     * @param status −1 incoming, 1 outgoing, 2 intermediate
     * @param firstMother number of its first mother, counted from 1; 0 for none
     * @param lastMother number of its last mother
     * @param color colour line; 0 for none
     * @param anticolor anticolour line
     * @param px momentum in GeV
     * @param py momentum in GeV
     * @param pz momentum in GeV
     * @param energy in GeV
     * @param mass in GeV
     */
    public record Particle(
            int id,
            int status,
            int firstMother,
            int lastMother,
            int color,
            int anticolor,
            double px,
            double py,
            double pz,
            double energy,
            double mass) {}

    /**
     * An event.
     *
     * @param weight XWGTUP, in pb; with {@code event_norm = average} the mean over the events is the cross section
     * @param scale the scale of the hard process in GeV
     * @param alphaQed the electromagnetic coupling
     * @param alphaQcd the strong coupling
     * @param particles incoming ones first
     * @param weights one weight per {@link Weight} of the sample's groups, in their order, normalised as {@code weight};
     *     not copied, must not be changed
     */
    public record Event(
            double weight,
            double scale,
            double alphaQed,
            double alphaQcd,
            List<Particle> particles,
            double[] weights) {}

    /**
     * What the header says of one weight.
     *
     * @param id its id in every event
     * @param attributes further attributes, for example MUF and PDF, in a fixed order
     * @param description text, for example the parameter point
     */
    public record Weight(String id, Map<String, String> attributes, String description) {}

    /**
     * A group of weights.
     *
     * @param name its name
     * @param attributes further attributes in a fixed order
     * @param weights its weights
     */
    public record WeightGroup(String name, Map<String, String> attributes, List<Weight> weights) {}

    /**
     * A sample of unweighted events of one process.
     *
     * @param generator who made it
     * @param events how many there are
     * @param beamEnergy energy of either proton in GeV
     * @param crossSectionPb the cross section at the benchmark that was sampled, in pb
     * @param groups the weights
     * @param reader hands every event to its argument, in order
     */
    public record Sample(
            String generator,
            long events,
            double beamEnergy,
            double crossSectionPb,
            List<WeightGroup> groups,
            Consumer<Consumer<Event>> reader) {}

    /**
     * Writes a sample, whole or not at all.
     *
     * @param target the file; compressed if it ends in {@code .gz}
     * @param sample the events
     * @throws smi.morphing.InvalidInputException if the folder does not exist
     * @throws UncheckedIOException if writing fails
     */
    public static void write(Path target, Sample sample) {
        OutputFile.write(target, path -> {
            try (Writer writer = open(path)) {
                writer.write(header(sample));
                List<String> ids = sample.groups().stream()
                        .flatMap(group -> group.weights().stream())
                        .map(weight -> escaped(weight.id()))
                        .toList();
                sample.reader().accept(event -> append(writer, text(event, ids)));
                writer.write("</LesHouchesEvents>\n");
            }
        });
    }

    private static Writer open(Path path) throws IOException {
        OutputStream file = Files.newOutputStream(path);
        OutputStream out = path.toString().endsWith(".gz") ? new GZIPOutputStream(file, BUFFER) : file;
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    }

    private static void append(Writer writer, CharSequence text) {
        try {
            writer.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static String header(Sample sample) {
        var text = new StringBuilder("<LesHouchesEvents version=\"3.0\">\n<header>\n");
        text.append("<MGVersion>\n").append(escaped(sample.generator())).append("\n</MGVersion>\n");
        text.append("<MGRunCard>\n")
                .append("  %d = nevents ! number of unweighted events\n".formatted(sample.events()))
                .append("  %s = ebeam1 ! beam 1 total energy in GeV\n".formatted(sample.beamEnergy()))
                .append("  %s = ebeam2 ! beam 2 total energy in GeV\n".formatted(sample.beamEnergy()))
                .append("  average = event_norm ! the mean of the weights is the cross section\n")
                .append("</MGRunCard>\n<initrwgt>\n");
        sample.groups().forEach(group -> appendGroup(text, group));
        text.append("</initrwgt>\n</header>\n<init>\n");
        text.append("2212 2212 %s %s 0 0 0 0 -3 1\n".formatted(sample.beamEnergy(), sample.beamEnergy()));
        text.append("%s 0.0 %s 1\n".formatted(sample.crossSectionPb(), sample.crossSectionPb()));
        return text.append("</init>\n").toString();
    }

    private static void appendGroup(StringBuilder text, WeightGroup group) {
        text.append("<weightgroup name=\"").append(escaped(group.name())).append('"');
        appendAttributes(text, group.attributes());
        text.append(">\n");
        for (Weight weight : group.weights()) {
            text.append("<weight id=\"").append(escaped(weight.id())).append('"');
            appendAttributes(text, weight.attributes());
            text.append('>').append(escaped(weight.description())).append("</weight>\n");
        }
        text.append("</weightgroup>\n");
    }

    private static void appendAttributes(StringBuilder text, Map<String, String> attributes) {
        attributes.forEach((name, value) -> text.append(' ')
                .append(name)
                .append("=\"")
                .append(escaped(value))
                .append('"'));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }

    private static CharSequence text(Event event, List<String> ids) {
        var text = new StringBuilder(2048).append("<event>\n");
        text.append(event.particles().size()).append(" 1 ").append(event.weight());
        text.append(' ').append(event.scale());
        text.append(' ').append(event.alphaQed());
        text.append(' ').append(event.alphaQcd()).append('\n');
        event.particles().forEach(particle -> appendParticle(text, particle));
        text.append("<rwgt>\n");
        for (int w = 0; w < ids.size(); w++) {
            text.append("<wgt id='").append(ids.get(w)).append("'> ").append(event.weights()[w]);
            text.append(" </wgt>\n");
        }
        return text.append("</rwgt>\n</event>\n");
    }

    /** Lifetime 0 and unknown spin (9) end the line. */
    private static void appendParticle(StringBuilder text, Particle p) {
        text.append(p.id()).append(' ').append(p.status()).append(' ');
        text.append(p.firstMother()).append(' ').append(p.lastMother()).append(' ');
        text.append(p.color()).append(' ').append(p.anticolor()).append(' ');
        text.append(p.px())
                .append(' ')
                .append(p.py())
                .append(' ')
                .append(p.pz())
                .append(' ');
        text.append(p.energy()).append(' ').append(p.mass()).append(" 0.0 9.0\n");
    }
}
