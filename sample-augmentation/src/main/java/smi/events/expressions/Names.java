package smi.events.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import smi.events.expressions.Term.Many;
import smi.events.expressions.Term.Num;
import smi.events.expressions.Term.One;
import smi.events.expressions.Term.Vec;
import smi.events.observables.EventObjects;
import smi.events.observables.ObjectType;
import smi.events.observables.ObservableFunction;

/** What the names of an expression mean: particles of loops, then objects and properties of the event, then observables. */
final class Names {
    private static final int MAX_LOOPS = 2;

    private final Source source;
    private final Definitions definitions;
    private final List<String> loops = new ArrayList<>();

    Names(Source source, Definitions definitions) {
        this.source = source;
        this.definitions = definitions;
    }

    /** Introduces the particle of a loop; returns its slot. */
    int enter(Token name) {
        if (loops.size() == MAX_LOOPS) {
            throw source.error(name, "loops are nested more than %d deep".formatted(MAX_LOOPS));
        }
        loops.add(name.text());
        return loops.size() - 1;
    }

    void leave() {
        loops.remove(loops.size() - 1);
    }

    Term get(Token token) {
        String name = token.text();
        int slot = loops.lastIndexOf(name);
        if (slot >= 0) {
            return new One(frame -> frame.loop[slot]);
        }
        Term known = builtIn(name);
        if (known != null) {
            return known;
        }
        Optional<ObservableFunction> observable = definitions.find(name);
        if (observable.isPresent()) {
            ObservableFunction function = observable.get();
            return Num.number(frame -> function.value(frame.event));
        }
        throw source.error(token, "unknown name '%s'; %s".formatted(name, suggestion(name)));
    }

    private String suggestion(String name) {
        Set<String> own = new TreeSet<>(Set.of(
                "p",
                "p_truth",
                "e",
                "mu",
                "tau",
                "l",
                "a",
                "j",
                "v",
                "met",
                "visible",
                "pi",
                "n_particles",
                "scale",
                "alpha_qed",
                "alpha_qcd"));
        own.addAll(loops);
        if (Functions.names().contains(name)) {
            return "the function is written %s(...)".formatted(name);
        }
        List<String> all = new ArrayList<>(own);
        all.addAll(definitions.names());
        String nearest = Source.suggestion(name, all);
        return nearest.startsWith("known") ? "known: " + String.join(", ", own) + ", and observables" : nearest;
    }

    private static Term builtIn(String name) {
        return switch (name) {
            case "p", "e", "mu", "tau", "l", "a", "j", "v" -> {
                ObjectType type = ObjectType.valueOf(name.toUpperCase(Locale.ROOT));
                yield new Many(frame -> frame.event.list(type));
            }
            case "p_truth" -> new Many(frame -> frame.event.truth());
            case "met" -> new Vec(frame -> frame.event.met(), null);
            case "visible" -> new Vec(frame -> frame.event.visible(), null);
            case "n_particles" -> property(event -> event.event().particles().size());
            case "scale" -> property(event -> event.event().scale());
            case "alpha_qed" -> property(event -> event.event().alphaQed());
            case "alpha_qcd" -> property(event -> event.event().alphaQcd());
            case "pi" -> Num.number(new Code.Constant(Math.PI));
            case "True" -> Num.condition(new Code.Constant(1));
            case "False" -> Num.condition(new Code.Constant(0));
            default -> null;
        };
    }

    private static Num property(ToDoubleFunction<EventObjects> property) {
        return Num.number(frame -> property.applyAsDouble(frame.event));
    }
}
