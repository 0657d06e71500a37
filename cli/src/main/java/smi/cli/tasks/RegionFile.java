package smi.cli.tasks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smi.cli.yaml.YamlFile;
import smi.events.EventSetup;
import smi.fisher.RegionBins;
import smi.morphing.InvalidInputException;

/**
 * A file with regions of phase space:
 *
 * <pre>
 * bins:
 *   low mass: {m_ll: [300, 500]}
 *   high mass, central: {m_ll: [500, null], y_ll: [-1, 1]}
 * </pre>
 *
 * A missing end is infinite.
 *
 * @param bins name → observable → [min, max]
 */
record RegionFile(LinkedHashMap<String, LinkedHashMap<String, List<Double>>> bins) {
    private static final String HELP = "docs/fisher.md describes files with bins";

    static RegionBins read(Path file, EventSetup setup) {
        RegionFile content = YamlFile.read(file, RegionFile.class, Map.of(), HELP);
        if (content.bins() == null || content.bins().isEmpty()) {
            throw new InvalidInputException("%s: there is no bin; %s".formatted(file, HELP));
        }
        return Place.at(
                file,
                () -> RegionBins.of(
                        setup,
                        content.bins().entrySet().stream()
                                .map(entry -> new RegionBins.Region(entry.getKey(), limits(entry.getValue())))
                                .toList()));
    }

    private static Map<String, double[]> limits(Map<String, List<Double>> given) {
        Map<String, double[]> limits = new LinkedHashMap<>();
        if (given != null) {
            given.forEach((name, ends) -> limits.put(name, ends == null ? new double[0] : ends(ends)));
        }
        return limits;
    }

    private static double[] ends(List<Double> given) {
        double[] ends = new double[given.size()];
        for (int k = 0; k < ends.length; k++) {
            double missing = k == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            ends[k] = given.get(k) == null ? missing : given.get(k);
        }
        return ends;
    }
}
