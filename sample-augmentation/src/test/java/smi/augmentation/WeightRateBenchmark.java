package smi.augmentation;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How fast are W(θ) of 10⁶ events with 6 components evaluated at 1000 θ? The same shape for a matrix product, to run
 * beside it: {@code weight_rate.py} in the test resources, with numpy.
 */
public final class WeightRateBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(WeightRateBenchmark.class);
    private static final int EVENTS = 1_000_000;
    private static final int COMPONENTS = 6;
    private static final int POINTS = 1000;
    private static final int BIN = 256;

    private WeightRateBenchmark() {}

    /**
     * Runs.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        var random = new SplittableRandom(1);
        double[][] f = new double[COMPONENTS][EVENTS];
        double[][] m = new double[POINTS][COMPONENTS];
        for (double[] column : f) {
            Arrays.setAll(column, i -> random.nextDouble());
        }
        for (double[] row : m) {
            Arrays.setAll(row, c -> random.nextDouble());
        }
        // processor time, so that other programs on the machine do not count
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var block = new ComponentBlock(f, new double[0][], new double[0][], EVENTS);
        for (int repetition = 0; repetition < 8; repetition++) {
            long begin = machine.getProcessCpuTime();
            double sum = IntStream.range(0, EVENTS / BIN)
                    .parallel()
                    .mapToDouble(bin -> evaluate(block, m, bin * BIN))
                    .sum();
            double seconds = (machine.getProcessCpuTime() - begin) / 1e9;
            LOG.info(
                    "{} s of processor time, {} GFLOP per such second (checksum {})",
                    seconds,
                    2e-9 * EVENTS * COMPONENTS * POINTS / seconds,
                    sum);
        }
    }

    private static double evaluate(ComponentBlock block, double[][] m, int from) {
        double[] out = new double[BIN];
        double sum = 0;
        for (double[] monomials : m) {
            block.weights(monomials, from, BIN, out);
            sum += out[0];
        }
        return sum;
    }
}
