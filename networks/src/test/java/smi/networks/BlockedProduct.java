package smi.networks;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * OpenBLAS' product of an [events × terms] matrix with a [terms × points] matrix on one thread, in blocks of events
 * whose result stays in the cache: what a matrix product can do for someone who needs each block of the result once.
 */
public final class BlockedProduct implements AutoCloseable {
    private final int events;
    private final int terms;
    private final int points;
    private final DoublePointer left;
    private final DoublePointer right;

    /**
     * Copies the matrices out of the heap, so that no call has to.
     *
     * @param left row-major, shape {@code [events][terms]}
     * @param right row-major, shape {@code [terms][points]}
     * @param terms the number of terms
     */
    public BlockedProduct(double[] left, double[] right, int terms) {
        Blas.load();
        this.events = left.length / terms;
        this.terms = terms;
        this.points = right.length / terms;
        this.left = new DoublePointer(left);
        this.right = new DoublePointer(right);
    }

    /**
     * Multiplies once.
     *
     * @param block events per block
     * @return a sum over some elements, so that nothing can be left out
     */
    public double multiply(int block) {
        openblas_nolapack.blas_set_num_threads(1);
        double sum = 0;
        try (var out = new DoublePointer((long) block * points)) {
            for (long first = 0; first + block <= events; first += block) {
                openblas_nolapack.cblas_dgemm(
                        Blas.ROW_MAJOR,
                        Blas.PLAIN,
                        Blas.PLAIN,
                        block,
                        points,
                        terms,
                        1.0,
                        left.position(first * terms),
                        terms,
                        right,
                        points,
                        0.0,
                        out,
                        points);
                sum += out.get(0);
            }
        }
        left.position(0);
        return sum;
    }

    @Override
    public void close() {
        left.close();
        right.close();
    }
}
