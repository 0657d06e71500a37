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
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.morphing.Suggestion;
import smi.ratio.RatioEstimator;
import smi.score.CombinedScore;
import smi.score.ScoreEstimator;

/**
 * Log likelihood ratio, log likelihood or score of every event.
 *
 * @param model the model
 * @param data event files (together one event set) or a sample
 * @param thetas the points of a likelihood ratio
 * @param grid a grid of points
 * @param score whether the score at the points is wanted, too, of a model of the likelihood ratio
 * @param direction a direction in parameter space, along which the optimal observable is written, too; empty for none
 * @param output the HDF5 file: {@code theta} [nTheta][nParameters] with {@code log_ratio} [nTheta][nEvents], of a
 *     likelihood estimator {@code log_likelihood} [nTheta][nEvents], too, and, if wanted, {@code score}
 *     [nTheta][nEvents][nParameters]; of a score estimator {@code score} [nEvents][nComponents] and, with a direction,
 *     {@code optimal_observable} [nEvents][1]
 */
public record EvaluateTask(
        Path model,
        List<Path> data,
        List<String> thetas,
        Optional<String> grid,
        boolean score,
        List<Double> direction,
        Path output)
        implements Task {

    /** Copies the lists. */
    public EvaluateTask {
        data = List.copyOf(data);
        thetas = List.copyOf(thetas);
        direction = List.copyOf(direction);
    }

    @Override
    public String command() {
        return "evaluate";
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
        AnyModel read = Models.read(model);
        HdfWriter writer = new HdfWriter()
                .provenance(context.provenance())
                .texts("parameters", read.space().names());
        return read.ratio()
                .map(ratio -> ratios(ratio, read, writer, context.console()))
                .orElseGet(() -> scores(read, writer, context.console()));
    }

    private ObjectNode scores(AnyModel read, HdfWriter writer, Console console) {
        if (!thetas.isEmpty() || grid.isPresent()) {
            throw new InvalidInputException("%s gives the score at %s only; leave --theta and --grid out"
                    .formatted(model, Numbers.point(read.reference())));
        }
        EventMatrix x = observations(read);
        ScoreEstimator estimator = read.scoreAt().apply(read.reference());
        List<String> datasets = new ArrayList<>(List.of("score"));
        writer.matrix("score", estimator.scores(x)).texts("components", estimator.parameters());
        if (!direction.isEmpty()) {
            datasets.add("optimal_observable");
            double[] towards =
                    direction.stream().mapToDouble(Double::doubleValue).toArray();
            writer.matrix(
                    "optimal_observable",
                    CombinedScore.along(estimator, towards).scores(x));
        }
        writer.write(output);
        console.say("score of %d events at %s: %s".formatted(x.rows(), Numbers.point(read.reference()), output));
        ObjectNode result = result(x.rows(), 1, datasets);
        TrainingRange.report(read, x, result, console);
        return result;
    }

    private ObjectNode ratios(RatioEstimator estimator, AnyModel read, HdfWriter writer, Console console) {
        if (!direction.isEmpty()) {
            throw new InvalidInputException(
                    "%s is a likelihood ratio; the optimal observable is that of a score: train one with --method sally"
                            .formatted(model));
        }
        List<ParameterPoint> points = points(read.space());
        EventMatrix x = observations(read);
        List<String> datasets = new ArrayList<>(List.of("log_ratio"));
        EventMatrix table =
                EventMatrix.ofRows(points.stream().map(ParameterPoint::values).toArray(double[][]::new));
        writer.matrix("theta", table);
        writer.matrix("log_ratio", transposed(estimator.logRatios(x, table)));
        read.likelihood().ifPresent(likelihood -> {
            datasets.add("log_likelihood");
            writer.matrix("log_likelihood", transposed(likelihood.logLikelihoods(x, table)));
        });
        if (score) {
            datasets.add("score");
            writer.doubles("score", scores(estimator, x, points), points.size(), x.rows(), table.columns());
        }
        writer.write(output);
        console.say("%s of %d events at %d points, relative to %s%s: %s"
                .formatted(
                        String.join(" and ", datasets).replace('_', ' '),
                        x.rows(),
                        points.size(),
                        Numbers.point(estimator.reference()),
                        read.calibration()
                                .map(how -> ", calibrated (" + how + ")")
                                .orElse(""),
                        output));
        ObjectNode result = result(x.rows(), points.size(), datasets);
        TrainingRange.report(read, x, result, console);
        return result;
    }

    private static double[] scores(RatioEstimator estimator, EventMatrix x, List<ParameterPoint> points) {
        int block = x.rows() * estimator.space().dimension();
        double[] all = new double[Math.multiplyExact(points.size(), block)];
        for (int g = 0; g < points.size(); g++) {
            double[] there = estimator.scoreAt(points.get(g)).scores(x).toArray();
            System.arraycopy(there, 0, all, g * block, block);
        }
        return all;
    }

    private static ObjectNode result(int events, int points, List<String> datasets) {
        ObjectNode result = Json.object().put("n_events", events).put("n_theta", points);
        result.set("datasets", Json.array(datasets));
        return result;
    }

    private List<ParameterPoint> points(ParameterSpace space) {
        List<ParameterPoint> points = new ArrayList<>();
        thetas.forEach(text -> points.add(Points.parse(text, space)));
        grid.map(text -> ParameterGrid.parse(text, space)).ifPresent(parsed -> {
            for (int g = 0; g < parsed.size(); g++) {
                points.add(parsed.point(g));
            }
        });
        if (points.isEmpty()) {
            throw new InvalidInputException("a likelihood ratio needs points: --theta POINT or --grid GRID");
        }
        return points;
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
    private EventMatrix observations(AnyModel read) {
        if (SampleFile.isSample(data.get(0))) {
            Sample sample = SampleFile.read(data);
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

    private int[] columns(AnyModel read, List<String> names) {
        return read.observables().stream()
                .mapToInt(name -> {
                    if (!names.contains(name)) {
                        throw new InvalidInputException(
                                "%s was trained on the observable '%s', which %s does not have; %s"
                                        .formatted(model, name, data.get(0), Suggestion.sentence(name, names)));
                    }
                    return names.indexOf(name);
                })
                .toArray();
    }
}
