package smi.cli.tasks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.diagnostics.DiagnosisSettings;
import smi.events.EventSetup;
import smi.events.Luminosity;
import smi.limits.ParameterGrid;
import smi.limits.fit.Bounds;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * Where and how carefully a model is diagnosed.
 *
 * @param thetas points at which a ratio is checked; none and no grid: all over the range that it was trained in
 * @param grid a grid of points
 * @param thetaTrue the point whose best fit and score are checked; the model's reference point if left out
 * @param events the number of events that the model shall be used with
 * @param luminosity the luminosity that it shall be used with, instead
 * @param testEvents the largest number of test events used
 */
public record DiagnoseSettings(
        List<String> thetas,
        Optional<String> grid,
        Optional<String> thetaTrue,
        Optional<Double> events,
        Optional<String> luminosity,
        int testEvents) {
    /** Copies the list and checks what can be checked without events. */
    public DiagnoseSettings {
        thetas = List.copyOf(thetas);
        if (events.isPresent() && luminosity.isPresent()) {
            throw new InvalidInputException("--events and --luminosity both say how much data there is; give one");
        }
        luminosity.ifPresent(Luminosity::parse);
    }

    /** {@return what is checked where nothing is asked for} */
    public static DiagnoseSettings defaults() {
        return new DiagnoseSettings(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DiagnosisSettings.USUAL_TEST_EVENTS);
    }

    /** Whether it needs weights that morphing takes to a point. */
    @JsonIgnore
    boolean needsMorphing() {
        return !thetas.isEmpty() || grid.isPresent() || thetaTrue.isPresent() || luminosity.isPresent();
    }

    /** The points that were asked for. */
    List<ParameterPoint> points(EventSetup setup) {
        List<ParameterPoint> points = new ArrayList<>(Points.parse(thetas, setup));
        grid.map(text -> ParameterGrid.parse(text, setup.space())).ifPresent(parsed -> {
            for (int g = 0; g < parsed.size(); g++) {
                points.add(parsed.point(g));
            }
        });
        return points;
    }

    /** The point that the expected data follow. */
    ParameterPoint truth(EventSetup setup, ParameterPoint usual) {
        return thetaTrue.map(text -> Points.parse(text, setup)).orElse(usual);
    }

    /** The range that a model was trained in, no wider than that of the parameters. */
    static Bounds range(AnyModel model) {
        ParameterSpace space = model.space();
        double[] lower = new double[space.dimension()];
        double[] upper = new double[space.dimension()];
        for (int p = 0; p < lower.length; p++) {
            double low = space.parameters().get(p).rangeMin();
            double high = space.parameters().get(p).rangeMax();
            boolean known = low < high;
            int parameter = p;
            lower[p] = model.trained().map(t -> t.lower()[parameter]).orElse(known ? low : -1.0);
            upper[p] = model.trained().map(t -> t.upper()[parameter]).orElse(known ? high : 1.0);
            if (known && Math.max(low, lower[p]) < Math.min(high, upper[p])) {
                lower[p] = Math.max(low, lower[p]);
                upper[p] = Math.min(high, upper[p]);
            }
        }
        return new Bounds(lower, upper);
    }
}
