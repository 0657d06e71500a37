package smi.fisher;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.score.EventScores;
import smi.score.ScoreEstimator;

/** Learned scores from one or two disjoint sets of events, each the mean of some members. */
final class ScoreParts {
    private final List<Part> parts;
    private final List<String> parameters;

    /**
     * One part.
     *
     * @param members functions of all observables of the events
     * @param trainingEvents how many independent events it learned from, if that is known
     */
    record Part(List<UnaryOperator<EventMatrix>> members, OptionalDouble trainingEvents) {}

    private ScoreParts(List<Part> parts, List<String> parameters) {
        this.parts = parts;
        this.parameters = parameters;
    }

    static ScoreParts none() {
        return new ScoreParts(List.of(), List.of());
    }

    /** Functions of which nothing is known but their values; the same one twice is one part. */
    static ScoreParts of(UnaryOperator<EventMatrix> first, UnaryOperator<EventMatrix> second) {
        var one = new Part(List.of(first), OptionalDouble.empty());
        return new ScoreParts(
                first == second ? List.of(one) : List.of(one, new Part(List.of(second), OptionalDouble.empty())),
                List.of());
    }

    /** Estimators at a point, each from events of its own. */
    static ScoreParts of(List<? extends ScoreEstimator> estimators, EventSetup setup, ParameterPoint theta) {
        List<String> parameters = estimators.get(0).parameters();
        for (ScoreEstimator estimator : estimators) {
            if (!Arrays.equals(estimator.reference().values(), theta.values())) {
                throw new InvalidInputException(
                        "the score was learned at %s and gives the information there, not at %s; train one at that point"
                                .formatted(estimator.reference(), theta));
            }
            if (!estimator.parameters().equals(parameters)) {
                throw new InvalidInputException("one score is that of %s, the other that of %s; use two of one kind"
                        .formatted(parameters, estimator.parameters()));
            }
        }
        List<Part> parts = estimators.stream().map(e -> part(e, setup)).toList();
        return new ScoreParts(parts, parameters);
    }

    private static Part part(ScoreEstimator estimator, EventSetup setup) {
        List<UnaryOperator<EventMatrix>> members = estimator.members().stream()
                .map(member -> (UnaryOperator<EventMatrix>) EventScores.of(member, setup))
                .toList();
        return new Part(members, estimator.trainingEvents());
    }

    /** Names of the components; empty where only their number is known. */
    List<String> parameters() {
        return parameters;
    }

    int components(int observables) {
        return parts.get(0)
                .members()
                .get(0)
                .apply(EventMatrix.of(0, observables, new double[0]))
                .columns();
    }

    int count() {
        return parts.size();
    }

    Part part(int index) {
        return parts.get(index);
    }

    /** The scores of a block of events. */
    Values of(EventMatrix observations) {
        return new Values(parts.stream()
                .map(part -> part.members().stream()
                        .map(member -> member.apply(observations))
                        .toList())
                .toList());
    }

    /** The scores of one event at a time, one row for each member of each part. */
    static final class Values {
        private final List<List<EventMatrix>> blocks;
        private final double[][][] rows;
        private final double[][] means;

        private Values(List<List<EventMatrix>> blocks) {
            this.blocks = blocks;
            rows = new double[blocks.size()][][];
            means = new double[blocks.size()][];
            for (int p = 0; p < rows.length; p++) {
                int components = blocks.get(p).get(0).columns();
                rows[p] = new double[blocks.get(p).size()][components];
                means[p] = new double[components];
            }
        }

        /** Goes to an event. */
        void read(int row, long index) {
            for (int p = 0; p < rows.length; p++) {
                Arrays.fill(means[p], 0);
                for (int m = 0; m < rows[p].length; m++) {
                    blocks.get(p).get(m).copyRow(row, rows[p][m], 0);
                    for (int c = 0; c < means[p].length; c++) {
                        means[p][c] += rows[p][m][c] / rows[p].length;
                    }
                }
                if (!Arrays.stream(means[p]).allMatch(Double::isFinite)) {
                    throw new InvalidInputException(
                            "the learned score of event %d is not finite; check its observables".formatted(index));
                }
            }
        }

        /** The scores of a part's members, shape [nMembers][nComponents]. */
        double[][] members(int part) {
            return rows[part];
        }

        /** The mean of a part's members. */
        double[] mean(int part) {
            return means[part];
        }

        /** The mean of the last part, which is the first where there is one. */
        double[] last() {
            return means[means.length - 1];
        }
    }
}
