package smi.networks.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribuo.util.onnx.ONNXAttribute;
import org.tribuo.util.onnx.ONNXOperator;

/** The operators in ONNX's set 13 that Tribuo does not declare. */
enum NetworkOperator implements ONNXOperator {
    TANH("Tanh"),
    RELU("Relu"),
    LEAKY_RELU("LeakyRelu", "alpha"),
    ELU("Elu", "alpha"),
    SELU("Selu", "alpha", "gamma"),
    SOFTPLUS("Softplus"),
    LOG("Log"),
    /** The mean of any number of inputs. */
    MEAN("Mean", ONNXAttribute.VARIADIC_INPUT);

    private final String operator;
    private final int inputs;
    private final Map<String, ONNXAttribute> attributes;

    NetworkOperator(String operator, String... numbers) {
        this(operator, 1, numbers);
    }

    NetworkOperator(String operator, int inputs, String... numbers) {
        this.operator = operator;
        this.inputs = inputs;
        attributes = Stream.of(numbers)
                .collect(Collectors.toUnmodifiableMap(
                        name -> name, name -> new ONNXAttribute(name, AttributeType.FLOAT, true)));
    }

    @Override
    public String getOpName() {
        return operator;
    }

    @Override
    public int getNumInputs() {
        return inputs;
    }

    @Override
    public int getNumOptionalInputs() {
        return 0;
    }

    @Override
    public int getNumOutputs() {
        return 1;
    }

    @Override
    public Map<String, ONNXAttribute> getAttributes() {
        return attributes;
    }

    @Override
    public Set<String> getMandatoryAttributeNames() {
        return attributes.keySet();
    }

    @Override
    public int getOpVersion() {
        return Graph.OPERATOR_SET;
    }

    @Override
    public String getOpDomain() {
        return "";
    }
}
