package smi.networks.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXInitializer;
import org.tribuo.util.onnx.ONNXOperator;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;
import org.tribuo.util.onnx.ONNXRef;
import smi.networks.Standardization;

/** An ONNX graph as it grows: matrices [rows][columns] and the operations on them. */
final class Graph {
    /** In force since ONNX 1.8 of 2020, so that every runtime in use knows it. */
    static final int OPERATOR_SET = 13;

    private final ONNXContext context = new ONNXContext();

    Graph(String name) {
        context.setName(name);
    }

    ONNXPlaceholder input(String name, int columns) {
        return context.floatInput(name, columns);
    }

    void output(String name, int columns, ONNXRef<?> value) {
        value.assignTo(context.floatOutput(name, columns));
    }

    /**
     * The graph. All inputs and outputs have as many rows as the first input, except that the further inputs may have one
     * row for all: their numbers of rows need names of their own, because runtimes give tensors of equal sizes the same
     * memory.
     */
    GraphProto build() {
        GraphProto.Builder graph = context.buildGraph().toBuilder();
        for (ValueInfoProto.Builder input : graph.getInputBuilderList().subList(1, graph.getInputCount())) {
            input.getTypeBuilder()
                    .getTensorTypeBuilder()
                    .getShapeBuilder()
                    .getDimBuilder(0)
                    .setDimParam("rows_of_" + input.getName());
        }
        return graph.build();
    }

    /** A matrix, from doubles [rows][stride] of which the columns from {@code first} are taken. */
    ONNXInitializer matrix(String name, int rows, int columns, double[] values, int first, int stride) {
        return context.floatTensor(name, List.of(rows, columns), buffer -> {
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    buffer.put((float) values[first + i * stride + j]);
                }
            }
        });
    }

    ONNXInitializer row(String name, double[] values) {
        return context.floatTensor(name, List.of(values.length), buffer -> IntStream.range(0, values.length)
                .forEach(i -> buffer.put((float) values[i])));
    }

    ONNXRef<?> number(double value) {
        return context.constant("number", (float) value);
    }

    ONNXRef<?> apply(ONNXOperator operator, ONNXRef<?>... operands) {
        return apply(operator, Map.of(), operands);
    }

    ONNXRef<?> apply(ONNXOperator operator, Map<String, Object> attributes, ONNXRef<?>... operands) {
        return context.operation(
                operator, List.of(operands), operator.getOpName().toLowerCase(Locale.ROOT), attributes);
    }

    /** a bᵀ, the form in which the weights of a network are stored: [out][in]. */
    ONNXRef<?> timesTransposed(ONNXRef<?> a, ONNXRef<?> b) {
        return apply(ONNXOperators.GEMM, Map.of("transB", 1), a, b);
    }

    /** a bᵀ + c, a row c being added to all rows. */
    ONNXRef<?> timesTransposedPlus(ONNXRef<?> a, ONNXRef<?> b, ONNXRef<?> c) {
        return apply(ONNXOperators.GEMM, Map.of("transB", 1), a, b, c);
    }

    ONNXRef<?> timesPlus(ONNXRef<?> a, ONNXRef<?> b, ONNXRef<?> c) {
        return apply(ONNXOperators.GEMM, a, b, c);
    }

    ONNXRef<?> times(ONNXRef<?> a, ONNXRef<?> b) {
        return apply(ONNXOperators.GEMM, a, b);
    }

    ONNXRef<?> multiplied(ONNXRef<?> a, ONNXRef<?> b) {
        return apply(ONNXOperators.MUL, a, b);
    }

    ONNXRef<?> plus(ONNXRef<?> a, ONNXRef<?> b) {
        return apply(ONNXOperators.ADD, a, b);
    }

    ONNXRef<?> minus(ONNXRef<?> a, ONNXRef<?> b) {
        return apply(ONNXOperators.SUB, a, b);
    }

    ONNXRef<?> divided(ONNXRef<?> a, ONNXRef<?> b) {
        return apply(ONNXOperators.DIV, a, b);
    }

    /** Columns beside each other; all have the same number of rows. */
    ONNXRef<?> beside(List<ONNXRef<?>> columns) {
        return columns.size() == 1
                ? columns.get(0)
                : apply(ONNXOperators.CONCAT, Map.of("axis", 1), columns.toArray(ONNXRef<?>[]::new));
    }

    /** One column of a matrix, as a matrix. */
    ONNXRef<?> column(ONNXRef<?> matrix, int index) {
        return apply(ONNXOperators.GATHER, Map.of("axis", 1), matrix, context.array("column", new long[] {index}));
    }

    /**
     * (v − mean)/scale. The mean is subtracted in two parts, since one number of single precision would shift a column
     * with a large mean and a small spread.
     */
    ONNXRef<?> standardized(ONNXRef<?> values, Standardization scaling) {
        double[] means = scaling.means();
        double[] rest = Arrays.stream(means).map(mean -> mean - (float) mean).toArray();
        ONNXRef<?> shifted = minus(values, row("mean", means));
        if (Arrays.stream(rest).anyMatch(r -> r != 0)) {
            shifted = minus(shifted, row("mean_rest", rest));
        }
        return divided(shifted, row("scale", scaling.scales()));
    }

    ONNXRef<?> mean(List<ONNXRef<?>> values) {
        return values.size() == 1 ? values.get(0) : apply(NetworkOperator.MEAN, values.toArray(ONNXRef<?>[]::new));
    }

    /** Attributes in a fixed order, so that the same model gives the same bytes. */
    static Map<String, Object> attributes(String first, double a, String second, double b) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put(first, (float) a);
        attributes.put(second, (float) b);
        return attributes;
    }
}
