package smi.plots;

import java.util.List;
import java.util.Optional;
import smi.fisher.geometry.Geodesic;
import smi.fisher.geometry.InformationGeometry;

/**
 * The region within a geodesic distance, as {@link FisherEllipse} is within a local one: where the information changes
 * with θ the two differ.
 *
 * @param geometry the geometry of two parameters
 * @param x the first coordinate of the centre
 * @param y the second coordinate of the centre
 */
public record DistanceRegion(InformationGeometry geometry, double x, double y) implements Region {
    private static final int POINTS = 90;

    @Override
    public List<Points> border(double confidence) {
        double distance = Math.sqrt(ConfidenceLevel.rise(confidence, 2));
        List<Geodesic> lines = geometry.contour(new double[] {x, y}, distance, POINTS);
        return List.of(Points.of(
                lines.stream().mapToDouble(line -> line.end()[0]).toArray(),
                lines.stream().mapToDouble(line -> line.end()[1]).toArray()));
    }

    @Override
    public Optional<Domain> domain() {
        return Optional.empty();
    }
}
