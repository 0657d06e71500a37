package smi.cli.tasks;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import smi.events.expressions.Definitions;
import smi.events.expressions.Expression;
import smi.events.observables.Cut;
import smi.events.observables.DefaultObservables;
import smi.events.observables.Detector;
import smi.events.observables.Efficiency;
import smi.events.observables.EventSelection;
import smi.events.observables.NamedObservable;
import smi.events.observables.ObjectType;
import smi.events.observables.ObservableCatalogue;
import smi.events.observables.Resolution;
import smi.events.observables.SelectedObservable;
import smi.events.observables.Smearing;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * The part of an import setup file that says what is measured in an event and which events are kept. Every component may
 * be {@code null}: not given.
 *
 * @param observables the observables, name → what it is; {@code null} for a value: one of the catalogue, required
 * @param defaultObservables a shorthand for many observables, stored after the others
 * @param cuts the cuts
 * @param efficiencies factors on the weights
 * @param smearing errors of the detector
 * @param metNoise noise on missing transverse momentum; relative to the scalar sum of the visible transverse momenta
 */
public record SelectionKeys(
        LinkedHashMap<String, ObservableKeys> observables,
        DefaultObservablesKeys defaultObservables,
        List<CutKeys> cuts,
        List<EfficiencyKeys> efficiencies,
        List<SmearingKeys> smearing,
        ResolutionKeys metNoise) {

    /**
     * An observable; a text alone is its definition.
     *
     * @param definition an expression (docs/observables.md); {@code null}: the observable of that name in the catalogue
     * @param required whether an event without it is rejected; {@code null}: yes, unless there is a default
     * @param whenMissing stored where it cannot be computed, also called {@code default}
     */
    public record ObservableKeys(String definition, Boolean required, @JsonAlias("default") Double whenMissing) {
        /** The form with keys. */
        @JsonCreator
        public ObservableKeys {}

        /**
         * The short form.
         *
         * @param definition the expression
         * @return the observable
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static ObservableKeys of(String definition) {
            return new ObservableKeys(definition, null, null);
        }
    }

    /**
     * Observables of the leading objects, with MadMiner's names and 0 where an object is missing.
     *
     * @param leptons how many leptons (default 2)
     * @param photons how many photons (default 2)
     * @param jets how many jets (default 2)
     * @param met whether missing transverse momentum (default true)
     * @param visible whether the sum of all visible particles (default true)
     * @param numbers whether the numbers of leptons, photons, jets (default true)
     * @param charges whether the charges of the leptons (default false)
     */
    public record DefaultObservablesKeys(
            Integer leptons,
            Integer photons,
            Integer jets,
            Boolean met,
            Boolean visible,
            Boolean numbers,
            Boolean charges) {}

    /**
     * A cut: an expression, alone or as {@code cut}, or an interval of an observable.
     *
     * @param cut the expression
     * @param whenMissing {@code reject} (default) or {@code pass}: what becomes of an event that lacks an object of it
     * @param observable what is cut on
     * @param min smallest accepted value
     * @param max largest accepted value
     */
    public record CutKeys(String cut, String whenMissing, String observable, Double min, Double max) {
        /** The form with keys. */
        @JsonCreator
        public CutKeys {}

        /**
         * The short form.
         *
         * @param cut the expression
         * @return the cut
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static CutKeys of(String cut) {
            return new CutKeys(cut, null, null, null, null);
        }
    }

    /**
     * An efficiency; a text alone is its expression.
     *
     * @param efficiency the expression
     * @param whenMissing its value where an event lacks an object of it (default 1), also called {@code default}
     */
    public record EfficiencyKeys(String efficiency, @JsonAlias("default") Double whenMissing) {
        /** The form with keys. */
        @JsonCreator
        public EfficiencyKeys {}

        /**
         * The short form.
         *
         * @param efficiency the expression
         * @return the efficiency
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static EfficiencyKeys of(String efficiency) {
            return new EfficiencyKeys(efficiency, null);
        }
    }

    /**
     * The errors on some kinds of particles. Of energy and pt one may be left out: it follows from the other, the
     * direction and the mass.
     *
     * @param particles kinds ({@code e mu tau l a j v p}) or PDG numbers, antiparticles included
     * @param energy the error on the energy, GeV
     * @param pt the error on the transverse momentum, GeV
     * @param eta the error on the pseudorapidity
     * @param phi the error on the azimuth, rad
     */
    public record SmearingKeys(
            List<Object> particles, ResolutionKeys energy, ResolutionKeys pt, ResolutionKeys eta, ResolutionKeys phi) {}

    /**
     * A standard deviation, absolute + relative · |value|.
     *
     * @param absolute default 0
     * @param relative default 0
     */
    public record ResolutionKeys(Double absolute, Double relative) {
        Resolution resolution() {
            return new Resolution(absolute == null ? 0 : absolute, relative == null ? 0 : relative);
        }
    }

    /** The selection, with the seed of the errors of the detector. */
    EventSelection selection(long seed) {
        List<SelectedObservable> selected = new ArrayList<>();
        Definitions definitions = Definitions.NONE;
        for (var entry :
                Optional.ofNullable(observables).orElseGet(LinkedHashMap::new).entrySet()) {
            SelectedObservable observable = observable(entry.getKey(), entry.getValue(), definitions);
            selected.add(observable);
            definitions = definitions.with(observable);
        }
        if (defaultObservables != null) {
            for (SelectedObservable observable : defaults(defaultObservables)) {
                selected.add(observable);
                definitions = definitions.with(observable);
            }
        }
        Definitions all = definitions;
        return new EventSelection(
                detector(seed),
                selected,
                orNone(cuts).stream().map(keys -> cut(keys, all)).toList(),
                orNone(efficiencies).stream().map(keys -> efficiency(keys, all)).toList());
    }

    private static <T> List<T> orNone(List<T> list) {
        return Optional.ofNullable(list).orElse(List.of());
    }

    private static SelectedObservable observable(String name, ObservableKeys given, Definitions definitions) {
        ObservableKeys keys = given == null ? ObservableKeys.of(null) : given;
        NamedObservable observable = keys.definition() == null
                ? ObservableCatalogue.get(name)
                : Expression.observable(name, keys.definition(), definitions);
        boolean hasDefault = keys.whenMissing() != null;
        if (keys.required() != null && keys.required() == hasDefault) {
            throw new InvalidInputException("observable '%s' is %s; give either required: true or when_missing: VALUE"
                    .formatted(
                            name,
                            hasDefault
                                    ? "required and has a value for events without it"
                                    : "not required and has no value for events without it"));
        }
        return new SelectedObservable(
                observable, hasDefault ? OptionalDouble.of(keys.whenMissing()) : OptionalDouble.empty());
    }

    private static List<SelectedObservable> defaults(DefaultObservablesKeys keys) {
        return new DefaultObservables(
                        orElse(keys.leptons(), 2),
                        orElse(keys.photons(), 2),
                        orElse(keys.jets(), 2),
                        orElse(keys.met(), true),
                        orElse(keys.visible(), true),
                        orElse(keys.numbers(), true),
                        orElse(keys.charges(), false))
                .list();
    }

    private static <T> T orElse(T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static Cut cut(CutKeys keys, Definitions definitions) {
        if (keys.cut() == null) {
            return interval(keys, definitions);
        }
        if (keys.observable() != null || keys.min() != null || keys.max() != null) {
            throw new InvalidInputException("the cut '%s' has an interval, too; write two cuts".formatted(keys.cut()));
        }
        String missing = keys.whenMissing() == null ? "reject" : keys.whenMissing();
        if (!List.of("reject", "pass").contains(missing)) {
            throw new InvalidInputException(
                    "the cut '%s' has when_missing: %s; give reject or pass".formatted(keys.cut(), missing));
        }
        return Expression.cut(keys.cut(), missing.equals("pass"), definitions);
    }

    private static Cut interval(CutKeys keys, Definitions definitions) {
        if (keys.observable() == null) {
            throw new InvalidInputException(
                    "a cut of the import setup names no observable; write an expression, or observable, and min or max");
        }
        return Cut.between(
                definitions.get(keys.observable()),
                keys.min() == null ? Double.NEGATIVE_INFINITY : keys.min(),
                keys.max() == null ? Double.POSITIVE_INFINITY : keys.max());
    }

    private static Efficiency efficiency(EfficiencyKeys keys, Definitions definitions) {
        if (keys.efficiency() == null) {
            throw new InvalidInputException("an efficiency of the import setup has no expression; write one");
        }
        return Expression.efficiency(keys.efficiency(), orElse(keys.whenMissing(), 1.0), definitions);
    }

    private Detector detector(long seed) {
        Resolution noise = metNoise == null ? Resolution.PERFECT : metNoise.resolution();
        return new Detector(
                orNone(smearing).stream().map(SelectionKeys::smearing).toList(), noise, seed);
    }

    private static Smearing smearing(SmearingKeys keys) {
        Set<Integer> ids = new TreeSet<>();
        orNone(keys.particles()).forEach(particle -> ids.addAll(pdgIds(particle)));
        if (ids.isEmpty()) {
            throw new InvalidInputException("a smearing names no particles; write particles: [e, mu], for example");
        }
        boolean neither = keys.energy() == null && keys.pt() == null;
        Optional<Resolution> exact = neither ? Optional.of(Resolution.PERFECT) : Optional.empty();
        return new Smearing(
                ids,
                Optional.ofNullable(keys.energy())
                        .map(ResolutionKeys::resolution)
                        .or(() -> exact),
                Optional.ofNullable(keys.pt()).map(ResolutionKeys::resolution),
                keys.eta() == null ? Resolution.PERFECT : keys.eta().resolution(),
                keys.phi() == null ? Resolution.PERFECT : keys.phi().resolution());
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
