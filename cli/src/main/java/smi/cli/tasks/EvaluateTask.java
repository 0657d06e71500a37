package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.augmentation.Sample;
import smi.augmentation.hdf5.SampleFile;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.events.hdf5.EventFiles;
import smi.events.hdf5.HdfWriter;
import smi.limits.ParameterGrid;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterSpace;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.ratio.LearnedRatio;
import smi.score.Sally;

/**
 * Log likelihood ratio or score of every event.
 *
 * @param model the model
 * @param data event files (together one event set) or a sample
 * @param thetas the points of a likelihood ratio
 * @param grid a grid of points
 * @param output the HDF5 file: {@code log_ratio} [nTheta][nEvents] with {@code theta}, or {@code score} [nEvents][nParameters]
 */
public record EvaluateTask(Path model, List<Path> data, List<String> thetas, Optional<String> grid, Path output)
        implements Task {

    @Override
    public String command() {
        return "evaluate";
    }

    @Override
    public long seed() {
        return 0;
    }

    @Override
    public List<Path> inputs() {
        List<Path> files = new ArrayList<>(List.of(model));
        files.addAll(data);
        return List.copyOf(files);
    }

    @Override
    public List<Path> outputs() {
        return List.of(output);
    }

    @Override
    public ObjectNode run(Context context) {
        Model read = ModelFile.read(model);
        EventMatrix x = observations(read);
        HdfWriter writer = new HdfWriter()
                .provenance(context.provenance())
                .texts("parameters", read.space().names());
        String dataset;
        if (read.kind().equals(Sally.KIND)) {
            dataset = "score";
            writer.matrix(dataset, Sally.of(read).scores(x));
        } else {
            dataset = "log_ratio";
            EventMatrix points = points(read.space());
            writer.matrix("theta", points);
            writer.matrix(dataset, transposed(LearnedRatio.of(read).logRatios(x, points)));
        }
        writer.write(output);
        context.console().say("%s of %d events: %s".formatted(dataset, x.rows(), output));
        return Json.object().put("n_events", x.rows()).put("dataset", dataset);
    }

    private EventMatrix points(ParameterSpace space) {
        List<double[]> rows = new ArrayList<>();
        for (String text : thetas) {
            rows.add(Points.parse(text, space).values());
        }
        if (grid.isPresent()) {
            ParameterGrid parsed = ParameterGrid.parse(grid.get(), space);
            for (int g = 0; g < parsed.size(); g++) {
                rows.add(parsed.point(g).values());
            }
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException("a likelihood ratio needs points: --theta POINT or --grid GRID");
        }
        return EventMatrix.ofRows(rows.toArray(double[][]::new));
    }

    private static EventMatrix transposed(EventMatrix table) {
        double[] values = new double[table.rows() * table.columns()];
        for (int i = 0; i < table.rows(); i++) {
            for (int j = 0; j < table.columns(); j++) {
                values[j * table.rows() + i] = table.get(i, j);
            }
        }
        return EventMatrix.of(table.columns(), table.rows(), values);
    }

    /** The model's observables of all events; evaluation keeps them in memory, as the result is. */
    private EventMatrix observations(Model read) {
        if (SampleFile.isSample(data.get(0))) {
            Sample sample = SampleFile.read(data.get(0));
            return sample.observations().columns(columns(read, sample.info().observables()));
        }
        EventSource source = EventFiles.open(data);
        int[] columns = columns(read, source.setup().observableNames());
        double[] values = new double[Math.toIntExact(source.size() * columns.length)];
        source.readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                for (int j = 0; j < columns.length; j++) {
                    values[Math.toIntExact((block.first() + i) * columns.length + j)] =
                            block.observations().get(i, columns[j]);
                }
            }
        });
        return EventMatrix.of(Math.toIntExact(source.size()), columns.length, values);
    }

    private int[] columns(Model read, List<String> names) {
        return read.observables().stream()
                .mapToInt(name -> {
                    int index = names.indexOf(name);
                    if (index < 0) {
                        throw new InvalidInputException(
                                "%s was trained on the observable '%s', which %s does not have: %s"
                                        .formatted(model, name, data.get(0), names));
                    }
                    return index;
                })
                .toArray();
    }
}
