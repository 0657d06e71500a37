package smi.augmentation;

import java.util.List;
import java.util.SplittableRandom;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.Provenance;

/** The columns of a sample of drawn events, filled in one run. Which of them a sample has is up to its kind. */
final class DrawTable {
    private final WeightedEvents events;
    private final DrawSettings settings;
    private final Provenance provenance;
    private final Drawing drawing;
    private final int pairs;
    private final boolean singles;
    private final boolean bothScores;
    private final boolean nuisancePoints;
    private final int parameters;
    private final RowArray x;
    private final RowArray theta0;
    private final RowArray theta1;
    private final RowArray labels;
    private final RowArray ratios;
    private final RowArray score0;
    private final RowArray score1;
    private final RowArray signs;

    DrawTable(
            WeightedEvents events,
            DrawSettings settings,
            SampleRequest request,
            Provenance provenance,
            List<Hypothesis> hypotheses,
            SplittableRandom random) {
        EventSetup setup = events.setup();
        this.events = events;
        this.settings = settings;
        this.provenance = provenance;
        nuisancePoints = !request.hypotheses().stream().allMatch(h -> h.nu().isNominal());
        pairs = hypotheses.get(0).pairs().size();
        // before anything is allocated for the draws
        long draws = hypotheses.stream().mapToLong(Hypothesis::count).sum() / settings.parts();
        RowArray.requireFits(draws * pairs, Math.max(1, setup.observables().size()));
        drawing = new Drawing(hypotheses, settings, nuisancePoints || settings.nuisanceScore(), random);
        singles = request.hypotheses().size() == 1;
        bothScores = request instanceof SampleRequest.MoreRatios;
        parameters = setup.space().dimension();
        int rows = Math.multiplyExact(drawing.rows(), pairs);
        int nuisance = setup.nuisanceParameters().size();
        int point = parameters + (nuisancePoints ? nuisance : 0);
        boolean plain = request instanceof SampleRequest.Plain || request instanceof SampleRequest.Test;
        int scores = plain || !scoresKnown(hypotheses) ? 0 : scoreColumns();
        x = new RowArray(rows, setup.observables().size());
        theta0 = new RowArray(rows, point);
        theta1 = new RowArray(rows, singles ? 0 : point);
        labels = new RowArray(rows, singles ? 0 : 1);
        ratios = new RowArray(rows, singles ? 0 : 1);
        score0 = new RowArray(rows, scores);
        score1 = new RowArray(rows, bothScores ? scores : 0);
        signs = new RowArray(rows, settings.negativeWeights() == NegativeWeights.KEEP_SIGN ? 1 : 0);
    }

    /** Scores are known at all points, or the sample has none. */
    private boolean scoresKnown(List<Hypothesis> hypotheses) {
        for (Hypothesis h : hypotheses) {
            for (Hypothesis.Pair pair : h.pairs()) {
                if (!scoreKnown(pair.numerator()) || bothScores && !scoreKnown(pair.denominator())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean scoreKnown(HypothesisPoint point) {
        return events.components().gradientsAt(point.theta()).length == parameters;
    }

    private int scoreColumns() {
        int nuisance = events.setup().nuisanceParameters().size();
        return parameters + (settings.nuisanceScore() ? nuisance : 0);
    }

    /** Draws, and says what the sample is made of. */
    SampleInfo run() {
        DrawReport report = drawing.run(events, this::fill);
        EventSetup setup = events.setup();
        boolean nuisance = nuisancePoints || settings.nuisanceScore();
        return new SampleInfo(
                setup.space(),
                nuisance
                        ? setup.nuisanceParameters().stream().map(k -> k.name()).toList()
                        : List.of(),
                setup.observableNames(),
                events.partition(),
                events.split(),
                report.weights(),
                provenance,
                report.warnings(ratios.values(), score0.values(), score1.values()));
    }

    private void fill(int draw, Hypothesis hypothesis, PointTerms[] terms, DrawnEvent event) {
        PointTerms sampled = terms[hypothesis.label()];
        double[] f = event.terms();
        for (int c = 0; c < pairs; c++) {
            int row = draw * pairs + c;
            PointTerms numerator = terms[2 * c];
            PointTerms denominator = terms[2 * c + 1];
            x.copy(row, event.block().observations(), event.row());
            theta0.put(row, hypothesis.pairs().get(c).numerator());
            if (!singles) {
                theta1.put(row, hypothesis.pairs().get(c).denominator());
                labels.values()[row] = hypothesis.label();
                ratios.values()[row] = numerator.density(f) / denominator.density(f);
            }
            score(numerator, f, score0, row);
            score(denominator, f, score1, row);
            if (signs.values().length > 0) {
                signs.values()[row] = Math.signum(sampled.density(f));
            }
        }
    }

    private static void score(PointTerms terms, double[] f, RowArray scores, int row) {
        int columns = scores.columns();
        if (columns > 0) {
            terms.score(f, scores.values(), row * columns);
        }
    }

    EventMatrix x() {
        return x.matrix();
    }

    EventMatrix theta0() {
        return theta0.matrix();
    }

    EventMatrix theta1() {
        return theta1.matrix();
    }

    EventMatrix labels() {
        return labels.matrix();
    }

    EventMatrix ratios() {
        return ratios.matrix();
    }

    EventMatrix score0() {
        return score0.matrix();
    }

    EventMatrix score1() {
        return score1.matrix();
    }

    EventMatrix signs() {
        return signs.matrix();
    }
}
