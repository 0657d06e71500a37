package smi.networks.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tribuo.util.onnx.ONNXRef;
import smi.networks.RatioPolynomial;
import smi.networks.Standardization;

/**
 * The likelihood ratio |Lᵀ(x) v(u)|² σ(θ1)/σ(θ) of {@link RatioPolynomial} and its gradient by θ, as a sum of squares and
 * therefore positive in single precision, too. A network gives the elements of L, row by row from the second row on;
 * beside them, element by element, stand the roots v that they are multiplied with.
 */
final class PolynomialGraph {
    private final Graph graph;
    /** The units of the elements on the diagonal, zero elsewhere; and the other way round. */
    private final ONNXRef<?> diagonal;

    private final ONNXRef<?> offDiagonal;
    /** [elements][columns of L]: adds up what belongs to one column. */
    private final ONNXRef<?> toColumns;
    /** What the first row of L gives: one in the first column. */
    private final ONNXRef<?> firstRow;

    private final ONNXRef<?> ones;
    private final ONNXRef<?> roots;
    private final List<ONNXRef<?>> rootSlopes;
    private final ONNXRef<?> xsec;
    private final List<ONNXRef<?>> xsecSlopes;

    PolynomialGraph(Graph graph, RatioPolynomial form, ONNXRef<?> theta) {
        this.graph = graph;
        int size = form.roots().count();
        int[] rows = IntStream.range(1, size)
                .flatMap(j -> IntStream.rangeClosed(0, j).map(i -> j))
                .toArray();
        int[] columns = IntStream.range(1, size)
                .flatMap(j -> IntStream.rangeClosed(0, j))
                .toArray();
        int elements = rows.length;
        double[] units = form.units();
        diagonal = graph.row("diagonal", table(elements, k -> rows[k] == columns[k] ? units[rows[k]] : 0));
        offDiagonal = graph.row("off_diagonal", table(elements, k -> rows[k] == columns[k] ? 0 : units[rows[k]]));
        double[] places = table(elements * size, k -> columns[k / size] == k % size ? 1 : 0);
        toColumns = graph.matrix("to_columns", elements, size, places, 0, size);
        firstRow = graph.row("first_row", table(size, i -> i == 0 ? 1 : 0));
        ones = graph.matrix("ones", size, 1, table(size, i -> 1), 0, 1);

        int[][] powers = form.roots().powers();
        double[] scales = form.scales();
        var steps = new Monomials(
                graph, graph.standardized(theta, new Standardization(form.origin(), scales)), scales.length);
        roots = perElement(rows, j -> steps.value(powers[j]));
        rootSlopes = list(
                scales.length,
                p -> graph.divided(perElement(rows, j -> steps.derivative(powers[j], p)), graph.number(scales[p])));
        var monomials = new Monomials(graph, theta, scales.length);
        xsec = xsec(form, monomials::value);
        xsecSlopes = list(scales.length, p -> xsec(form, exponents -> monomials.derivative(exponents, p)));
    }

    private static double[] table(int n, IntToDoubleFunction entry) {
        double[] values = new double[n];
        Arrays.setAll(values, entry);
        return values;
    }

    private static List<ONNXRef<?>> list(int n, IntFunction<ONNXRef<?>> entry) {
        return IntStream.range(0, n).<ONNXRef<?>>mapToObj(entry).toList();
    }

    /** The root of every element of L, which that of its row is. */
    private ONNXRef<?> perElement(int[] rows, IntFunction<ONNXRef<?>> root) {
        Map<Integer, ONNXRef<?>> known = new HashMap<>();
        return graph.beside(list(rows.length, k -> known.computeIfAbsent(rows[k], root::apply)));
    }

    /** σ(θ)/σ(θ1), or a derivative of it. */
    private ONNXRef<?> xsec(RatioPolynomial form, Function<int[], ONNXRef<?>> monomial) {
        int[][] exponents = form.xsec().components().powers();
        double[] coefficients = form.xsec().coefficients();
        double atOrigin = form.xsec().at(form.origin());
        double[] relative = table(coefficients.length, c -> coefficients[c] / atOrigin);
        ONNXRef<?> monomials = graph.beside(list(exponents.length, c -> monomial.apply(exponents[c])));
        return graph.times(monomials, graph.matrix("xsec", relative.length, 1, relative, 0, 1));
    }

    /**
     * The ratio without its cross sections, by one network.
     *
     * @param value |Lᵀ v|²
     * @param slopes its derivatives by θ
     */
    record Member(ONNXRef<?> value, List<ONNXRef<?>> slopes) {}

    Member member(ONNXRef<?> outputs) {
        ONNXRef<?> elements = graph.plus(
                graph.multiplied(outputs, offDiagonal),
                graph.multiplied(graph.apply(NetworkOperator.SOFTPLUS, outputs), diagonal));
        ONNXRef<?> w = graph.timesPlus(graph.multiplied(elements, roots), toColumns, firstRow);
        ONNXRef<?> twice = graph.multiplied(graph.number(2), w);
        return new Member(sum(graph.multiplied(w, w)), list(rootSlopes.size(), p -> {
            ONNXRef<?> slope = graph.times(graph.multiplied(elements, rootSlopes.get(p)), toColumns);
            return sum(graph.multiplied(twice, slope));
        }));
    }

    private ONNXRef<?> sum(ONNXRef<?> columns) {
        return graph.times(columns, ones);
    }

    /** The logarithm of the mean ratio. */
    ONNXRef<?> logRatio(List<Member> members) {
        return graph.minus(log(mean(members)), log(xsec));
    }

    /** ∇_θ of the logarithm of the mean ratio. */
    ONNXRef<?> score(List<Member> members) {
        ONNXRef<?> value = mean(members);
        return graph.beside(list(rootSlopes.size(), p -> {
            ONNXRef<?> slope = graph.mean(
                    members.stream().<ONNXRef<?>>map(m -> m.slopes().get(p)).toList());
            return graph.minus(graph.divided(slope, value), graph.divided(xsecSlopes.get(p), xsec));
        }));
    }

    private ONNXRef<?> mean(List<Member> members) {
        return graph.mean(members.stream().<ONNXRef<?>>map(Member::value).toList());
    }

    private ONNXRef<?> log(ONNXRef<?> value) {
        return graph.apply(NetworkOperator.LOG, value);
    }
}
