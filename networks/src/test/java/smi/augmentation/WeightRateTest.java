package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smi.networks.BlockedProduct;

/**
 * How fast are W(θ) of 10⁶ events with 6 components evaluated at 1000 θ? At least half as fast as OpenBLAS multiplies
 * matrices of that shape. Both on one thread, by its processor time, in turn; the best of each counts, as other
 * programs on the machine only slow down. Here, beside the networks, because no module above knows OpenBLAS.
 */
@Tag("long")
class WeightRateTest {
    private static final Logger LOG = LoggerFactory.getLogger(WeightRateTest.class);
    private static final int EVENTS = 1_000_000;
    private static final int COMPONENTS = 6;
    private static final int POINTS = 1000;
    /** As in {@link EventDrawer}. */
    private static final int BIN = 256;

    private static final int[] BLOCKS = {BIN, 1024, 8192};
    private static final int REPETITIONS = 7;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void weightsAreEvaluatedAtHalfTheRateOfAMatrixProductOrMore() {
        var random = new SplittableRandom(1);
        double[] rows = random.doubles((long) EVENTS * COMPONENTS).toArray();
        double[][] columns = new double[COMPONENTS][EVENTS];
        for (int i = 0; i < rows.length; i++) {
            columns[i % COMPONENTS][i / COMPONENTS] = rows[i];
        }
        double[][] monomials = new double[POINTS][];
        Arrays.setAll(monomials, j -> random.doubles(COMPONENTS).toArray());
        double[] transposed = new double[COMPONENTS * POINTS];
        Arrays.setAll(transposed, k -> monomials[k % POINTS][k / POINTS]);
        var block = new ComponentBlock(columns, new double[0][], new double[0][], EVENTS);
        double ours = 0;
        double product = 0;
        try (var gemm = new BlockedProduct(rows, transposed, COMPONENTS)) {
            checkSameNumbers(block, monomials, gemm);
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                ours = Math.max(ours, rate(() -> evaluate(block, monomials)));
                for (int size : BLOCKS) {
                    product = Math.max(product, rate(() -> gemm.multiply(size)));
                }
            }
        }
        LOG.info("weights {} GFLOP/s, matrix product {} GFLOP/s, ratio {}", ours, product, ours / product);
        assertTrue(ours >= 0.5 * product, ours + " and " + product + " GFLOP/s");
    }

    /** The sums of the first weight of every bin at the first point. */
    private static void checkSameNumbers(ComponentBlock block, double[][] monomials, BlockedProduct gemm) {
        double[] out = new double[BIN];
        double sum = 0;
        for (int from = 0; from + BIN <= EVENTS; from += BIN) {
            block.slice(from, BIN).weights(monomials[0], out);
            sum += out[0];
        }
        assertEquals(sum, gemm.multiply(BIN), 1e-9 * sum);
    }

    private static double evaluate(ComponentBlock block, double[][] monomials) {
        double[] out = new double[BIN];
        double sum = 0;
        for (int from = 0; from + BIN <= EVENTS; from += BIN) {
            ComponentBlock bin = block.slice(from, BIN);
            for (double[] m : monomials) {
                bin.weights(m, out);
                sum += out[0];
            }
        }
        return sum;
    }

    /** Floating-point operations per second of processor time of this thread, in units of 10⁹. */
    private static double rate(DoubleSupplier work) {
        long begin = THREADS.getCurrentThreadCpuTime();
        double checksum = work.getAsDouble();
        double seconds = (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
        assertTrue(checksum > 0);
        return 2e-9 * EVENTS * COMPONENTS * POINTS / seconds;
    }
}
