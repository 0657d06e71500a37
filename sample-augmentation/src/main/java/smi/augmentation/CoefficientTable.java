package smi.augmentation;

import java.util.List;
import smi.events.EventBlock;
import smi.events.EventSource;
import smi.events.Provenance;
import smi.morphing.Benchmark;
import smi.morphing.MorphingComponents;

/** Makes coefficient samples: every event of a partition, or of a part of it, with its polynomial. */
final class CoefficientTable {
    private final WeightedEvents events;
    private final DrawSettings settings;

    CoefficientTable(WeightedEvents events, DrawSettings settings) {
        this.events = events;
        this.settings = settings;
    }

    CoefficientSample make(Provenance provenance) {
        Components components = events.components();
        MorphingComponents monomials = components.monomials();
        long from = events.size() * settings.part() / settings.parts();
        long to = events.size() * (settings.part() + 1) / settings.parts();
        int n = (int) Math.min(to - from, Integer.MAX_VALUE);
        var x = new RowArray(n, events.setup().observables().size());
        var f = new RowArray(n, components.count());
        long first = events.firstIndex() + from;
        events.read(
                from,
                to,
                EventSource.DEFAULT_BLOCK,
                block -> addAll(block, (int) (block.first() - first), components, x, f));
        DrawReport report = report();
        var info = new SampleInfo(
                events.setup().space(),
                List.of(),
                events.setup().observableNames(),
                events.partition(),
                events.split(),
                report.weights(),
                provenance,
                report.warnings());
        return new CoefficientSample(info, x.matrix(), f.matrix(), monomials);
    }

    /** What the weights at the benchmarks are worth; negative ones stay what they are in the polynomials. */
    private DrawReport report() {
        var report = new DrawReport(settings.negativeWeights());
        List<Benchmark> benchmarks = events.setup().benchmarks();
        List<EffectiveSize> sizes =
                events.effectiveSizes(benchmarks.stream().map(Benchmark::point).toList());
        for (EffectiveSize size : sizes) {
            CrossSection sigma = events.crossSection(size.theta());
            double positive = sigma.valuePb() / (1 - size.negativeShare());
            double largest = positive / size.inverseLargestProbability();
            double drawn = settings.negativeWeights() == NegativeWeights.KEEP_SIGN
                    ? positive * (1 + size.negativeShare())
                    : positive;
            report.add(events, new HypothesisPoint(size.theta(), new double[0]), sigma, drawn, largest);
        }
        return report;
    }

    private static void addAll(EventBlock block, int firstRow, Components components, RowArray x, RowArray f) {
        ComponentBlock polynomials = components.of(block.weights());
        double[] row = new double[components.count()];
        for (int i = 0; i < block.size(); i++) {
            x.copy(firstRow + i, block.observations(), i);
            polynomials.copyEvent(i, row);
            f.put(firstRow + i, row);
        }
    }
}
