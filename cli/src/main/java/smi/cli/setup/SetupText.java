package smi.cli.setup;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import smi.events.EventSetup;
import smi.events.FiniteDifferences;
import smi.events.Observable;
import smi.events.Systematic;
import smi.events.observables.ObservableCatalogue;
import smi.morphing.Benchmark;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;

/** A setup file made from what an event file says of its events. */
public final class SetupText {
    /** Higher overall powers are written as components. */
    private static final int HIGHEST_POWER = 8;

    private final EventSetup setup;
    private final StringBuilder text = new StringBuilder();

    private SetupText(EventSetup setup) {
        this.setup = setup;
    }

    /**
     * The setup as YAML.
     *
     * @param setup the setup of events
     * @return a setup file; nuisance parameters are left out, an import finds them anew
     */
    public static String of(EventSetup setup) {
        return new SetupText(setup).yaml();
    }

    private String yaml() {
        section("parameters", setup.space().parameters(), Parameter::name, SetupText::parameter);
        section(
                "benchmarks",
                setup.benchmarks(),
                Benchmark::name,
                b -> numbers(b.point().values()));
        setup.morphing().ifPresent(this::morphing);
        setup.finiteDifferences().ifPresent(this::finiteDifferences);
        section("systematics", setup.systematics(), Systematic::name, SetupText::systematic);
        section("observables", setup.observables(), Observable::name, SetupText::observable);
        return text.toString();
    }

    private <T> void section(String key, List<T> items, Function<T, String> name, Function<T, String> value) {
        if (items.isEmpty()) {
            return;
        }
        text.append(text.isEmpty() ? "" : "\n").append(key).append(":\n");
        items.forEach(item -> text.append("  %s: %s"
                        .formatted(word(name.apply(item)), value.apply(item))
                        .stripTrailing())
                .append('\n'));
    }

    private static String parameter(Parameter p) {
        boolean onCard = !p.lhaBlock().equals("None");
        boolean identity = p.transform().isBlank()
                || p.transform().equals("_")
                || p.transform().equals("None");
        return "{%smax_power: %d, range: %s%s}"
                .formatted(
                        onCard ? "lha_block: %s, lha_id: %d, ".formatted(word(p.lhaBlock()), p.lhaId()) : "",
                        p.maxPower(),
                        numbers(p.rangeMin(), p.rangeMax()),
                        identity ? "" : ", transform: " + quoted(p.transform()));
    }

    private void morphing(MorphingBasis basis) {
        text.append("\nmorphing:\n");
        MorphingComponents components = basis.components();
        IntStream.rangeClosed(1, HIGHEST_POWER)
                .filter(k -> same(MorphingComponents.upTo(setup.space(), k), components))
                .findFirst()
                .ifPresentOrElse(
                        k -> text.append("  max_overall_power: ").append(k).append('\n'),
                        () -> text.append("  components: ")
                                .append(Arrays.deepToString(components.powers()))
                                .append('\n'));
        if (!basis.benchmarks().equals(setup.benchmarks())) {
            text.append("  basis: [")
                    .append(basis.benchmarks().stream().map(b -> word(b.name())).collect(Collectors.joining(", ")))
                    .append("]\n");
        }
    }

    private static boolean same(MorphingComponents one, MorphingComponents other) {
        return Arrays.deepEquals(one.powers(), other.powers());
    }

    private void finiteDifferences(FiniteDifferences differences) {
        text.append("\nfinite_differences:\n  epsilon: ")
                .append(number(differences.epsilon()))
                .append("\n  shifted:\n");
        Map<String, List<String>> shifted = differences.shifted();
        setup.benchmarks().stream()
                .map(Benchmark::name)
                .filter(shifted::containsKey)
                .forEach(base -> text.append("    %s: [%s]\n"
                        .formatted(
                                word(base),
                                shifted.get(base).stream().map(SetupText::word).collect(Collectors.joining(", ")))));
    }

    private static String systematic(Systematic s) {
        return switch (s.type()) {
            case "norm" -> "{type: norm, variation: %s}".formatted(s.value());
            case "scale" ->
                "{type: scale, scale: %s, variations: [%s]}"
                        .formatted(s.scale(), s.value().replace(",", ", "));
            default -> "{type: pdf, set: %s}".formatted(word(s.value()));
        };
    }

    /** An observable that the catalogue has needs no definition; one that was a function has none. */
    private static String observable(Observable observable) {
        boolean listed = ObservableCatalogue.find(observable.name())
                .filter(known -> known.definition().equals(observable.definition()))
                .isPresent();
        return listed || observable.definition().equals("None") ? "" : quoted(observable.definition());
    }

    private static String numbers(double... values) {
        return Arrays.stream(values).mapToObj(SetupText::number).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** A name as YAML has it: bare where YAML can take it for nothing but a text. */
    static String word(String name) {
        boolean reserved = name.matches("(?i)y|n|yes|no|on|off|true|false|null|none|~");
        return name.matches("[A-Za-z_][A-Za-z0-9_.+/-]*") && !reserved ? name : quoted(name);
    }

    /** The escapes of JSON are escapes of YAML. */
    private static String quoted(String value) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }
}
