package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import smi.augmentation.LocalSample;
import smi.augmentation.Partition;
import smi.augmentation.RatioSample;
import smi.augmentation.Sample;
import smi.augmentation.WeightedEvents;
import smi.augmentation.hdf5.SampleFile;
import smi.diagnostics.Diagnosis;
import smi.diagnostics.DiagnosisSettings;
import smi.events.EventSetup;
import smi.events.Luminosity;
import smi.limits.fit.Bounds;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.plots.DiagnosisHtml;
import smi.plots.DiagnosisPage;
import smi.ratio.ModelRatio;
import smi.ratio.RatioEstimator;
import smi.score.ScoreEstimator;

/**
 * Checks of a model on events that it was not trained on: the test partition of event files, or an augmented sample.
 *
 * @param model the model
 * @param events the events, or one sample
 * @param anyPartition whether a model may be checked on events that it was trained on
 * @param settings where and how carefully
 * @param report the page of plots, .png, .svg or .html
 * @param seed of the network that tries to tell reweighted from true events
 */
public record DiagnoseTask(
        Path model,
        EventSelection events,
        boolean anyPartition,
        DiagnoseSettings settings,
        Optional<Path> report,
        long seed)
        implements Task {
    private static final String HTML = ".html";

    /** Refuses a page that is none by its name. */
    public DiagnoseTask {
        report.filter(page -> !isHtml(page)).ifPresent(ResultFigure::checked);
    }

    private static boolean isHtml(Path page) {
        return page.toString().toLowerCase(Locale.ROOT).endsWith(HTML);
    }

    @Override
    public String command() {
        return "diagnose";
    }

    @Override
    public List<Path> inputs() {
        List<Path> files = new ArrayList<>(List.of(model));
        files.addAll(events.files());
        return List.copyOf(files);
    }

    @Override
    public List<Path> outputs() {
        return report.map(List::of).orElse(List.of());
    }

    @Override
    public void check(EventSetup setup) {
        settings.points(setup);
        settings.truth(setup, setup.space().origin());
    }

    @Override
    public ObjectNode run(Context context) {
        AnyModel read = Models.read(model);
        Inputs.require(events.files().get(0));
        DiagnosisSettings usual = DiagnosisSettings.over(DiagnoseSettings.range(read), read.reference())
                .withSeed(seed)
                .withMostEvents(settings.testEvents());
        boolean sample = SampleFile.isSample(events.files().get(0));
        Checked checked = sample ? onSample(read, usual) : onEvents(read, usual);
        Diagnosis diagnosis = checked.diagnosis();
        report.ifPresent(page -> save(diagnosis, page));
        DiagnosisText text = new DiagnosisText(checked.names());
        text.print(diagnosis, checked.settings().events(), context.console());
        return text.json(diagnosis).put("n_events", checked.settings().events());
    }

    /** A diagnosis, how it was made, and what points are called. */
    private record Checked(Diagnosis diagnosis, DiagnosisSettings settings, Optional<EventSetup> names) {}

    private Checked onEvents(AnyModel read, DiagnosisSettings usual) {
        WeightedEvents test = events.weighted(Partition.TEST, this);
        if (!anyPartition) {
            Place.check(model, () -> SeenEvents.of(read.provenance()).requireUnseen(test));
        }
        DiagnosisSettings asked = asked(read, test, usual);
        Diagnosis diagnosis = Place.at(model + " on " + events.files().get(0), () -> read.ratio()
                .map(ratio -> Diagnosis.ofRatio(ratio, members(ratio), test, training(read, test), asked))
                .orElseGet(() -> Diagnosis.ofScore(score(read), test, asked)));
        return new Checked(diagnosis, asked, Optional.of(test.setup()));
    }

    /** The events that the model learned from, if they are in the same files. */
    private Optional<WeightedEvents> training(AnyModel read, WeightedEvents test) {
        SeenEvents seen = SeenEvents.of(read.provenance());
        return seen.areOf(test.source().inputs())
                ? Optional.of(WeightedEvents.of(test.source(), seen.partition(), seen.split(), test.factors()))
                : Optional.empty();
    }

    private DiagnosisSettings asked(AnyModel read, WeightedEvents test, DiagnosisSettings usual) {
        EventSetup setup = test.setup();
        Place.check(
                unfit(), () -> setup.columnsOf(read.observables(), read.space().names()));
        List<ParameterPoint> points = settings.points(setup);
        ParameterPoint truth = settings.truth(setup, read.reference());
        double number = settings.events()
                .or(() -> settings.luminosity()
                        .map(text -> Luminosity.parse(text).inversePicobarn()
                                * test.crossSection(truth).valuePb()))
                .orElse(DiagnosisSettings.USUAL_EVENTS);
        Bounds range = around(usual.range(), points, truth);
        return new DiagnosisSettings(
                number, usual.mostEvents(), range, points.isEmpty() ? usual.points() : points, truth, seed);
    }

    /** Points that were asked for belong to the range. */
    private static Bounds around(Bounds range, List<ParameterPoint> points, ParameterPoint truth) {
        double[] lower = range.lower();
        double[] upper = range.upper();
        List<ParameterPoint> all = new ArrayList<>(points);
        all.add(truth);
        for (ParameterPoint point : all) {
            for (int p = 0; p < lower.length; p++) {
                lower[p] = Math.min(lower[p], point.get(p));
                upper[p] = Math.max(upper[p], point.get(p));
            }
        }
        return new Bounds(lower, upper);
    }

    private String unfit() {
        return model + " does not fit these events, train one for them";
    }

    private static List<RatioEstimator> members(RatioEstimator ratio) {
        return ratio instanceof ModelRatio networks ? List.copyOf(networks.members()) : List.of();
    }

    private static ScoreEstimator score(AnyModel read) {
        return read.scoreAt().apply(read.reference());
    }

    private Checked onSample(AnyModel read, DiagnosisSettings usual) {
        if (settings.needsMorphing()) {
            throw new InvalidInputException(
                    "%s is a sample, which has points of its own; leave --theta, --grid, --theta-true and --luminosity out, or give event files"
                            .formatted(events.files().get(0)));
        }
        Sample sample = SampleFile.read(events.files());
        if (!anyPartition) {
            Place.check(model, () -> SeenEvents.of(read.provenance()).requireUnseen(sample.info()));
        }
        DiagnosisSettings asked = usual.withEvents(settings.events().orElse(DiagnosisSettings.USUAL_EVENTS));
        Diagnosis diagnosis = Place.at(model + " on " + events.files().get(0), () -> of(read, sample, asked));
        return new Checked(diagnosis, asked, Optional.empty());
    }

    private static Diagnosis of(AnyModel read, Sample sample, DiagnosisSettings asked) {
        if (read.ratio().isPresent() && sample instanceof RatioSample pairs) {
            return Diagnosis.ofRatio(read.ratio().get(), pairs, asked);
        }
        if (read.ratio().isEmpty() && sample instanceof LocalSample local) {
            return Diagnosis.ofScore(score(read), local, asked);
        }
        throw new InvalidInputException("a model of kind '%s' is checked on a %s sample, this is a %s sample"
                .formatted(read.kind(), read.ratio().isPresent() ? "ratio" : "local", SampleFile.kind(sample)));
    }

    private void save(Diagnosis diagnosis, Path page) {
        var plots = new DiagnosisPage(model.getFileName().toString(), diagnosis);
        if (isHtml(page)) {
            new DiagnosisHtml(plots).save(page);
        } else {
            plots.picture().save(page);
        }
    }
}
