package smi.networks;

import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Single precision by ND4J operations, on the device that ND4J has found: a graphics processor where there is one that it
 * can use. On the processor itself {@link HostFloatKernels} are several times faster. A block is a vector.
 */
final class Nd4jKernels implements Kernels<INDArray> {
    private static final int SLICE_ROWS = 4096;

    @Override
    public int sliceRows(long batchRows) {
        return SLICE_ROWS;
    }

    @Override
    public INDArray allocate(int length) {
        return Nd4j.zeros(DataType.FLOAT, length);
    }

    @Override
    public INDArray window(INDArray block, int offset) {
        return part(block, offset, (int) block.length());
    }

    @Override
    public void release(INDArray block) {
        block.close();
    }

    @Override
    public void write(double[] source, int length, INDArray target) {
        float[] floats = new float[length];
        for (int i = 0; i < length; i++) {
            floats[i] = (float) source[i];
        }
        try (INDArray copy = Nd4j.createFromArray(floats)) {
            part(target, 0, length).assign(copy);
        }
    }

    @Override
    public void read(INDArray source, int length, double[] target) {
        float[] floats = part(source, 0, length).toFloatVector();
        for (int i = 0; i < length; i++) {
            target[i] = floats[i];
        }
    }

    private static INDArray part(INDArray block, int from, int to) {
        return from == 0 && to == block.length() ? block : block.get(NDArrayIndex.interval(from, to));
    }

    private static INDArray matrix(int rows, int columns, INDArray block, int stride) {
        return Nd4j.create(
                block.data(), new long[] {rows, columns}, new long[] {stride, 1}, block.offset(), 'c', DataType.FLOAT);
    }

    private static INDArray matrix(int rows, int columns, INDArray block) {
        return matrix(rows, columns, block, columns);
    }

    @Override
    public void timesTransposed(int n, int m, int k, INDArray a, INDArray w, int stride, double keep, INDArray c) {
        product(matrix(n, k, a), matrix(m, k, w, stride), keep, matrix(n, m, c), transposed(false, true));
    }

    @Override
    public void times(int n, int m, int k, INDArray a, INDArray w, int stride, double keep, INDArray c) {
        product(matrix(n, m, a), matrix(m, k, w, stride), keep, matrix(n, k, c), transposed(false, false));
    }

    @Override
    public void outer(int n, int m, int k, INDArray d, INDArray a, double keep, INDArray g, int stride) {
        product(matrix(n, m, d), matrix(n, k, a), keep, matrix(m, k, g, stride), transposed(true, false));
    }

    private static MMulTranspose transposed(boolean a, boolean b) {
        return MMulTranspose.builder().transposeA(a).transposeB(b).build();
    }

    private static void product(INDArray a, INDArray b, double keep, INDArray c, MMulTranspose transpose) {
        Nd4j.exec(new Mmul(a, b, c, 1, keep, transpose));
    }

    @Override
    public void fillRows(int n, int m, INDArray row, INDArray c) {
        matrix(n, m, c).assign(matrix(1, m, row).broadcast(n, m));
    }

    @Override
    public void sumRows(int n, int m, INDArray d, double keep, INDArray g) {
        try (INDArray sum = matrix(n, m, d).sum(0)) {
            INDArray target = part(g, 0, m);
            target.muli(keep).addi(sum);
        }
    }

    @Override
    public void activate(Activation activation, int length, INDArray z, INDArray value, INDArray first) {
        INDArray slope = part(first, 0, length);
        try (INDArray y = part(z, 0, length).add(slope);
                var values = Nd4jActivations.of(activation, y)) {
            part(value, 0, length).assign(values.value());
            slope.assign(values.first());
        }
    }

    @Override
    public void activate(
            Activation activation, int length, INDArray z, INDArray value, INDArray first, INDArray second) {
        INDArray slope = part(first, 0, length);
        try (INDArray y = part(z, 0, length).add(slope);
                var values = Nd4jActivations.of(activation, y)) {
            part(value, 0, length).assign(values.value());
            slope.assign(values.first());
            part(second, 0, length).assign(values.second());
        }
    }

    @Override
    public void multiply(int length, INDArray a, INDArray b, INDArray c) {
        part(a, 0, length).muli(part(b, 0, length), part(c, 0, length));
    }

    @Override
    public void add(int length, INDArray a, INDArray c) {
        part(c, 0, length).addi(part(a, 0, length));
    }

    @Override
    public void curvature(int length, INDArray first, INDArray second, INDArray tangent, INDArray q, INDArray u) {
        try (INDArray bend = part(second, 0, length).mul(part(tangent, 0, length))) {
            bend.muli(part(q, 0, length));
            part(u, 0, length).muli(part(first, 0, length)).addi(bend);
        }
    }

    @Override
    public double squaredNorm(int length, INDArray a) {
        double norm = part(a, 0, length).norm2Number().doubleValue();
        return norm * norm;
    }

    @Override
    public void scale(int length, int from, int to, double factor, INDArray c) {
        part(c, from, to).muli(factor);
    }

    @Override
    public void step(
            Optimizer optimizer,
            int length,
            INDArray parameters,
            INDArray gradient,
            Moments<INDArray> moments,
            StepSize size) {
        if (optimizer.rule() == Optimizer.Rule.SGD) {
            accelerate(parameters, gradient, moments.first(), optimizer.beta1(), size.rate());
            return;
        }
        INDArray scale = moments.second();
        try (INDArray part = gradient.mul(1 - optimizer.beta1());
                INDArray square = gradient.mul(gradient)) {
            moments.first().muli(optimizer.beta1()).addi(part);
            scale.muli(optimizer.beta2()).addi(square.muli(1 - optimizer.beta2()));
        }
        if (optimizer.rule() == Optimizer.Rule.AMSGRAD) {
            scale = moments.maximum().assign(Transforms.max(moments.maximum(), moments.second(), true));
        }
        try (INDArray root = Transforms.sqrt(scale, true)) {
            root.divi(size.rootCorrection()).addi(optimizer.epsilon());
            try (INDArray move = moments.first().div(root)) {
                parameters.subi(move.muli(size.rate()));
            }
        }
    }

    /** v ← μ v − η g, p ← p − μ v_before + (1 + μ) v. */
    private static void accelerate(INDArray p, INDArray g, INDArray velocity, double momentum, double rate) {
        try (INDArray before = velocity.mul(momentum);
                INDArray push = g.mul(rate)) {
            velocity.assign(before.sub(push));
            p.subi(before).addi(velocity.mul(1 + momentum));
        }
    }
}
