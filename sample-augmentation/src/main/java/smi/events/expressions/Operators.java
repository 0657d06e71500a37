package smi.events.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import smi.events.expressions.Term.Many;
import smi.events.expressions.Term.Num;
import smi.events.expressions.Term.Vec;
import smi.events.expressions.Term.Vec3;
import smi.events.observables.FourVector;
import smi.events.observables.Particle;

/** What operators do, with Python's meaning. A number that Python would refuse to compute is NaN. */
final class Operators {
    private Operators() {}

    /** Two numbers; null where the operator is none for numbers. */
    static Num numbers(String operator, Num left, Num right) {
        DoubleBinaryOperator operation =
                switch (operator) {
                    case "+" -> Double::sum;
                    case "-" -> (a, b) -> a - b;
                    case "*" -> (a, b) -> a * b;
                    case "/" -> (a, b) -> b == 0 ? Double.NaN : a / b;
                    case "//" -> (a, b) -> b == 0 ? Double.NaN : Math.floor(a / b);
                    case "%" -> Operators::modulo;
                    case "**" -> Operators::power;
                    default -> null;
                };
        return operation == null ? null : Num.number(binary(operation, left.code(), right.code()));
    }

    private static Code.Number binary(DoubleBinaryOperator operation, Code.Number a, Code.Number b) {
        if (a instanceof Code.Constant x && b instanceof Code.Constant y) {
            return new Code.Constant(operation.applyAsDouble(x.value(), y.value()));
        }
        return frame -> operation.applyAsDouble(a.of(frame), b.of(frame));
    }

    /** Python's: the result has the sign of the divisor. */
    private static double modulo(double a, double b) {
        double rest = a % b;
        return rest != 0 && rest < 0 != b < 0 ? rest + b : rest;
    }

    /** Math.pow takes NaN to the power of 0 for 1, and 0 to a negative power for infinite. */
    static double power(double base, double exponent) {
        boolean undefined = Double.isNaN(base) || base == 0 && exponent < 0;
        return undefined ? Double.NaN : Math.pow(base, exponent);
    }

    static Code.Number negative(Code.Number code) {
        return code instanceof Code.Constant constant ? new Code.Constant(-constant.value()) : frame -> -code.of(frame);
    }

    static Vec sum(Vec left, Vec right) {
        Code.Vector a = left.code();
        Code.Vector b = right.code();
        return new Vec(frame -> a.of(frame).plus(b.of(frame)), charge("+", left, right));
    }

    static Vec difference(Vec left, Vec right) {
        Code.Vector a = left.code();
        Code.Vector b = right.code();
        return new Vec(frame -> a.of(frame).minus(b.of(frame)), charge("-", left, right));
    }

    private static Code.Number charge(String operator, Vec left, Vec right) {
        boolean known = left.charge() != null && right.charge() != null;
        return known
                ? numbers(operator, Num.number(left.charge()), Num.number(right.charge()))
                        .code()
                : null;
    }

    static Code.Vector multiple(Code.Vector vector, Code.Number factor) {
        return frame -> vector.of(frame).times(factor.of(frame));
    }

    static Vec3 sum(Vec3 left, Vec3 right, double sign) {
        Code.Vector a = left.code();
        Code.Vector b = right.code();
        return new Vec3(frame -> a.of(frame).plus(b.of(frame).times(sign)));
    }

    static Many concatenation(Many left, Many right) {
        return new Many(frame -> {
            List<Particle> a = left.code().of(frame);
            List<Particle> b = right.code().of(frame);
            if (a == Loop.MISSING || b == Loop.MISSING) {
                return Loop.MISSING;
            }
            List<Particle> all = new ArrayList<>(a);
            all.addAll(b);
            return all;
        });
    }

    /** Python's slice of a list: it never fails, whatever the bounds. */
    static Many slice(Many list, int from, int to) {
        return new Many(frame -> {
            List<Particle> all = list.code().of(frame);
            int start = bound(from, all.size());
            int end = bound(to, all.size());
            return all == Loop.MISSING ? all : all.subList(start, Math.max(start, end));
        });
    }

    private static int bound(int index, int size) {
        return Math.max(0, Math.min(size, index < 0 ? index + size : index));
    }

    static Code.Number length(Many list) {
        return frame -> {
            List<Particle> particles = list.code().of(frame);
            return particles == Loop.MISSING ? Double.NaN : particles.size();
        };
    }

    static Code.Vector total(Many list) {
        return frame -> {
            List<Particle> particles = list.code().of(frame);
            if (particles == Loop.MISSING) {
                return FourVector.MISSING;
            }
            FourVector sum = new FourVector(0, 0, 0, 0);
            for (Particle particle : particles) {
                sum = sum.plus(particle.momentum());
            }
            return sum;
        };
    }

    /** A comparison of two numbers; null where the operator is no comparison. */
    static DoubleBinaryOperator comparison(String operator) {
        return switch (operator) {
            case "<" -> (a, b) -> a < b ? 1 : known(a, b);
            case "<=" -> (a, b) -> a <= b ? 1 : known(a, b);
            case ">" -> (a, b) -> a > b ? 1 : known(a, b);
            case ">=" -> (a, b) -> a >= b ? 1 : known(a, b);
            case "==" -> (a, b) -> a == b ? 1 : known(a, b);
            case "!=" -> (a, b) -> a == b ? 0 : 1 + known(a, b);
            default -> null;
        };
    }

    /** 0, or NaN where one of the numbers does not exist. */
    private static double known(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : 0;
    }

    /** Every number is compared with the next one; the first comparison that fails decides. */
    static Code.Number chain(List<Code.Number> numbers, List<DoubleBinaryOperator> comparisons) {
        Code.Number[] codes = numbers.toArray(Code.Number[]::new);
        DoubleBinaryOperator[] operations = comparisons.toArray(DoubleBinaryOperator[]::new);
        if (operations.length == 1) {
            return binary(operations[0], codes[0], codes[1]);
        }
        return frame -> {
            double result = 1;
            double left = codes[0].of(frame);
            for (int i = 0; i < operations.length && result == 1; i++) {
                double right = codes[i + 1].of(frame);
                result = operations[i].applyAsDouble(left, right);
                left = right;
            }
            return result;
        };
    }

    static Code.Number among(Code.Number number, double[] values, boolean wanted) {
        return frame -> {
            double value = number.of(frame);
            for (double candidate : values) {
                if (value == candidate) {
                    return wanted ? 1 : 0;
                }
            }
            return Double.isNaN(value) ? Double.NaN : wanted ? 0 : 1;
        };
    }

    static Code.Number and(Code.Number a, Code.Number b) {
        return frame -> {
            double left = a.of(frame);
            return left == 0 || Double.isNaN(left) ? left : b.of(frame);
        };
    }

    static Code.Number or(Code.Number a, Code.Number b) {
        return frame -> {
            double left = a.of(frame);
            return left == 0 ? b.of(frame) : left;
        };
    }

    /** Both sides count, as with Python's &amp; and |. */
    static Code.Number both(Code.Number a, Code.Number b, boolean or) {
        return frame -> {
            double sum = a.of(frame) + b.of(frame);
            return Double.isNaN(sum) ? sum : sum >= (or ? 1 : 2) ? 1 : 0;
        };
    }

    static Code.Number not(Code.Number code) {
        return frame -> {
            double value = code.of(frame);
            return Double.isNaN(value) ? value : value == 0 ? 1 : 0;
        };
    }

    static Code.Number choice(Code.Number condition, Code.Number yes, Code.Number no) {
        return frame -> {
            double decided = condition.of(frame);
            return Double.isNaN(decided) ? decided : decided != 0 ? yes.of(frame) : no.of(frame);
        };
    }

    static Code.Vector vectorChoice(Code.Number condition, Code.Vector yes, Code.Vector no) {
        return frame -> {
            double decided = condition.of(frame);
            return Double.isNaN(decided) ? FourVector.MISSING : decided != 0 ? yes.of(frame) : no.of(frame);
        };
    }
}
