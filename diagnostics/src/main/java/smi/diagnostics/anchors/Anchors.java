package smi.diagnostics.anchors;

import java.util.List;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** The anchors by name. */
public final class Anchors {
    private static final List<Anchor> ALL = List.of(
            new LatentGaussianAnchor(),
            new GaltonAnchor(),
            new DrellYanAnchor(),
            new PosteriorAnchor(new TwoMoonsTask(), 0.822, 0.761),
            new PosteriorAnchor(GaussianTask.linear(), 0.672, 0.560),
            new PosteriorAnchor(GaussianTask.uniform(), 0.788, 0.706),
            new PosteriorAnchor(new MixtureTask(), 0.777, 0.748),
            new PosteriorAnchor(new SlcpTask(), 0.972, 0.947));

    private Anchors() {}

    /** {@return all anchors} */
    public static List<Anchor> all() {
        return ALL;
    }

    /**
     * {@return the anchor of a name}
     *
     * @param name the name
     * @throws InvalidInputException if there is none; the message names the nearest one
     */
    public static Anchor of(String name) {
        List<String> names = ALL.stream().map(Anchor::name).toList();
        return ALL.stream()
                .filter(anchor -> anchor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "unknown benchmark '%s'; %s".formatted(name, Suggestion.sentence(name, names))));
    }
}
