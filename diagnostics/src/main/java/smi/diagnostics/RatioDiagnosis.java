package smi.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.augmentation.RatioSample;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.ratio.RatioEstimator;

/** The checks of a likelihood ratio, point by point, and the worst of each over all points. */
final class RatioDiagnosis {
    /** Log ratios of so many events are asked for at once. */
    private static final int BLOCK = 4096;

    /** Every row of a sample has its own point: the diagonals of small tables. */
    private static final int DIAGONAL = 64;

    private final RatioEstimator estimator;
    private final List<RatioEstimator> members;
    private final DiagnosisSettings settings;
    private final Tolerance tolerance;
    private final Map<String, List<Check>> found = new LinkedHashMap<>();
    private final List<PointFigures> map = new ArrayList<>();
    /** Whether every ratio is a number. */
    private boolean usable = true;

    /** The pair whose distance is nearest to 1: different, but not by too much. */
    private Optional<Pairs> shown = Optional.empty();

    RatioDiagnosis(RatioEstimator estimator, List<RatioEstimator> members, DiagnosisSettings settings) {
        this.estimator = estimator;
        this.members = members.size() < 2 ? List.of() : List.copyOf(members);
        this.settings = settings;
        this.tolerance = new Tolerance(settings.events());
    }

    Diagnosis on(WeightedEvents test, Optional<WeightedEvents> training) {
        TestEvents events = read(test);
        var tested = new AtPoints(events);
        Optional<AtPoints> learned = training.map(seen -> new AtPoints(read(seen)));
        List<EventMatrix> spread = members.stream()
                .map(member -> table(member, events.x(), points()))
                .toList();
        for (int g = 0; g < settings.points().size(); g++) {
            int point = g;
            Pairs pairs = tested.at(g);
            if (pairs.finite()) {
                learned.ifPresent(seen -> add(Overtraining.check(pairs, seen.at(point), tolerance)));
            }
            check(pairs, spread.stream().map(m -> m.column(point)).toList());
            map.add(figures(settings.points().get(g), pairs));
        }
        return done(usable ? Optional.of(atTruth(events)) : Optional.empty());
    }

    /** Best fit and score at the true point. */
    private DiagnosisPictures.ScoreProfile atTruth(TestEvents events) {
        add(AsimovFit.check(estimator, events, settings.truth(), settings.range(), tolerance));
        ScoreEvents score = ScoreDiagnosis.events(estimator.scoreAt(settings.truth()), events, settings);
        // limits set the normalisation right, and with it the mean of the score
        ScoreChecks.of(score, tolerance)
                .forEach(check -> add(check.name().startsWith("mean") ? check.asAdvice() : check));
        return ScoreDiagnosis.profile(score);
    }

    private TestEvents read(WeightedEvents events) {
        return TestEvents.read(
                events.near(estimator.reference()),
                estimator.observables(),
                estimator.space().names(),
                settings.mostEvents());
    }

    private EventMatrix points() {
        return EventMatrix.ofRows(
                settings.points().stream().map(ParameterPoint::values).toArray(double[][]::new));
    }

    /** Events with their log ratios at all points. */
    private final class AtPoints {
        private final TestEvents events;
        private final double[] denominator;
        private final EventMatrix table;

        AtPoints(TestEvents events) {
            this.events = events;
            denominator = events.probabilities(estimator.reference());
            table = table(estimator, events.x(), points());
        }

        Pairs at(int point) {
            ParameterPoint theta = settings.points().get(point);
            return new Pairs("at " + theta, events.x(), events.probabilities(theta), denominator, table.column(point));
        }
    }

    Diagnosis on(RatioSample sample) {
        check(pairs(estimator, sample, settings), List.of());
        return done(Optional.empty());
    }

    /** The events of a sample, each at its own numerator. */
    static Pairs pairs(RatioEstimator estimator, RatioSample sample, DiagnosisSettings settings) {
        RatioSample seen = sample.withObservables(estimator.observables());
        int n = Math.min(settings.mostEvents(), sample.size());
        double[] numerator = new double[n];
        double[] denominator = new double[n];
        double[] f = new double[n];
        double[] reference = estimator.reference().values();
        for (int from = 0; from < n; from += DIAGONAL) {
            int to = Math.min(n, from + DIAGONAL);
            EventMatrix block = estimator.logRatios(
                    seen.observations().slice(from, to), seen.theta0().slice(from, to));
            for (int i = from; i < to; i++) {
                if (!Arrays.equals(reference, seen.theta1().row(i))) {
                    throw new InvalidInputException(
                            "the sample, row %d: its denominator is %s, that of the model %s; draw test events with the model's"
                                    .formatted(i, Arrays.toString(seen.theta1().row(i)), estimator.reference()));
                }
                f[i] = block.get(i - from, i - from);
                denominator[i] = seen.labels().get(i, 0);
                numerator[i] = 1 - denominator[i];
            }
        }
        EventMatrix x = seen.observations().slice(0, n);
        return new Pairs("over the sample", x, normalised(numerator), normalised(denominator), f);
    }

    private static double[] normalised(double... weights) {
        double sum = Arrays.stream(weights).sum();
        if (!(sum > 0)) {
            throw new InvalidInputException(
                    "the sample has events of one hypothesis only; draw it at numerators and a denominator");
        }
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    private void check(Pairs pairs, List<double[]> spread) {
        add(Saturation.check(pairs));
        if (!pairs.finite()) {
            usable = false;
            return;
        }
        if (pairs.trivial()) {
            return; // the denominator itself, where some forms know that r̂ = 1
        }
        add(Normalisation.check(pairs));
        add(RatioSlope.check(pairs, tolerance));
        add(Closure.calibration(pairs, tolerance));
        Closure.observables(pairs, estimator.observables(), tolerance).forEach(this::add);
        Weights.checks(pairs).forEach(this::add);
        if (!spread.isEmpty()) {
            add(EnsemblePull.check(pairs, spread, tolerance));
        }
        if (shown.isEmpty() || distanceFromOne(pairs) < distanceFromOne(shown.get())) {
            shown = Optional.of(pairs);
        }
    }

    private static double distanceFromOne(Pairs pairs) {
        return Math.abs(Math.log(Math.max(1e-300, pairs.squaredDistance())));
    }

    private void add(Check check) {
        found.computeIfAbsent(check.name(), name -> new ArrayList<>()).add(check);
    }

    private PointFigures figures(ParameterPoint theta, Pairs pairs) {
        double closure = found.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("closure"))
                .map(Map.Entry::getValue)
                .flatMap(Collection::stream)
                .filter(check -> check.where().equals(pairs.where()))
                .mapToDouble(Check::figure)
                .max()
                .orElse(0);
        return new PointFigures(
                theta,
                pairs.meanRatio(),
                1 + RatioSlope.check(pairs, tolerance).figure(),
                Weights.effectiveSize(Weights.weights(pairs)),
                closure,
                pairs.squaredDistance());
    }

    private Diagnosis done(Optional<DiagnosisPictures.ScoreProfile> score) {
        shown.ifPresent(pairs -> add(ClassifierClosure.check(pairs, tolerance, settings.seed())));
        List<Check> checks = found.values().stream().map(Check::worst).toList();
        var pictures = new DiagnosisPictures(
                shown.map(Pairs::where).orElse(""),
                shown.map(pairs -> PictureMaker.closure(pairs, estimator.observables()))
                        .orElse(List.of()),
                shown.map(PictureMaker::calibration).orElse(List.of()),
                shown.map(PictureMaker::tail).orElse(List.of()),
                score,
                settings.range());
        return new Diagnosis(checks, map, pictures);
    }

    static EventMatrix table(RatioEstimator estimator, EventMatrix x, EventMatrix points) {
        double[] values = new double[Math.multiplyExact(x.rows(), points.rows())];
        for (int from = 0; from < x.rows(); from += BLOCK) {
            int to = Math.min(x.rows(), from + BLOCK);
            double[] block = estimator.logRatios(x.slice(from, to), points).toArray();
            System.arraycopy(block, 0, values, from * points.rows(), block.length);
        }
        return EventMatrix.of(x.rows(), points.rows(), values);
    }
}
