package smi.augmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smi.events.EventBlock;
import smi.events.EventSource;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.Suggestion;

/**
 * The cross section in bins of one observable, at every θ and at chosen values of the nuisance parameters, from one pass
 * over the events: \( \sigma_j(\theta,\nu) = \sum_c m_c(\theta) \sum_{i \in j} f_{ic} \exp \sum_k (a_{ik}\nu_k +
 * b_{ik}\nu_k^2) \). Events outside of the bins do not count. Immutable.
 */
public final class BinnedCrossSection {
    private final double[] edges;
    private final Components components;
    private final ComponentSums[] nominal;
    private final double[][] nus;
    private final double[][][] shifted;

    private BinnedCrossSection(double[] edges, Components components, double[][] nus) {
        this.edges = edges;
        this.components = components;
        this.nus = nus;
        int bins = edges.length - 1;
        nominal = IntStream.range(0, bins)
                .mapToObj(j -> new ComponentSums(components, 0))
                .toArray(ComponentSums[]::new);
        shifted = new double[nus.length][bins][components.count()];
    }

    /**
     * Reads the events.
     *
     * @param events the weighted events
     * @param observable the name of the observable
     * @param edges the borders of the bins, rising, at least two; copied
     * @param nus values of the nuisance parameters in standard deviations, shape {@code [n][nNuisance]}; may be empty
     * @return the cross sections
     * @throws InvalidInputException if the observable is unknown, the edges do not rise, a number of nuisance values is
     *     wrong, or the weights of the events depend on θ (sampling factors {@code closest})
     */
    public static BinnedCrossSection of(WeightedEvents events, String observable, double[] edges, double[]... nus) {
        for (int k = 1; k < edges.length; k++) {
            if (!(edges[k] > edges[k - 1])) {
                throw new InvalidInputException("the bin edges of '%s' do not rise: %s after %s; sort them"
                        .formatted(observable, edges[k], edges[k - 1]));
            }
        }
        if (edges.length < 2) {
            throw new InvalidInputException("a histogram of '%s' needs two edges or more".formatted(observable));
        }
        Components components = nus.length == 0 ? events.components() : events.componentsWithNuisance();
        for (double[] nu : nus) {
            if (nu.length != components.nuisanceParameters()) {
                throw new InvalidInputException("%d nuisance parameters need as many values, got %d"
                        .formatted(components.nuisanceParameters(), nu.length));
            }
        }
        int column = column(events, observable);
        double[][] copies = Arrays.stream(nus).map(double[]::clone).toArray(double[][]::new);
        BinnedCrossSection result = new BinnedCrossSection(edges.clone(), components, copies);
        events.read(EventSource.DEFAULT_BLOCK, block -> result.add(block, column));
        return result;
    }

    /**
     * Bins of equal width for an observable: from where 2.5 % of the cross section lies below to where 2.5 % lies above.
     *
     * @param events the weighted events
     * @param observable the name of the observable
     * @param theta the point at which the cross section counts
     * @param bins how many
     * @return the borders, shape {@code [bins + 1]}
     * @throws InvalidInputException if the observable is unknown or the same for all events
     */
    public static double[] edges(WeightedEvents events, String observable, ParameterPoint theta, int bins) {
        int column = column(events, observable);
        WeightedEvents near = events.near(theta);
        double[] m = near.components().at(theta);
        List<double[]> rows = new ArrayList<>();
        near.read(EventSource.DEFAULT_BLOCK, block -> {
            double[] weights = new double[block.size()];
            near.components().of(block.weights()).weights(m, weights);
            for (int i = 0; i < weights.length; i++) {
                rows.add(new double[] {block.observations().get(i, column), Math.abs(weights[i])});
            }
        });
        rows.removeIf(row -> Double.isNaN(row[0]));
        rows.sort((a, b) -> Double.compare(a[0], b[0]));
        double total = rows.stream().mapToDouble(row -> row[1]).sum();
        double low = quantile(rows, 0.025 * total);
        double high = quantile(rows, 0.975 * total);
        if (!(high > low)) {
            throw new InvalidInputException("observable '%s' is %s for nearly all events; give the edges of its bins"
                    .formatted(observable, low));
        }
        return IntStream.rangeClosed(0, bins)
                .mapToDouble(k -> low + (high - low) * k / bins)
                .toArray();
    }

    private static double quantile(List<double[]> rows, double below) {
        double sum = 0;
        for (double[] row : rows) {
            sum += row[1];
            if (sum >= below) {
                return row[0];
            }
        }
        return Double.NaN;
    }

    private static int column(WeightedEvents events, String observable) {
        List<String> names = events.setup().observableNames();
        int column = names.indexOf(observable);
        if (column < 0) {
            throw new InvalidInputException(
                    "unknown observable '%s'; %s".formatted(observable, Suggestion.sentence(observable, names)));
        }
        return column;
    }

    private void add(EventBlock block, int column) {
        int[] bins = IntStream.range(0, block.size())
                .map(i -> bin(block.observations().get(i, column)))
                .toArray();
        IntStream.range(0, nominal.length).parallel().forEach(bin -> {
            int[] members =
                    IntStream.range(0, bins.length).filter(i -> bins[i] == bin).toArray();
            addToBin(bin, components.of(block.weights().selectRows(members)));
        });
    }

    private void addToBin(int bin, ComponentBlock block) {
        nominal[bin].add(block);
        double[] factor = new double[block.size()];
        for (int n = 0; n < nus.length; n++) {
            Arrays.fill(factor, 1);
            block.multiplyByNuisance(nus[n], factor);
            for (int c = 0; c < components.count(); c++) {
                shifted[n][bin][c] += Components.dot(factor, block.column(c));
            }
        }
    }

    /** The last bin contains its upper edge; −1 is outside. */
    private int bin(double value) {
        int last = edges.length - 1;
        if (!(value >= edges[0] && value <= edges[last])) {
            return -1;
        }
        int found = Arrays.binarySearch(edges, value + 0.0);
        return Math.min(last - 1, found >= 0 ? found : -found - 2);
    }

    /** {@return a copy of the borders of the bins} */
    public double[] edges() {
        return edges.clone();
    }

    /**
     * The cross sections with all nuisance parameters at zero.
     *
     * @param theta the point
     * @return one per bin, with its statistical error
     */
    public List<CrossSection> at(ParameterPoint theta) {
        return Arrays.stream(nominal).map(sums -> sums.at(theta)).toList();
    }

    /**
     * The cross sections at values of the nuisance parameters.
     *
     * @param theta the point
     * @param index which of the values that were given
     * @return one per bin, in pb
     */
    public double[] at(ParameterPoint theta, int index) {
        double[] m = components.at(theta);
        return Arrays.stream(shifted[index])
                .mapToDouble(sums -> Components.dot(m, sums))
                .toArray();
    }
}
