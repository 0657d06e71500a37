package smi.networks;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Single precision on the processor: OpenBLAS for products, flat Java loops for everything element by element. For
 * training.
 */
final class HostFloatKernels implements Kernels<FloatBlock> {
    private final FloatBlock ones;

    /** @param maxEvents the largest number of events in a batch */
    HostFloatKernels(int maxEvents) {
        Blas.load();
        ones = new FloatBlock(maxEvents);
        Arrays.fill(ones.overwrite(), 1f);
        ones.input(maxEvents);
    }

    @Override
    public int sliceRows(long batchRows) {
        return Blas.sliceRows(batchRows);
    }

    @Override
    public FloatBlock allocate(int length) {
        return new FloatBlock(length);
    }

    @Override
    public FloatBlock window(FloatBlock block, int offset) {
        return block.window(offset);
    }

    @Override
    public void release(FloatBlock block) {
        block.release();
    }

    @Override
    public void write(double[] source, int length, FloatBlock target) {
        float[] t = target.overwrite();
        for (int i = 0; i < length; i++) {
            t[i] = (float) source[i];
        }
        target.input(length);
    }

    @Override
    public void read(FloatBlock source, int length, double[] target) {
        float[] s = source.read(length);
        for (int i = 0; i < length; i++) {
            target[i] = s[i];
        }
    }

    @Override
    public void timesTransposed(
            int n, int m, int k, FloatBlock a, FloatBlock w, int stride, double keep, FloatBlock c) {
        if (m == 1) {
            multiply(Blas.PLAIN, n, k, a, w.input(stride), keep, c);
            return;
        }
        openblas_nolapack.cblas_sgemm(
                Blas.ROW_MAJOR,
                Blas.PLAIN,
                Blas.TRANSPOSED,
                n,
                m,
                k,
                1f,
                a.input(n * k),
                k,
                w.input(m * stride),
                stride,
                (float) keep,
                keep == 0 ? c.output() : c.change(n * m),
                m);
    }

    @Override
    public void times(int n, int m, int k, FloatBlock a, FloatBlock w, int stride, double keep, FloatBlock c) {
        openblas_nolapack.cblas_sgemm(
                Blas.ROW_MAJOR,
                Blas.PLAIN,
                Blas.PLAIN,
                n,
                k,
                m,
                1f,
                a.input(n * m),
                m,
                w.input(m * stride),
                stride,
                (float) keep,
                keep == 0 ? c.output() : c.change(n * k),
                k);
    }

    @Override
    public void outer(int n, int m, int k, FloatBlock d, FloatBlock a, double keep, FloatBlock g, int stride) {
        if (m == 1) {
            multiply(Blas.TRANSPOSED, n, k, a, d.input(n), keep, g);
            return;
        }
        openblas_nolapack.cblas_sgemm(
                Blas.ROW_MAJOR,
                Blas.TRANSPOSED,
                Blas.PLAIN,
                m,
                k,
                n,
                1f,
                d.input(n * m),
                m,
                a.input(n * k),
                k,
                (float) keep,
                keep == 0 ? g.output() : g.change(m * stride),
                stride);
    }

    /** c = a[n×k] x + keep · c, or with a transposed: where one side of a product is a vector, this is much faster. */
    private static void multiply(int transpose, int n, int k, FloatBlock a, FloatPointer x, double keep, FloatBlock c) {
        openblas_nolapack.cblas_sgemv(
                Blas.ROW_MAJOR,
                transpose,
                n,
                k,
                1f,
                a.input(n * k),
                k,
                x,
                1,
                (float) keep,
                keep == 0 ? c.output() : c.change(transpose == Blas.PLAIN ? n : k),
                1);
    }

    @Override
    public void fillRows(int n, int m, FloatBlock row, FloatBlock c) {
        float[] rows = c.overwrite();
        System.arraycopy(row.read(m), row.offset(), rows, 0, m);
        for (int done = m; done < n * m; done *= 2) {
            System.arraycopy(rows, 0, rows, done, Math.min(done, n * m - done));
        }
    }

    @Override
    public void sumRows(int n, int m, FloatBlock d, double keep, FloatBlock g) {
        openblas_nolapack.cblas_sgemv(
                Blas.ROW_MAJOR,
                Blas.TRANSPOSED,
                n,
                m,
                1f,
                d.input(n * m),
                m,
                ones.pointer,
                1,
                (float) keep,
                keep == 0 ? g.output() : g.change(m),
                1);
    }

    @Override
    public void activate(Activation activation, int length, FloatBlock z, FloatBlock value, FloatBlock first) {
        float[] from = z.read(length);
        FloatActivations.apply(activation, length, from, value.overwrite(), first.update(length));
    }

    @Override
    public void activate(
            Activation activation, int length, FloatBlock z, FloatBlock value, FloatBlock first, FloatBlock second) {
        float[] from = z.read(length);
        FloatActivations.apply(activation, length, from, value.overwrite(), first.update(length), second.overwrite());
    }

    @Override
    public void multiply(int length, FloatBlock a, FloatBlock b, FloatBlock c) {
        multiply(length, a.read(length), b.read(length), c.overwrite());
    }

    private static void multiply(int length, float[] a, float[] b, float[] c) {
        for (int i = 0; i < length; i++) {
            c[i] = a[i] * b[i];
        }
    }

    @Override
    public void add(int length, FloatBlock a, FloatBlock c) {
        openblas_nolapack.cblas_saxpy(length, 1f, a.input(length), 1, c.change(length), 1);
    }

    @Override
    public void curvature(
            int length, FloatBlock first, FloatBlock second, FloatBlock tangent, FloatBlock q, FloatBlock u) {
        curvature(
                length,
                first.read(length),
                second.read(length),
                tangent.read(length),
                q.read(length),
                u.update(length));
    }

    private static void curvature(int length, float[] first, float[] second, float[] tangent, float[] q, float[] u) {
        for (int i = 0; i < length; i++) {
            u[i] = first[i] * u[i] + second[i] * tangent[i] * q[i];
        }
    }

    @Override
    public void step(
            Optimizer optimizer,
            int length,
            FloatBlock parameters,
            FloatBlock gradient,
            Moments<FloatBlock> moments,
            StepSize size) {
        FloatOptimizers.step(
                optimizer,
                length,
                parameters.update(length),
                gradient.read(length),
                moments.first().update(length),
                moments.second().update(length),
                moments.maximum().update(length),
                size);
        parameters.input(length); // other threads read the parameters, and must not have to copy them
    }

    @Override
    public double squaredNorm(int length, FloatBlock a) {
        return FloatOptimizers.squaredNorm(length, a.read(length));
    }

    @Override
    public void scale(int length, int from, int to, double factor, FloatBlock c) {
        FloatOptimizers.scale(from, to, (float) factor, c.update(length));
    }
}
