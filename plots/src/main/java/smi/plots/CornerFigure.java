package smi.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smi.morphing.InvalidInputException;
import tech.tablesaw.api.Table;

/**
 * Draws from a distribution of several parameters: each alone as a histogram, each pair as a density with the smallest
 * regions that hold 68 and 95 % of the draws.
 *
 * @param parameters names, in the markup of {@link MathText}; at least one
 * @param draws one series per parameter, all of one length
 * @param labels what stands above the frame
 */
public record CornerFigure(List<String> parameters, List<Series> draws, Labels labels) implements Drawable {
    private static final double SIDE = 190;
    private static final double MARGIN = 8;
    private static final int BINS = 24;
    private static final Color LIGHT = new Color(0xc6dbef);
    private static final Color DARK = new Color(0x4292c6);

    /** Refuses draws that do not pair up with the parameters. */
    public CornerFigure {
        parameters = List.copyOf(parameters);
        draws = List.copyOf(draws);
        int n = draws.isEmpty() ? 0 : draws.get(0).size();
        if (parameters.isEmpty()
                || parameters.size() != draws.size()
                || n < 2
                || draws.stream().anyMatch(d -> d.size() != n)) {
            throw new InvalidInputException("%d parameters have %d series of draws; give one of equal length for each"
                    .formatted(parameters.size(), draws.size()));
        }
    }

    @Override
    public Table data() {
        Rows rows = Rows.of(List.of(), parameters.stream().map(MathText::plain).toArray(String[]::new));
        for (int i = 0; i < draws.get(0).size(); i++) {
            int at = i;
            rows.row(List.of(), draws.stream().mapToDouble(d -> d.get(at)).toArray());
        }
        return rows.table();
    }

    @Override
    public Figure figure() {
        int n = parameters.size();
        List<Tile> tiles = new ArrayList<>();
        for (int row = 0; row < n; row++) {
            for (int column = 0; column <= row; column++) {
                tiles.add(new Tile(row == column ? single(row) : pair(column, row), column * SIDE, row * SIDE));
            }
        }
        return Figure.of(tiles, new Size(n * SIDE + MARGIN, n * SIDE));
    }

    private Axis axis(int p) {
        double[] ends = ends(p);
        return Axis.linear(parameters.get(p), "").withRange(ends[0], ends[1]);
    }

    /** All but a thousandth of the draws on either side. */
    private double[] ends(int p) {
        double[] sorted = draws.get(p).toArray();
        Arrays.sort(sorted);
        int cut = sorted.length / 1000;
        double low = sorted[cut];
        double high = sorted[sorted.length - 1 - cut];
        double margin = high > low ? 0.02 * (high - low) : 1;
        return new double[] {low - margin, high + margin};
    }

    private int[] bins(int p) {
        double[] ends = ends(p);
        return draws.get(p).stream()
                .mapToInt(v -> (int) Math.floor((v - ends[0]) / (ends[1] - ends[0]) * BINS))
                .toArray();
    }

    private double border(int p, int bin) {
        double[] ends = ends(p);
        return ends[0] + (ends[1] - ends[0]) * bin / BINS;
    }

    private Figure single(int p) {
        double[] counts = new double[BINS];
        for (int bin : bins(p)) {
            if (bin >= 0 && bin < BINS) {
                counts[bin]++;
            }
        }
        double highest = Arrays.stream(counts).max().orElse(1);
        List<Layer> layers = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            layers.add(new Layer.Area(
                    Outline.rectangle(border(p, b), border(p, b + 1), 0, counts[b] / highest), new FillStyle(DARK)));
        }
        Axis y = Axis.linear("density", "").withRange(0, 1.1);
        return new Figure(axis(p), List.of(new Panel(y, layers, List.of(), 1)), labels(p), new Size(SIDE, SIDE));
    }

    private Labels labels(int row) {
        return row == 0 ? labels : Labels.none();
    }

    private Figure pair(int p, int q) {
        int[] counts = new int[BINS * BINS];
        int[] x = bins(p);
        int[] y = bins(q);
        int total = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i] >= 0 && x[i] < BINS && y[i] >= 0 && y[i] < BINS) {
                counts[x[i] * BINS + y[i]]++;
                total++;
            }
        }
        int[] least = {least(counts, 0.95 * total), least(counts, 0.68 * total)};
        List<Layer> layers = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] >= least[0]) {
                layers.add(new Layer.Area(
                        Outline.cell(
                                border(p, c / BINS),
                                border(p, c / BINS + 1),
                                border(q, c % BINS),
                                border(q, c % BINS + 1)),
                        new FillStyle(counts[c] >= least[1] ? DARK : LIGHT)));
            }
        }
        return new Figure(
                axis(p), List.of(new Panel(axis(q), layers, List.of(), 1)), Labels.none(), new Size(SIDE, SIDE));
    }

    /** The count of the emptiest cell of the smallest region that holds so many draws; 1 or more. */
    private static int least(int[] counts, double wanted) {
        int[] order = IntStream.of(counts).sorted().toArray();
        double sum = 0;
        for (int k = order.length - 1; k >= 0; k--) {
            sum += order[k];
            if (sum >= wanted) {
                return Math.max(1, order[k]);
            }
        }
        return 1;
    }
}
