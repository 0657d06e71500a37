package smi.augmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The draws of one sample, or of one of the parts of a large one: from hypotheses to rows in random order. */
final class Drawing {
    /** Gets the rows, from several threads at a time, every row once. */
    @FunctionalInterface
    interface Rows {
        /**
         * Fills a row of the sample.
         *
         * @param row its number
         * @param hypothesis what it was drawn for
         * @param terms numerators and denominators of the hypothesis in turn, shape [2 nPairs]
         * @param event the event
         */
        void fill(int row, Hypothesis hypothesis, PointTerms[] terms, DrawnEvent event);
    }

    private final DrawSettings settings;
    private final boolean nuisance;
    private final List<Hypothesis> hypotheses = new ArrayList<>();
    private final List<DrawRequest> requests = new ArrayList<>();
    private final int[] rowOfDraw;
    private final DrawReport report;

    /**
     * Prepares the draws.
     *
     * @param all what to draw, in all parts together
     * @param settings how
     * @param nuisance whether nuisance parameters play a part
     * @param random its splits are the streams of the parts
     */
    Drawing(List<Hypothesis> all, DrawSettings settings, boolean nuisance, SplittableRandom random) {
        this.settings = settings;
        this.nuisance = nuisance;
        this.report = new DrawReport(settings.negativeWeights());
        SplittableRandom ofPart = random;
        for (int part = 0; settings.parts() > 1 && part <= settings.part(); part++) {
            ofPart = random.split();
        }
        int before = 0;
        int draws = 0;
        for (Hypothesis h : all) {
            int count = settings.share(before, h.count());
            before += h.count();
            hypotheses.add(h.withCount(count));
            requests.add(new DrawRequest(h.sampled(), draws, count, ofPart.split()));
            draws += count;
        }
        rowOfDraw = Draws.permutation(draws, ofPart.split());
    }

    /** {@return the number of rows} */
    int rows() {
        return rowOfDraw.length;
    }

    /** {@return what is to be said about the weights that were drawn from} */
    DrawReport run(WeightedEvents events, Rows rows) {
        Map<WeightedEvents, List<Integer>> byEvents = new LinkedHashMap<>();
        for (int r = 0; r < requests.size(); r++) {
            if (requests.get(r).count() > 0) {
                byEvents.computeIfAbsent(events.near(requests.get(r).point().theta()), near -> new ArrayList<>())
                        .add(r);
            }
        }
        byEvents.forEach((near, numbers) -> drawFrom(near, numbers, rows));
        return report;
    }

    private void drawFrom(WeightedEvents events, List<Integer> numbers, Rows rows) {
        Map<HypothesisPoint, List<Integer>> byPoint = new LinkedHashMap<>();
        for (int r : numbers) {
            byPoint.computeIfAbsent(requests.get(r).point(), key -> new ArrayList<>())
                    .add(r);
        }
        Components components = nuisance ? events.componentsWithNuisance() : events.components();
        Map<HypothesisPoint, CrossSection> sigmas = crossSections(events, numbers);
        PointTerms[][] terms = terms(components, sigmas, numbers);
        List<HypothesisPoint> points = List.copyOf(byPoint.keySet());
        int[][] ofPoint = byPoint.values().stream()
                .map(list -> list.stream().mapToInt(r -> r).toArray())
                .toArray(int[][]::new);
        new EventDrawer(events, components, settings.negativeWeights(), points.size())
                .draw(
                        points,
                        ofPoint,
                        requests,
                        (j, total, largest) ->
                                report.add(events, points.get(j), sigmas.get(points.get(j)), total, largest),
                        (r, draw, event) -> rows.fill(rowOfDraw[draw], hypotheses.get(r), terms[r], event));
    }

    /** The cross sections at all points that have a part in some draws, normalised by the events drawn from. */
    private Map<HypothesisPoint, CrossSection> crossSections(WeightedEvents events, List<Integer> numbers) {
        Set<HypothesisPoint> distinct = new LinkedHashSet<>();
        for (int r : numbers) {
            for (Hypothesis.Pair pair : hypotheses.get(r).pairs()) {
                distinct.add(pair.numerator());
                distinct.add(pair.denominator());
            }
        }
        List<HypothesisPoint> points = List.copyOf(distinct);
        List<CrossSection> sigmas = nuisance
                ? events.crossSectionsAt(points)
                : points.stream().map(p -> events.crossSection(p.theta())).toList();
        Map<HypothesisPoint, CrossSection> result = new HashMap<>();
        for (int j = 0; j < points.size(); j++) {
            result.put(points.get(j), settings.nuisanceScore() ? sigmas.get(j) : physicsOnly(sigmas.get(j)));
        }
        return result;
    }

    private static CrossSection physicsOnly(CrossSection sigma) {
        int physics = Math.min(sigma.theta().dimension(), sigma.gradientPb().length);
        return new CrossSection(
                sigma.theta(), sigma.valuePb(), sigma.errorPb(), Arrays.copyOf(sigma.gradientPb(), physics));
    }

    private PointTerms[][] terms(
            Components components, Map<HypothesisPoint, CrossSection> sigmas, List<Integer> numbers) {
        Map<HypothesisPoint, PointTerms> ofPoint = new HashMap<>();
        PointTerms[][] terms = new PointTerms[requests.size()][];
        for (int r : numbers) {
            List<Hypothesis.Pair> pairs = hypotheses.get(r).pairs();
            terms[r] = new PointTerms[2 * pairs.size()];
            for (int c = 0; c < pairs.size(); c++) {
                terms[r][2 * c] = ofPoint.computeIfAbsent(
                        pairs.get(c).numerator(), p -> PointTerms.of(components, p, sigmas.get(p)));
                terms[r][2 * c + 1] = ofPoint.computeIfAbsent(
                        pairs.get(c).denominator(), p -> PointTerms.of(components, p, sigmas.get(p)));
            }
        }
        return terms;
    }
}
