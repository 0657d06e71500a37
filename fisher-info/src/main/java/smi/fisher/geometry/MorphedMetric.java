package smi.fisher.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import smi.events.EventBlock;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.fisher.Channel;
import smi.fisher.EventBins;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.Parameter;

/**
 * Truth, rate or histogram information about the physics parameters at every θ, from one pass over the events. Each event
 * (truth), or sum of events (bins), is a polynomial in θ, so that
 * \( I_{ij}(\theta) = L \sum_r \partial_i W_r\, \partial_j W_r / W_r \) and its derivatives are closed forms.
 */
public final class MorphedMetric implements InformationMetric {
    private final Monomials monomials;
    private final double[][] rows;
    private final double luminosity;
    private final double[] scales;
    private final RowRule rule;

    /** What becomes of a row whose weight is not positive. */
    private interface RowRule {
        /** Whether the row counts; or an exception. */
        boolean counts(int row, double weight, double[] theta);
    }

    private MorphedMetric(Monomials monomials, double[][] rows, double luminosity, double[] scales, RowRule rule) {
        this.monomials = monomials;
        this.rows = rows;
        this.luminosity = luminosity;
        this.scales = scales;
        this.rule = rule;
    }

    /**
     * The truth information, event by event; events add nothing where their weight is not positive. It keeps the
     * polynomial of every event, and each evaluation goes through all of them.
     *
     * @param channel what is measured
     * @return the metric
     * @throws InvalidInputException if the events have no morphing, or sampling factors that depend on θ
     */
    public static MorphedMetric truth(Channel channel) {
        List<double[]> rows = new ArrayList<>();
        read(channel, event -> rows.add(event.row()));
        return of(channel, rows.toArray(double[][]::new), (row, weight, theta) -> weight > 0);
    }

    /**
     * The rate information.
     *
     * @param channel what is measured
     * @return the metric
     * @throws InvalidInputException as above
     */
    public static MorphedMetric rate(Channel channel) {
        return binned(channel, EventBins.one());
    }

    /**
     * The information of numbers of events in bins.
     *
     * @param channel what is measured
     * @param bins the bins
     * @return the metric; it refuses points at which the cross section of a bin with events is not positive
     * @throws InvalidInputException as above
     */
    public static MorphedMetric binned(Channel channel, EventBins bins) {
        double[][] sums =
                new double[bins.size()][basis(channel.setup()).components().count()];
        boolean[] filled = new boolean[sums.length];
        read(channel, event -> {
            int bin = bins.bin(event.observations(), event.index());
            filled[bin] = true;
            for (int c = 0; c < event.row().length; c++) {
                sums[bin][c] += event.row()[c];
            }
        });
        return of(channel, sums, (row, weight, theta) -> {
            if (filled[row] && !(weight > 0)) {
                throw new InvalidInputException(
                        "the cross section of %s is %.6g pb at %s; it must be positive: choose wider bins or stay closer"
                                .formatted(bins.name(row), weight, Arrays.toString(theta)));
            }
            return filled[row];
        });
    }

    private static MorphedMetric of(Channel channel, double[][] rows, RowRule rule) {
        EventSetup setup = channel.setup();
        double[] scales = setup.space().parameters().stream()
                .mapToDouble(MorphedMetric::range)
                .toArray();
        return new MorphedMetric(
                new Monomials(basis(setup).components()),
                rows,
                channel.luminosity().inversePicobarn(),
                scales,
                rule);
    }

    private static double range(Parameter parameter) {
        double range = parameter.rangeMax() - parameter.rangeMin();
        return range > 0 ? range : 1;
    }

    private static MorphingBasis basis(EventSetup setup) {
        return setup.morphing()
                .orElseThrow(() -> new InvalidInputException(
                        "the events have no morphing, so that their information is known at benchmarks only"));
    }

    /** The polynomial of one event. */
    private record Event(EventMatrix observations, int index, double[] row) {}

    private static void read(Channel channel, Consumer<Event> reader) {
        EventSetup setup = channel.setup();
        MorphingBasis basis = basis(setup);
        double[][] matrix = basis.matrix();
        int[] columns = basis.benchmarks().stream()
                .map(Benchmark::name)
                .mapToInt(setup::benchmarkIndex)
                .toArray();
        channel.events().read(EventSource.DEFAULT_BLOCK, block -> {
            for (int i = 0; i < block.size(); i++) {
                double accepted = channel.acceptance().of(block.observations(), i);
                if (accepted > 0) {
                    reader.accept(new Event(block.observations(), i, polynomial(block, i, matrix, columns, accepted)));
                }
            }
        });
    }

    private static double[] polynomial(EventBlock block, int row, double[][] matrix, int[] columns, double factor) {
        double[] f = new double[matrix.length];
        for (int c = 0; c < f.length; c++) {
            for (int b = 0; b < columns.length; b++) {
                f[c] += factor * matrix[c][b] * block.weights().get(row, columns[b]);
            }
        }
        return f;
    }

    @Override
    public double[] scales() {
        return scales.clone();
    }

    @Override
    public double[][] at(double... theta) {
        int n = dimension();
        double[] m = monomials.values(theta);
        double[][] first = new double[n][];
        for (int i = 0; i < n; i++) {
            first[i] = monomials.first(theta, i);
        }
        double[][] information = new double[n][n];
        double[] d = new double[n];
        for (int r = 0; r < rows.length; r++) {
            double w = dot(m, rows[r]);
            if (rule.counts(r, w, theta)) {
                for (int i = 0; i < n; i++) {
                    d[i] = dot(first[i], rows[r]);
                    for (int j = 0; j <= i; j++) {
                        information[i][j] += luminosity * d[i] * d[j] / w;
                    }
                }
            }
        }
        return symmetric(information);
    }

    /** \( \partial_k I_{ij} = L \sum [\partial_{ik} W \partial_j W + \partial_i W \partial_{jk} W - \partial_i W \partial_j W \partial_k W / W] / W \). */
    @Override
    public double[][][] derivatives(double... theta) {
        int n = dimension();
        double[] m = monomials.values(theta);
        double[][] first = new double[n][];
        double[][][] second = new double[n][n][];
        for (int i = 0; i < n; i++) {
            first[i] = monomials.first(theta, i);
            for (int j = 0; j < n; j++) {
                second[i][j] = monomials.second(theta, i, j);
            }
        }
        double[][][] result = new double[n][n][n];
        for (int r = 0; r < rows.length; r++) {
            double w = dot(m, rows[r]);
            if (rule.counts(r, w, theta)) {
                add(result, luminosity / w, w, products(first, rows[r]), second, rows[r]);
            }
        }
        for (double[][] matrix : result) {
            symmetric(matrix);
        }
        return result;
    }

    private static void add(
            double[][][] result, double scale, double w, double[] d, double[][][] second, double[] row) {
        int n = d.length;
        for (int k = 0; k < n; k++) {
            double[] dd = products(second[k], row);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    result[k][i][j] += scale * (dd[i] * d[j] + d[i] * dd[j] - d[i] * d[j] * d[k] / w);
                }
            }
        }
    }

    private static double[] products(double[][] factors, double[] row) {
        double[] result = new double[factors.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = dot(factors[i], row);
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }

    private static double[][] symmetric(double[][] lower) {
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j < i; j++) {
                lower[j][i] = lower[i][j];
            }
        }
        return lower;
    }
}
