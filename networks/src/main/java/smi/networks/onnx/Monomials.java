package smi.networks.onnx;

import java.util.ArrayList;
import java.util.List;
import org.tribuo.util.onnx.ONNXRef;

/** Monomials of the columns of a matrix, by repeated multiplication: a power of a negative number is no matter. */
final class Monomials {
    private final Graph graph;
    /** For every column its powers from 1. */
    private final List<List<ONNXRef<?>>> powers = new ArrayList<>();

    private final ONNXRef<?> zero;
    private final ONNXRef<?> one;

    Monomials(Graph graph, ONNXRef<?> matrix, int columns) {
        this.graph = graph;
        for (int p = 0; p < columns; p++) {
            powers.add(new ArrayList<>(List.of(graph.column(matrix, p))));
        }
        zero = graph.multiplied(powers.get(0).get(0), graph.number(0));
        one = graph.plus(zero, graph.number(1));
    }

    /** Π_p u_p^k_p as a column. */
    ONNXRef<?> value(int[] exponents) {
        ONNXRef<?> product = one;
        for (int p = 0; p < exponents.length; p++) {
            if (exponents[p] > 0) {
                ONNXRef<?> factor = power(p, exponents[p]);
                product = product == one ? factor : graph.multiplied(product, factor);
            }
        }
        return product;
    }

    /** ∂/∂u_p Π_q u_q^k_q as a column. */
    ONNXRef<?> derivative(int[] exponents, int p) {
        if (exponents[p] == 0) {
            return zero;
        }
        int[] lower = exponents.clone();
        lower[p]--;
        return exponents[p] == 1 ? value(lower) : graph.multiplied(graph.number(exponents[p]), value(lower));
    }

    private ONNXRef<?> power(int p, int exponent) {
        List<ONNXRef<?>> known = powers.get(p);
        while (known.size() < exponent) {
            known.add(graph.multiplied(known.get(known.size() - 1), known.get(0)));
        }
        return known.get(exponent - 1);
    }
}
