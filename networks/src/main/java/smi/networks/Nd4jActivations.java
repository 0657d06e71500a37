package smi.networks;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The activations with their derivatives as ND4J operations, on whatever device ND4J works. */
final class Nd4jActivations {
    private Nd4jActivations() {}

    /** φ(y), φ′(y) and φ″(y). */
    record Values(INDArray value, INDArray first, INDArray second) implements AutoCloseable {
        @Override
        public void close() {
            value.close();
            first.close();
            second.close();
        }
    }

    /** The value and both derivatives for every y, which is used up. */
    static Values of(Activation activation, INDArray y) {
        return switch (activation) {
            case TANH -> tanh(y);
            case SIGMOID -> sigmoid(y);
            case SILU -> gated(y, 1);
            case GELU -> gated(y, Activation.GELU_GATE);
            case RELU -> rectified(y, 0);
            case LEAKY_RELU -> rectified(y, Activation.LEAK);
            case ELU -> exponential(y, 1, 1);
            case SELU -> exponential(y, Activation.SELU_SCALE, Activation.SELU_ALPHA);
            case SOFTPLUS -> softplus(y);
        };
    }

    private static Values tanh(INDArray y) {
        INDArray a = Transforms.tanh(y, false);
        INDArray first = a.mul(a).rsubi(1);
        return new Values(a, first, a.mul(first).muli(-2));
    }

    private static Values sigmoid(INDArray y) {
        INDArray s = Transforms.sigmoid(y, false);
        INDArray first = s.rsub(1).muli(s);
        return new Values(s, first, s.mul(-2).addi(1).muli(first));
    }

    /** y s with s = 1/(1 + exp(−gate y)). */
    private static Values gated(INDArray y, double gate) {
        try (INDArray s = Transforms.sigmoid(y.mul(gate), false);
                INDArray slope = s.rsub(1).muli(s).muli(gate)) {
            INDArray second = s.mul(-2).addi(1).muli(y).muli(gate).addi(2).muli(slope);
            return new Values(y.mul(s), y.mul(slope).addi(s), second);
        }
    }

    private static INDArray positive(INDArray y) {
        return y.gt(0).castTo(DataType.FLOAT);
    }

    private static Values rectified(INDArray y, double leak) {
        try (INDArray positive = positive(y)) {
            INDArray first = positive.mul(1 - leak).addi(leak);
            return new Values(y.mul(first), first, y.like());
        }
    }

    private static Values exponential(INDArray y, double scale, double alpha) {
        try (INDArray positive = positive(y);
                INDArray negative = positive.rsub(1);
                INDArray below = y.mul(negative)) {
            INDArray second = Transforms.exp(below, true).mul(negative).muli(scale * alpha);
            INDArray first = positive.mul(scale).addi(second);
            INDArray value = Transforms.expm1(y.mul(negative), false).muli(scale * alpha);
            return new Values(value.addi(y.mul(positive).muli(scale)), first, second);
        }
    }

    /** max(y, 0) + log(1 + exp(−|y|)). */
    private static Values softplus(INDArray y) {
        INDArray tail = Transforms.exp(Transforms.abs(y, true).negi(), false);
        INDArray value = Transforms.log1p(tail, false).addi(Transforms.max(y, 0, true));
        INDArray first = Transforms.sigmoid(y, true);
        return new Values(value, first, first.rsub(1).muli(first));
    }
}
