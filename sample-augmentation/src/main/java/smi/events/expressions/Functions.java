package smi.events.expressions;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.util.FastMath;
import smi.events.observables.DecayAngles;
import smi.events.observables.FourVector;

/** The functions of numbers and of pairs of vectors. Where Python raises an error the value is NaN. */
final class Functions {
    private static final Map<String, DoubleUnaryOperator> ONE = Map.ofEntries(
            entry("sqrt", Math::sqrt),
            entry("exp", Math::exp),
            entry("expm1", Math::expm1),
            entry("log", x -> x > 0 ? Math.log(x) : Double.NaN),
            entry("log10", x -> x > 0 ? Math.log10(x) : Double.NaN),
            entry("log2", x -> x > 0 ? Math.log(x) / Math.log(2) : Double.NaN),
            entry("log1p", x -> x > -1 ? Math.log1p(x) : Double.NaN),
            entry("sin", Math::sin),
            entry("cos", Math::cos),
            entry("tan", Math::tan),
            entry("asin", Math::asin),
            entry("acos", Math::acos),
            entry("atan", Math::atan),
            entry("sinh", Math::sinh),
            entry("cosh", Math::cosh),
            entry("tanh", Math::tanh),
            entry("asinh", FastMath::asinh),
            entry("acosh", FastMath::acosh),
            entry("atanh", x -> Math.abs(x) < 1 ? FastMath.atanh(x) : Double.NaN),
            entry("erf", Erf::erf),
            entry("erfc", Erf::erfc),
            entry("degrees", Math::toDegrees),
            entry("radians", Math::toRadians),
            entry("abs", Math::abs),
            entry("fabs", Math::abs),
            entry("sign", Math::signum),
            entry("floor", Math::floor),
            entry("ceil", Math::ceil),
            entry("trunc", Functions::truncated),
            entry("int", Functions::truncated),
            entry("round", Math::rint),
            entry("float", x -> x),
            entry("bool", x -> Double.isNaN(x) ? x : x != 0 ? 1 : 0));

    private static final Map<String, DoubleBinaryOperator> TWO = Map.of(
            "atan2", Math::atan2,
            "pow", Operators::power,
            "fmod", (a, b) -> a % b,
            "copysign", Math::copySign,
            "log", (x, base) -> x > 0 && base > 0 && base != 1 ? Math.log(x) / Math.log(base) : Double.NaN);

    private static final Map<String, DoubleBinaryOperator> MANY =
            Map.of("min", Math::min, "max", Math::max, "hypot", Math::hypot);

    private static final Map<String, ToDoubleBiFunction<FourVector, FourVector>> VECTORS = Map.of(
            "delta_phi", FourVector::deltaPhi,
            "delta_eta", FourVector::deltaEta,
            "delta_r", FourVector::deltaR,
            "transverse_mass", Functions::transverseMass,
            "cos_theta_star", DecayAngles::cosThetaStar,
            "cos_theta_cs", DecayAngles::cosThetaCollinsSoper,
            "phi_cs", DecayAngles::phiCollinsSoper);

    private Functions() {}

    static Set<String> names() {
        Set<String> names = new TreeSet<>(List.of("len", "sum", "any", "all"));
        names.addAll(ONE.keySet());
        names.addAll(TWO.keySet());
        names.addAll(MANY.keySet());
        names.addAll(VECTORS.keySet());
        return names;
    }

    /** Whether it takes two vectors. */
    static boolean isOfVectors(String name) {
        return VECTORS.containsKey(name);
    }

    /** How many numbers a function takes, in words; empty where that number is right. */
    static String complaint(String name, int arguments) {
        if (MANY.containsKey(name)) {
            return arguments > 0 ? "" : "numbers";
        }
        boolean one = ONE.containsKey(name);
        boolean two = TWO.containsKey(name);
        boolean fits = arguments == 1 && one || arguments == 2 && two;
        return fits ? "" : one ? two ? "one or two numbers" : "one number" : "two numbers";
    }

    static Code.Number ofNumbers(String name, List<Code.Number> arguments) {
        Code.Number a = arguments.get(0);
        if (arguments.size() == 1 && ONE.containsKey(name)) {
            DoubleUnaryOperator function = ONE.get(name);
            return frame -> function.applyAsDouble(a.of(frame));
        }
        if (MANY.containsKey(name)) {
            return folded(MANY.get(name), arguments.toArray(Code.Number[]::new));
        }
        return applied(TWO.get(name), a, arguments.get(1));
    }

    static Code.Number ofVectors(String name, Code.Vector a, Code.Vector b) {
        ToDoubleBiFunction<FourVector, FourVector> function = VECTORS.get(name);
        return frame -> function.applyAsDouble(a.of(frame), b.of(frame));
    }

    private static Code.Number applied(DoubleBinaryOperator function, Code.Number a, Code.Number b) {
        return frame -> checked(function, a.of(frame), b.of(frame));
    }

    /** Java's hypot, copySign and pow take NaN for a number. */
    private static double checked(DoubleBinaryOperator function, double x, double y) {
        return Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : function.applyAsDouble(x, y);
    }

    private static Code.Number folded(DoubleBinaryOperator function, Code.Number[] codes) {
        return frame -> {
            double result = codes[0].of(frame);
            for (int i = 1; i < codes.length; i++) {
                result = checked(function, result, codes[i].of(frame));
            }
            return result;
        };
    }

    private static double truncated(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    /** Of a particle and missing momentum: √(2 pT pT′ (1 − cos Δφ)). */
    private static double transverseMass(FourVector a, FourVector b) {
        return Math.sqrt(2 * a.pt() * b.pt() * (1 - Math.cos(a.deltaPhi(b))));
    }
}
