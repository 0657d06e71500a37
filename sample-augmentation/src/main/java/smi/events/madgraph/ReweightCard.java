package smi.events.madgraph;

import java.util.ArrayList;
import java.util.List;
import smi.morphing.Benchmark;
import smi.morphing.Parameter;

/** The card that tells MadGraph at which other benchmarks the weight of every event is wanted. */
final class ReweightCard {
    private ReweightCard() {}

    /** The lines of the card of events generated at one benchmark; {@code --rwgt_name} becomes the id of the weight. */
    static List<String> lines(Benchmark sampledFrom, List<Benchmark> benchmarks) {
        List<String> lines = new ArrayList<>(List.of(
                "# The weights of events generated at '%s', at the other benchmarks".formatted(sampledFrom.name()),
                "change output default",
                // a helicity that vanishes at one benchmark may not vanish at another
                "change helicity False"));
        for (Benchmark benchmark : benchmarks) {
            if (!benchmark.name().equals(sampledFrom.name())) {
                lines.add("");
                lines.add("launch --rwgt_name=" + benchmark.name());
                lines.addAll(settings(benchmark));
            }
        }
        return lines;
    }

    private static List<String> settings(Benchmark benchmark) {
        List<String> lines = new ArrayList<>();
        List<Parameter> parameters = benchmark.point().space().parameters();
        for (int p = 0; p < parameters.size(); p++) {
            Parameter parameter = parameters.get(p);
            double value = CardTransform.of(parameter).value(benchmark.point().get(p));
            lines.add("  set %s %d %s".formatted(parameter.lhaBlock(), parameter.lhaId(), CardNumber.text(value)));
        }
        return lines;
    }
}
