package smi.networks;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Double precision on the processor: OpenBLAS for products, flat Java loops for everything element by element. For
 * evaluation, and to test the others against.
 */
final class HostDoubleKernels implements Kernels<DoubleBlock> {
    private final DoubleBlock ones;

    /** @param maxEvents the largest number of events in a batch */
    HostDoubleKernels(int maxEvents) {
        Blas.load();
        ones = new DoubleBlock(maxEvents);
        Arrays.fill(ones.overwrite(), 1.0);
        ones.input(maxEvents);
    }

    @Override
    public int sliceRows(long batchRows) {
        return Blas.sliceRows(batchRows);
    }

    @Override
    public DoubleBlock allocate(int length) {
        return new DoubleBlock(length);
    }

    @Override
    public DoubleBlock window(DoubleBlock block, int offset) {
        return block.window(offset);
    }

    @Override
    public void release(DoubleBlock block) {
        block.release();
    }

    @Override
    public void write(double[] source, int length, DoubleBlock target) {
        System.arraycopy(source, 0, target.overwrite(), 0, length);
        target.input(length);
    }

    @Override
    public void read(DoubleBlock source, int length, double[] target) {
        System.arraycopy(source.read(length), 0, target, 0, length);
    }

    @Override
    public void timesTransposed(
            int n, int m, int k, DoubleBlock a, DoubleBlock w, int stride, double keep, DoubleBlock c) {
        if (m == 1) {
            multiply(Blas.PLAIN, n, k, a, w.input(stride), keep, c);
            return;
        }
        openblas_nolapack.cblas_dgemm(
                Blas.ROW_MAJOR,
                Blas.PLAIN,
                Blas.TRANSPOSED,
                n,
                m,
                k,
                1.0,
                a.input(n * k),
                k,
                w.input(m * stride),
                stride,
                keep,
                keep == 0 ? c.output() : c.change(n * m),
                m);
    }

    @Override
    public void times(int n, int m, int k, DoubleBlock a, DoubleBlock w, int stride, double keep, DoubleBlock c) {
        openblas_nolapack.cblas_dgemm(
                Blas.ROW_MAJOR,
                Blas.PLAIN,
                Blas.PLAIN,
                n,
                k,
                m,
                1.0,
                a.input(n * m),
                m,
                w.input(m * stride),
                stride,
                keep,
                keep == 0 ? c.output() : c.change(n * k),
                k);
    }

    @Override
    public void outer(int n, int m, int k, DoubleBlock d, DoubleBlock a, double keep, DoubleBlock g, int stride) {
        if (m == 1) {
            multiply(Blas.TRANSPOSED, n, k, a, d.input(n), keep, g);
            return;
        }
        openblas_nolapack.cblas_dgemm(
                Blas.ROW_MAJOR,
                Blas.TRANSPOSED,
                Blas.PLAIN,
                m,
                k,
                n,
                1.0,
                d.input(n * m),
                m,
                a.input(n * k),
                k,
                keep,
                keep == 0 ? g.output() : g.change(m * stride),
                stride);
    }

    /** c = a[n×k] x + keep · c, or with a transposed: where one side of a product is a vector, this is much faster. */
    private static void multiply(
            int transpose, int n, int k, DoubleBlock a, DoublePointer x, double keep, DoubleBlock c) {
        openblas_nolapack.cblas_dgemv(
                Blas.ROW_MAJOR,
                transpose,
                n,
                k,
                1.0,
                a.input(n * k),
                k,
                x,
                1,
                keep,
                keep == 0 ? c.output() : c.change(transpose == Blas.PLAIN ? n : k),
                1);
    }

    @Override
    public void fillRows(int n, int m, DoubleBlock row, DoubleBlock c) {
        double[] rows = c.overwrite();
        System.arraycopy(row.read(m), row.offset(), rows, 0, m);
        for (int done = m; done < n * m; done *= 2) {
            System.arraycopy(rows, 0, rows, done, Math.min(done, n * m - done));
        }
    }

    @Override
    public void sumRows(int n, int m, DoubleBlock d, double keep, DoubleBlock g) {
        openblas_nolapack.cblas_dgemv(
                Blas.ROW_MAJOR,
                Blas.TRANSPOSED,
                n,
                m,
                1.0,
                d.input(n * m),
                m,
                ones.pointer,
                1,
                keep,
                keep == 0 ? g.output() : g.change(m),
                1);
    }

    @Override
    public void activate(Activation activation, int length, DoubleBlock z, DoubleBlock value, DoubleBlock first) {
        double[] from = z.read(length);
        DoubleActivations.apply(activation, length, from, value.overwrite(), first.update(length));
    }

    @Override
    public void activate(
            Activation activation,
            int length,
            DoubleBlock z,
            DoubleBlock value,
            DoubleBlock first,
            DoubleBlock second) {
        double[] from = z.read(length);
        DoubleActivations.apply(activation, length, from, value.overwrite(), first.update(length), second.overwrite());
    }

    @Override
    public void multiply(int length, DoubleBlock a, DoubleBlock b, DoubleBlock c) {
        multiply(length, a.read(length), b.read(length), c.overwrite());
    }

    private static void multiply(int length, double[] a, double[] b, double[] c) {
        for (int i = 0; i < length; i++) {
            c[i] = a[i] * b[i];
        }
    }

    @Override
    public void add(int length, DoubleBlock a, DoubleBlock c) {
        openblas_nolapack.cblas_daxpy(length, 1.0, a.input(length), 1, c.change(length), 1);
    }

    @Override
    public void curvature(
            int length, DoubleBlock first, DoubleBlock second, DoubleBlock tangent, DoubleBlock q, DoubleBlock u) {
        curvature(
                length,
                first.read(length),
                second.read(length),
                tangent.read(length),
                q.read(length),
                u.update(length));
    }

    private static void curvature(
            int length, double[] first, double[] second, double[] tangent, double[] q, double[] u) {
        for (int i = 0; i < length; i++) {
            u[i] = first[i] * u[i] + second[i] * tangent[i] * q[i];
        }
    }

    @Override
    public void step(
            Optimizer optimizer,
            int length,
            DoubleBlock parameters,
            DoubleBlock gradient,
            Moments<DoubleBlock> moments,
            StepSize size) {
        DoubleOptimizers.step(
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
    public double squaredNorm(int length, DoubleBlock a) {
        return DoubleOptimizers.squaredNorm(length, a.read(length));
    }

    @Override
    public void scale(int length, int from, int to, double factor, DoubleBlock c) {
        DoubleOptimizers.scale(from, to, factor, c.update(length));
    }
}
