package smi.fisher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;

/**
 * Named regions of phase space, as simplified template cross sections have them; events in none of them are one more bin,
 * which counts like the others.
 */
public final class RegionBins implements EventBins {
    private static final String REST = "the rest";

    private final List<String> names;
    private final int[][] columns;
    private final double[][] from;
    private final double[][] to;

    private RegionBins(List<String> names, int[][] columns, double[][] from, double[][] to) {
        this.names = names;
        this.columns = columns;
        this.from = from;
        this.to = to;
    }

    /**
     * One region.
     *
     * @param name what it is called
     * @param limits for each observable that limits it {@code {min, max}}: min ≤ observable &lt; max, either may be
     *     infinite; copied
     */
    public record Region(String name, Map<String, double[]> limits) {
        /** Refuses limits that keep nothing. */
        public Region {
            limits = Map.copyOf(limits);
            for (Map.Entry<String, double[]> limit : limits.entrySet()) {
                if (limit.getValue().length != 2 || !(limit.getValue()[0] < limit.getValue()[1])) {
                    throw new InvalidInputException("the region '%s' limits '%s' to %s; give two numbers, min < max"
                            .formatted(name, limit.getKey(), Arrays.toString(limit.getValue())));
                }
            }
        }
    }

    /**
     * Bins of given regions.
     *
     * @param setup says which observables there are
     * @param regions the regions, which must not overlap
     * @return their bins, and the rest
     * @throws InvalidInputException if there is no region, two have one name or overlap, or an observable is unknown
     */
    public static RegionBins of(EventSetup setup, List<Region> regions) {
        if (regions.isEmpty()) {
            throw new InvalidInputException("there is no region of phase space; give at least one");
        }
        List<String> names = new ArrayList<>();
        int[][] columns = new int[regions.size()][];
        double[][] from = new double[regions.size()][];
        double[][] to = new double[regions.size()][];
        for (int r = 0; r < columns.length; r++) {
            Region region = regions.get(r);
            if (names.contains(region.name()) || region.name().equals(REST)) {
                throw new InvalidInputException(
                        "two regions are called '%s'; give each a name of its own".formatted(region.name()));
            }
            names.add(region.name());
            List<String> observables =
                    region.limits().keySet().stream().sorted().toList();
            columns[r] = observables.stream().mapToInt(setup::observableIndex).toArray();
            from[r] = observables.stream()
                    .mapToDouble(o -> region.limits().get(o)[0])
                    .toArray();
            to[r] = observables.stream()
                    .mapToDouble(o -> region.limits().get(o)[1])
                    .toArray();
        }
        var bins = new RegionBins(List.copyOf(names), columns, from, to);
        bins.checkDisjoint();
        return bins;
    }

    /** Two boxes overlap unless some observable that limits both keeps them apart. */
    private void checkDisjoint() {
        for (int a = 0; a < columns.length; a++) {
            for (int b = 0; b < a; b++) {
                if (!apart(a, b)) {
                    throw new InvalidInputException(
                            "the regions '%s' and '%s' overlap; an event must be in one region only"
                                    .formatted(names.get(b), names.get(a)));
                }
            }
        }
    }

    private boolean apart(int a, int b) {
        for (int i = 0; i < columns[a].length; i++) {
            for (int j = 0; j < columns[b].length; j++) {
                if (columns[a][i] == columns[b][j] && (to[a][i] <= from[b][j] || to[b][j] <= from[a][i])) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public int size() {
        return names.size() + 1;
    }

    @Override
    public String name(int bin) {
        return bin == names.size() ? REST : names.get(bin);
    }

    @Override
    public int bin(EventMatrix observations, int row) {
        for (int r = 0; r < columns.length; r++) {
            if (inside(r, observations, row)) {
                return r;
            }
        }
        return names.size();
    }

    private boolean inside(int region, EventMatrix observations, int row) {
        for (int i = 0; i < columns[region].length; i++) {
            double value = observations.get(row, columns[region][i]);
            if (!(value >= from[region][i] && value < to[region][i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String label() {
        return names.size() + " regions";
    }
}
