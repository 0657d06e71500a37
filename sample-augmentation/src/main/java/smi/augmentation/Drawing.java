package smi.augmentation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import smi.events.EventBlock;
import smi.morphing.ParameterPoint;

/** The draws of one sample: from hypotheses to rows in random order. */
final class Drawing {
    /** Gets the rows, from several threads at a time, every row once. */
    @FunctionalInterface
    interface Rows {
        /**
         * Fills a row of the sample.
         *
         * @param row its number
         * @param hypothesis what it was drawn for
         * @param numerator the terms of θ0
         * @param denominator the terms of θ1
         * @param block the block of the event
         * @param event its row there
         * @param f its polynomial
         */
        void fill(
                int row,
                Hypothesis hypothesis,
                PointTerms numerator,
                PointTerms denominator,
                EventBlock block,
                int event,
                double[] f);
    }

    private final List<Hypothesis> hypotheses;
    private final List<DrawRequest> requests = new ArrayList<>();
    private final int[] rowOfDraw;
    private final DrawReport report = new DrawReport();

    /**
     * Prepares the draws.
     *
     * @param hypotheses what to draw
     * @param random its splits are the streams of the hypotheses and of the order of the rows
     */
    Drawing(List<Hypothesis> hypotheses, SplittableRandom random) {
        this.hypotheses = hypotheses;
        int draws = 0;
        for (Hypothesis h : hypotheses) {
            requests.add(new DrawRequest(h.sampled(), draws, h.count(), random.split()));
            draws += h.count();
        }
        rowOfDraw = Draws.permutation(draws, random.split());
    }

    /** {@return what is to be said about the weights that were drawn from} */
    DrawReport run(WeightedEvents events, Rows rows) {
        Map<WeightedEvents, List<Integer>> byEvents = new LinkedHashMap<>();
        for (int r = 0; r < requests.size(); r++) {
            byEvents.computeIfAbsent(events.near(requests.get(r).theta()), near -> new ArrayList<>())
                    .add(r);
        }
        byEvents.forEach((near, numbers) -> drawFrom(near, numbers, rows));
        return report;
    }

    private void drawFrom(WeightedEvents events, List<Integer> numbers, Rows rows) {
        Map<ParameterPoint, List<Integer>> byPoint = new LinkedHashMap<>();
        for (int r : numbers) {
            byPoint.computeIfAbsent(requests.get(r).theta(), key -> new ArrayList<>())
                    .add(r);
        }
        Map<ParameterPoint, PointTerms> terms = new HashMap<>();
        PointTerms[] numerators = new PointTerms[requests.size()];
        PointTerms[] denominators = new PointTerms[requests.size()];
        for (int r : numbers) {
            Hypothesis h = hypotheses.get(r);
            numerators[r] = terms.computeIfAbsent(h.numerator(), theta -> PointTerms.of(events, theta));
            denominators[r] = terms.computeIfAbsent(h.denominator(), theta -> PointTerms.of(events, theta));
        }
        List<ParameterPoint> thetas = List.copyOf(byPoint.keySet());
        int[][] ofPoint = byPoint.values().stream()
                .map(list -> list.stream().mapToInt(r -> r).toArray())
                .toArray(int[][]::new);
        double[] positive = new EventDrawer(events, thetas.size())
                .draw(
                        thetas,
                        ofPoint,
                        requests,
                        (r, draw, block, event, f) -> rows.fill(
                                rowOfDraw[draw], hypotheses.get(r), numerators[r], denominators[r], block, event, f));
        for (int j = 0; j < positive.length; j++) {
            report.add(events.crossSection(thetas.get(j)), positive[j]);
        }
    }
}
