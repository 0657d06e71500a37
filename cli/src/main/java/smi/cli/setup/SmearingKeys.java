package smi.cli.setup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import smi.events.observables.ObjectType;
import smi.events.observables.Resolution;
import smi.events.observables.Smearing;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * The errors on some kinds of particles. Of energy and pt one may be left out: it follows from the other, the direction
 * and the mass.
 *
 * @param particles kinds ({@code e mu tau l a j v p}) or PDG numbers, antiparticles included
 * @param energy the error on the energy, GeV
 * @param pt the error on the transverse momentum, GeV
 * @param eta the error on the pseudorapidity
 * @param phi the error on the azimuth, rad
 */
public record SmearingKeys(
        List<Object> particles, ResolutionKeys energy, ResolutionKeys pt, ResolutionKeys eta, ResolutionKeys phi) {
    static final SmearingKeys DEFAULTS = new SmearingKeys(null, null, null, null, null);

    Smearing smearing() {
        Set<Integer> ids = new TreeSet<>();
        Optional.ofNullable(particles).orElse(List.of()).forEach(particle -> ids.addAll(pdgIds(particle)));
        if (ids.isEmpty()) {
            throw new InvalidInputException("a smearing names no particles; write particles: [e, mu], for example");
        }
        boolean neither = energy == null && pt == null;
        Optional<Resolution> exact = neither ? Optional.of(Resolution.PERFECT) : Optional.empty();
        return new Smearing(ids, resolution(energy).or(() -> exact), resolution(pt), orPerfect(eta), orPerfect(phi));
    }

    private static Optional<Resolution> resolution(ResolutionKeys keys) {
        return Optional.ofNullable(keys).map(ResolutionKeys::resolution);
    }

    private static Resolution orPerfect(ResolutionKeys keys) {
        return resolution(keys).orElse(Resolution.PERFECT);
    }

    /** A kind or a PDG number. */
    private static Set<Integer> pdgIds(Object particle) {
        if (particle instanceof Integer id) {
            return id == 0 ? Set.of() : Set.of(id, -id);
        }
        List<String> kinds =
                Stream.of(ObjectType.values()).map(ObjectType::symbol).toList();
        if (!(particle instanceof String kind) || !kinds.contains(kind)) {
            throw new InvalidInputException("a smearing is for '%s'; %s, or PDG numbers"
                    .formatted(particle, Suggestion.sentence(String.valueOf(particle), kinds)));
        }
        return ObjectType.valueOf(kind.toUpperCase(Locale.ROOT)).pdgIds();
    }
}
