package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.augmentation.Partition;
import smi.augmentation.RatioSample;
import smi.augmentation.Sample;
import smi.augmentation.WeightedEvents;
import smi.augmentation.hdf5.SampleFile;
import smi.diagnostics.CalibrationMethod;
import smi.diagnostics.Calibrator;
import smi.diagnostics.DiagnosisSettings;
import smi.events.EventSetup;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.networks.RatioCalibration;
import smi.ratio.ModelRatio;
import smi.ratio.RatioForm;

/**
 * Corrects the log ratio of a model on events that it was not trained on.
 *
 * @param model the model; a correction that it has is replaced
 * @param events the events, or one ratio sample
 * @param partition which of the events
 * @param anyPartition whether events may be used that the model was trained on
 * @param method {@code affine}, {@code histogram}, {@code isotonic}
 * @param atEachPoint whether there is a correction at each point, not one for all
 * @param settings the points, and how many events are used
 * @param output the corrected model
 */
public record CalibrateTask(
        Path model,
        EventSelection events,
        Partition partition,
        boolean anyPartition,
        String method,
        boolean atEachPoint,
        DiagnoseSettings settings,
        Path output)
        implements Task {
    /** Refuses an unknown method. */
    public CalibrateTask {
        CalibrationMethod.of(method);
    }

    @Override
    public String command() {
        return "calibrate";
    }

    @Override
    public List<Path> inputs() {
        List<Path> files = new ArrayList<>(List.of(model));
        files.addAll(events.files());
        return List.copyOf(files);
    }

    @Override
    public List<Path> outputs() {
        return List.of(output);
    }

    @Override
    public void check(EventSetup setup) {
        settings.points(setup);
    }

    @Override
    public ObjectNode run(Context context) {
        Model read = read();
        if (read.calibration().isPresent()) {
            context.console()
                    .say("the calibration of %s (%s) is replaced"
                            .formatted(model, read.calibration().get().describe()));
        }
        Inputs.require(events.files().get(0));
        boolean sample = SampleFile.isSample(events.files().get(0));
        RatioCalibration found = sample ? onSample(read) : onEvents(read);
        Model calibrated =
                read.withCalibration(Optional.of(found)).withProvenance(provenance(read.provenance(), context));
        ModelFile.write(output, calibrated);
        context.console().say("%s calibrated (%s): %s".formatted(model, found.describe(), output));
        ObjectNode result = Json.object()
                .put("method", method)
                .put("n_points", found.points().size());
        RatioCalibration.Point first = found.points().get(0);
        result.set("knots", Json.array(first.map().knots()));
        result.set("values", Json.array(first.map().values()));
        return result.put("outer_slope", first.map().outerSlope());
    }

    private Model read() {
        Models.require(model);
        if (!RatioForm.allKinds().contains(ModelFile.kind(model))) {
            throw new InvalidInputException(
                    "%s is a model of kind '%s'; likelihood ratios are calibrated, such as those of carl and alices"
                            .formatted(model, ModelFile.kind(model)));
        }
        return ModelFile.read(model);
    }

    private Calibrator calibrator(Model read, DiagnosisSettings asked) {
        ModelRatio raw = RatioForm.estimator(read.withCalibration(Optional.empty()));
        return new Calibrator(raw, CalibrationMethod.of(method), asked);
    }

    private DiagnosisSettings usual(Model read) {
        return DiagnosisSettings.over(DiagnoseSettings.range(Models.read(model)), read.reference())
                .withMostEvents(settings.testEvents());
    }

    private RatioCalibration onEvents(Model read) {
        WeightedEvents chosen = events.weighted(partition, this);
        if (!anyPartition) {
            Place.check(model, () -> SeenEvents.of(read.provenance()).requireUnseen(chosen));
        }
        EventSetup setup = chosen.setup();
        Place.check(
                model + " does not fit these events",
                () -> setup.columnsOf(read.observables(), read.space().names()));
        List<ParameterPoint> points = settings.points(setup);
        DiagnosisSettings usual = usual(read);
        Calibrator calibrator = calibrator(read, points.isEmpty() ? usual : usual.withPoints(points));
        return Place.at(
                model + " on " + events.files().get(0),
                () -> atEachPoint ? calibrator.atEachPoint(chosen) : calibrator.pooled(chosen));
    }

    private RatioCalibration onSample(Model read) {
        Path file = events.files().get(0);
        if (atEachPoint || settings.needsMorphing()) {
            throw new InvalidInputException(
                    "%s is a sample, which has points of its own; leave --theta, --grid and --at-each-point out, or give event files"
                            .formatted(file));
        }
        Sample sample = SampleFile.read(events.files());
        if (!(sample instanceof RatioSample pairs)) {
            throw new InvalidInputException(
                    "%s is a %s sample; a ratio sample is needed".formatted(file, SampleFile.kind(sample)));
        }
        if (!anyPartition) {
            Place.check(model, () -> SeenEvents.of(read.provenance()).requireUnseen(sample.info()));
        }
        return Place.at(
                model + " on " + file, () -> calibrator(read, usual(read)).pooled(pairs));
    }

    /** The training is what it was; the calibration is added. */
    private Provenance provenance(Provenance training, Context context) {
        Map<String, String> all = new LinkedHashMap<>(training.settings());
        all.put("calibration", method + (atEachPoint ? " at each point" : ""));
        all.put("calibration_partition", partition.label());
        all.put(
                "calibration_data",
                context.provenance().inputs().stream()
                        .skip(1)
                        .map(file -> file.sha256())
                        .reduce((a, b) -> a + "," + b)
                        .orElse(""));
        return new Provenance(training.version(), training.command(), training.seed(), training.inputs(), all);
    }
}
