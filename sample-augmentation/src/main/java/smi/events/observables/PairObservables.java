package smi.events.observables;

import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** Observables of the two leading objects of a kind. */
final class PairObservables {
    private PairObservables() {}

    static NamedObservable of(String name, String quantity, ObjectType type) {
        String sum = "(X[0] + X[1]).";
        String sign = " * (-1. + 2.*float(X[0].eta > X[1].eta))";
        return switch (quantity) {
            case "pt" -> pair(name, type, sum + "pt", (a, b) -> sum(a, b).pt());
            case "eta" -> pair(name, type, sum + "eta", (a, b) -> sum(a, b).eta());
            case "phi" -> pair(name, type, sum + "phi", (a, b) -> sum(a, b).phi());
            case "e" -> pair(name, type, sum + "e", (a, b) -> sum(a, b).e());
            case "m" -> pair(name, type, sum + "m", (a, b) -> sum(a, b).m());
            case "y" -> pair(name, type, sum + "rapidity", (a, b) -> sum(a, b).rapidity());
            case "dphi" -> pair(name, type, "X[0].deltaphi(X[1])", PairObservables::deltaPhi);
            case "delta_phi" ->
                pair(
                        name,
                        type,
                        "X[0].deltaphi(X[1])" + sign,
                        (a, b) -> a.eta() > b.eta() ? deltaPhi(a, b) : -deltaPhi(a, b));
            case "delta_eta" -> pair(name, type, "X[0].deltaeta(X[1])", (a, b) -> a.eta() - b.eta());
            case "delta_r" ->
                pair(name, type, "X[0].deltaR(X[1])", (a, b) -> a.momentum().deltaR(b.momentum()));
            default -> throw new IllegalArgumentException("no quantity of a pair: " + quantity);
        };
    }

    static NamedObservable cosTheta(String name) {
        return pair(
                name,
                ObjectType.L,
                "tanh(0.5 * X[0].charge * (X[1].eta - X[0].eta))",
                (a, b) -> Math.tanh(0.5 * a.charge() * (b.eta() - a.eta())));
    }

    private static NamedObservable pair(
            String name, ObjectType type, String definition, ToDoubleBiFunction<Particle, Particle> value) {
        return new NamedObservable(name, definition.replace("X", type.symbol()), event -> {
            List<Particle> objects = event.list(type);
            return objects.size() < 2 ? Double.NaN : value.applyAsDouble(objects.get(0), objects.get(1));
        });
    }

    private static FourVector sum(Particle a, Particle b) {
        return a.momentum().plus(b.momentum());
    }

    private static double deltaPhi(Particle a, Particle b) {
        return a.momentum().deltaPhi(b.momentum());
    }
}
