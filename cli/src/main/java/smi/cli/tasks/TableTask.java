package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import smi.augmentation.npy.NpyArray;
import smi.cli.setup.LheInput;
import smi.cli.setup.Setup;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.Observable;
import smi.events.lhe.EventNorm;
import smi.events.lhe.LheSample;
import smi.events.tables.ArrayTable;
import smi.events.tables.CsvTable;
import smi.events.tables.Table;
import smi.events.tables.TableEvents;
import smi.events.tables.TableImport;
import smi.events.tables.TableReport;
import smi.events.tables.TableSample;
import smi.events.tables.TableSettings;
import smi.morphing.InvalidInputException;

/**
 * Events that are already in arrays to an event file.
 *
 * @param setup the setup file, for parameters, benchmarks and morphing
 * @param files the tables; {@code A.npy+B.npy} puts two arrays beside each other
 * @param format how they are written
 * @param columns names of the columns of numpy arrays
 * @param observables the columns to store; empty: the observables of the setup, or else all that are no weights
 * @param weights benchmark → column, where the column does not have the benchmark's name
 * @param seed seed of the order in which the events are mixed
 * @param output the event file
 */
public record TableTask(
        Path setup,
        List<LheInput> files,
        Format format,
        List<String> columns,
        List<String> observables,
        Map<String, String> weights,
        long seed,
        Path output)
        implements Task {

    /** How tables are written. */
    public enum Format {
        /** Comma-separated values with a header. */
        CSV,
        /** Arrays of numpy. */
        NPY
    }

    public TableTask {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
        observables = List.copyOf(observables);
        weights = Map.copyOf(weights);
        if (files.isEmpty()) {
            throw new InvalidInputException("there is no table to import; give the files");
        }
        if (format == Format.NPY && columns.isEmpty()) {
            throw new InvalidInputException("numpy arrays do not name their columns; give --columns pt,eta,w_sm,...");
        }
        if (format == Format.CSV && !columns.isEmpty()) {
            throw new InvalidInputException(
                    "the columns of a CSV file are named in its first line; leave out --columns");
        }
    }

    @Override
    public String command() {
        return "import";
    }

    @Override
    public List<Path> inputs() {
        List<Path> tables = Setup.read(setup).files(files);
        return Stream.concat(Stream.of(setup), tables.stream().flatMap(file -> parts(file).stream()))
                .toList();
    }

    @Override
    public List<Path> outputs() {
        return List.of(output);
    }

    private List<Path> parts(Path file) {
        return format == Format.CSV
                ? List.of(file)
                : Stream.of(file.toString().split("\\+")).map(Path::of).toList();
    }

    @Override
    public ObjectNode run(Context context) {
        Setup content = Setup.read(setup);
        TableEvents events = TableImport.run(settings(content));
        if (content.selects()) {
            context.console()
                    .warn(List.of("cuts, efficiencies, smearing and systematics of %s are not applied to tables"
                            .formatted(setup)));
        }
        List<Path> written = EventWriting.write(events, output, context);
        ObjectNode result = Json.object().put("n_events", events.size());
        ArrayNode samples = result.putArray("samples");
        TextTable table = TextTable.of("file", "events", "negative weights", "xsec at the reference [pb]");
        for (TableReport report : events.reports()) {
            samples.add(json(report, events.setup()));
            table.row(
                    names(report),
                    report.events(),
                    report.negativeWeights(),
                    Numbers.compact(report.crossSections().get(0)));
        }
        result.set("files", Json.array(written.stream().map(Path::toString).toList()));
        context.console().say(table);
        context.console().say("%d events: %s".formatted(events.size(), EventWriting.names(written)));
        return result;
    }

    private static String names(TableReport report) {
        return String.join(
                "+", report.sample().files().stream().map(Path::toString).toList());
    }

    private static ObjectNode json(TableReport report, EventSetup setup) {
        ObjectNode node = Json.object()
                .put("file", names(report))
                .put("sampled_at", report.sample().sampledFrom().orElse("background"))
                .put("n_events", report.events())
                .put("n_negative_weights", report.negativeWeights());
        ObjectNode sigma = node.putObject("xsec_pb");
        for (int b = 0; b < report.crossSections().size(); b++) {
            sigma.put(setup.benchmarks().get(b).name(), report.crossSections().get(b));
        }
        return node;
    }

    private TableSettings settings(Setup content) {
        List<TableSample> samples = new ArrayList<>();
        for (LheSample sample : content.samples(files)) {
            List<Path> parts = parts(sample.file());
            samples.add(new TableSample(
                    table(parts),
                    parts,
                    sample.sampledFrom(),
                    sample.kFactor(),
                    sample.eventNorm().orElse(EventNorm.SUM)));
        }
        return new TableSettings(
                content.benchmarks(),
                content.morphingBasis(),
                stored(content, samples.get(0).table().columns()),
                weights,
                samples,
                seed);
    }

    private List<Observable> stored(Setup content, List<String> known) {
        List<Observable> described = content.eventSetup().observables();
        if (!observables.isEmpty()) {
            return observables.stream().map(name -> describe(name, described)).toList();
        }
        if (!described.isEmpty()) {
            return described;
        }
        List<String> benchmarks = content.eventSetup().weightColumns();
        return known.stream()
                .filter(name -> !benchmarks.contains(name) && !weights.containsValue(name))
                .map(name -> describe(name, described))
                .toList();
    }

    private static Observable describe(String name, List<Observable> described) {
        return described.stream()
                .filter(observable -> observable.name().equals(name))
                .findFirst()
                .orElse(new Observable(name, "None"));
    }

    private Table table(List<Path> parts) {
        return format == Format.CSV ? CsvTable.open(parts.get(0)) : array(parts);
    }

    private ArrayTable array(List<Path> parts) {
        List<NpyArray> arrays = parts.stream().map(NpyArray::read).toList();
        int rows = arrays.get(0).shape().length == 0 ? 0 : arrays.get(0).shape()[0];
        int width = 0;
        for (int k = 0; k < parts.size(); k++) {
            int[] shape = arrays.get(k).shape();
            if (shape.length < 1 || shape.length > 2 || shape[0] != rows) {
                throw new InvalidInputException("%s has the shape %s; needed is one row per event, as many as %s has"
                        .formatted(parts.get(k), Arrays.toString(shape), parts.get(0)));
            }
            width += shape.length == 1 ? 1 : shape[1];
        }
        double[] joined = new double[Math.multiplyExact(rows, width)];
        int offset = 0;
        for (NpyArray array : arrays) {
            double[] values = array.values();
            int own = array.shape().length == 1 ? 1 : array.shape()[1];
            for (int i = 0; i < rows; i++) {
                System.arraycopy(values, i * own, joined, i * width + offset, own);
            }
            offset += own;
        }
        String name = String.join("+", parts.stream().map(Path::toString).toList());
        return new ArrayTable(name, columns, EventMatrix.of(rows, width, joined));
    }
}
