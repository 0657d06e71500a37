package smi.events.observables;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Observables of one object. */
final class SingleObjectObservables {
    private SingleObjectObservables() {}

    static NamedObservable of(String name, String quantity, ObjectType type, int index) {
        ToDoubleFunction<Particle> value =
                switch (quantity) {
                    case "pt" -> Particle::pt;
                    case "eta" -> Particle::eta;
                    case "phi" -> particle -> particle.momentum().phi();
                    case "e" -> particle -> particle.momentum().e();
                    case "m" -> particle -> particle.momentum().m();
                    case "y" -> particle -> particle.momentum().rapidity();
                    case "charge" -> Particle::charge;
                    default -> throw new IllegalArgumentException("no quantity of an object: " + quantity);
                };
        return new NamedObservable(
                name,
                "%s[%d].%s".formatted(type.symbol(), index, quantity.equals("y") ? "rapidity" : quantity),
                event -> {
                    List<Particle> objects = event.list(type);
                    return index < objects.size() ? value.applyAsDouble(objects.get(index)) : Double.NaN;
                });
    }
}
