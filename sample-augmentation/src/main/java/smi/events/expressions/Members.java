package smi.events.expressions;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import smi.events.observables.FourVector;
import smi.events.observables.Particle;

/** What follows a dot. The names are those of scikit-hep's vector, in lower case: capital letters make no difference. */
final class Members {
    /** Of every vector. */
    static final Map<String, ToDoubleFunction<FourVector>> THREE = Map.ofEntries(
            entry("pt", FourVector::pt),
            entry("eta", FourVector::eta),
            entry("pseudorapidity", FourVector::eta),
            entry("phi", FourVector::phi),
            entry("theta", FourVector::theta),
            entry("costheta", FourVector::cosTheta),
            entry("px", FourVector::px),
            entry("py", FourVector::py),
            entry("pz", FourVector::pz),
            entry("p", FourVector::p),
            entry("mag", FourVector::p),
            entry("pt2", v -> v.px() * v.px() + v.py() * v.py()),
            entry("p2", v -> v.dot3(v)));

    /** Of four-vectors only. */
    private static final Map<String, ToDoubleFunction<FourVector>> FOUR = Map.ofEntries(
            entry("e", FourVector::e),
            entry("energy", FourVector::e),
            entry("m", FourVector::m),
            entry("mass", FourVector::m),
            entry("m2", v -> v.dot(v)),
            entry("mass2", v -> v.dot(v)),
            entry("mt", FourVector::mt),
            entry("transverse_mass", FourVector::mt),
            entry("et", FourVector::et),
            entry("transverse_energy", FourVector::et),
            entry("rapidity", FourVector::rapidity),
            entry("beta", FourVector::beta),
            entry("gamma", FourVector::gamma));

    private static final Map<String, ToDoubleFunction<Particle>> PARTICLE = Map.of(
            "pdgid", Particle::pdgId,
            "spin", Particle::spin,
            "tau_tag", particle -> tag(particle, 15),
            "b_tag", particle -> tag(particle, 5),
            "t_tag", particle -> tag(particle, 6));

    private static final Map<String, ToDoubleBiFunction<FourVector, FourVector>> PAIRS = Map.of(
            "deltaphi", FourVector::deltaPhi,
            "deltaeta", FourVector::deltaEta,
            "deltar", FourVector::deltaR,
            "deltarapidityphi", FourVector::deltaRapidityPhi,
            "deltaangle", FourVector::deltaAngle,
            "dot", FourVector::dot);

    /** Boosts by what another vector is. */
    private static final Map<String, BinaryOperator<FourVector>> BOOSTS = Map.of(
            "boost", (v, other) -> v.boost(other.velocity()),
            "boost_p4", (v, other) -> v.boost(other.velocity()),
            "boost_to_com", FourVector::boostToRestFrame,
            "boostcm_of", FourVector::boostToRestFrame,
            "boostcm_of_p4", FourVector::boostToRestFrame);

    /** Three-vectors of a four-vector. */
    private static final Map<String, UnaryOperator<FourVector>> PARTS = Map.of(
            "to_3d", UnaryOperator.identity(),
            "to_vector3d", UnaryOperator.identity(),
            "to_beta3", FourVector::velocity);

    private Members() {}

    /** {@return a number of a four-vector, or null} */
    static Code.Number of(Term.Vec vector, String name) {
        if (name.equals("charge")) {
            return vector.charge();
        }
        ToDoubleFunction<FourVector> function = FOUR.getOrDefault(name, THREE.get(name));
        return function == null ? null : of(function, vector.code());
    }

    /** {@return a number of a three-vector, or null} */
    static Code.Number of(Term.Vec3 vector, String name) {
        ToDoubleFunction<FourVector> function = THREE.get(name);
        return function == null ? null : of(function, vector.code());
    }

    private static Code.Number of(ToDoubleFunction<FourVector> function, Code.Vector vector) {
        return frame -> function.applyAsDouble(vector.of(frame));
    }

    /** {@return a property of a particle that its momentum does not have, or null} */
    static Term.Num of(Term.One particle, String name) {
        ToDoubleFunction<Particle> function = PARTICLE.get(name);
        if (function == null) {
            return null;
        }
        Code.OneParticle code = particle.code();
        return new Term.Num(
                frame -> {
                    Particle one = code.of(frame);
                    return one == null ? Double.NaN : function.applyAsDouble(one);
                },
                name.endsWith("_tag"));
    }

    /** {@return a number of two vectors, or null} */
    static Code.Number pair(String name, Code.Vector a, Code.Vector b, boolean three) {
        ToDoubleBiFunction<FourVector, FourVector> function =
                three && name.equals("dot") ? FourVector::dot3 : PAIRS.get(name);
        return function == null ? null : frame -> function.applyAsDouble(a.of(frame), b.of(frame));
    }

    /** {@return the vector boosted by another one, or null} */
    static Code.Vector boost(String name, Code.Vector vector, Code.Vector other) {
        BinaryOperator<FourVector> boost = BOOSTS.get(name);
        return boost == null ? null : frame -> boost.apply(vector.of(frame), other.of(frame));
    }

    /** {@return a three-vector of a four-vector, or null} */
    static Code.Vector part(String name, Code.Vector vector) {
        UnaryOperator<FourVector> part = PARTS.get(name);
        return part == null ? null : frame -> part.apply(vector.of(frame));
    }

    static boolean isPart(String name) {
        return PARTS.containsKey(name);
    }

    static String suggestion(String name, Term term) {
        boolean ambiguous = name.equals("y"); // a component to some, the rapidity to others
        return ambiguous ? "write .rapidity or .py" : Source.suggestion(name, names(term));
    }

    /** {@return what may follow the dot behind a term} */
    private static Set<String> names(Term term) {
        Set<String> names = new TreeSet<>(THREE.keySet());
        names.addAll(PAIRS.keySet());
        names.add("cross");
        if (!(term instanceof Term.Vec3)) {
            names.addAll(FOUR.keySet());
            names.addAll(BOOSTS.keySet());
            names.addAll(PARTS.keySet());
            names.add("boost_beta3");
            names.add("charge");
        }
        if (term instanceof Term.One) {
            names.addAll(PARTICLE.keySet());
        }
        return names;
    }

    private static double tag(Particle particle, int id) {
        return Math.abs(particle.pdgId()) == id ? 1 : 0;
    }
}
