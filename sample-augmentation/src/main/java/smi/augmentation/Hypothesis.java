package smi.augmentation;

import java.util.List;

/**
 * Draws that share their points.
 *
 * @param pairs numerators and denominators; the events are drawn at the first pair's numerator or denominator. Where
 *     there is one hypothesis only, both are this one
 * @param label 0 if drawn at the numerator, 1 if drawn at the denominator
 * @param count number of draws
 */
record Hypothesis(List<Pair> pairs, int label, int count) {
    /** A numerator θ0 and a denominator θ1. */
    record Pair(HypothesisPoint numerator, HypothesisPoint denominator) {}

    static Hypothesis single(HypothesisPoint point, int count) {
        return new Hypothesis(List.of(new Pair(point, point)), 0, count);
    }

    HypothesisPoint sampled() {
        return label == 0 ? pairs.get(0).numerator() : pairs.get(0).denominator();
    }

    Hypothesis withCount(int other) {
        return new Hypothesis(pairs, label, other);
    }
}
