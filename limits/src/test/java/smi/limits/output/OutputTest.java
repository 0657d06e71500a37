package smi.limits.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.limits.Likelihood;
import smi.limits.LimitResult;
import smi.limits.Measurement;
import smi.limits.OtherParameters;
import smi.limits.ParameterGrid;
import smi.limits.TotalLikelihood;
import smi.limits.fit.FitSettings;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

class OutputTest {
    private static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("c'W", 2, -1, 1));

    @TempDir
    Path folder;

    private record Parabola(ParameterSpace space) implements Likelihood {
        @Override
        public double[] logLikelihood(EventMatrix points) {
            double[] values = points.column(0);
            for (int g = 0; g < values.length; g++) {
                values[g] = -50 * values[g] * values[g];
            }
            return values;
        }
    }

    private static Measurement measurement() {
        return new Measurement(
                "rate",
                new TotalLikelihood(SPACE, List.of(), List.of(new Parabola(SPACE)), List.of()),
                ParameterGrid.parse("c'W=-1:1:5", SPACE),
                List.of(),
                100,
                new Luminosity(3000),
                List.of());
    }

    @Test
    void theTableHasOneRowPerPoint() {
        LimitResult limits = measurement().asymptotic();
        String[] lines = LimitsCsv.text(limits).split("\n");
        assertEquals(6, lines.length);
        assertEquals("c'W,log_ratio_kinematic,log_likelihood_rate,q,p_value,p_value_error", lines[0]);
        assertTrue(lines[1].startsWith("-1.0,0.0,-50.0,100.0,"), lines[1]);
    }

    @Test
    void aSubmissionNamesItsTables() throws IOException {
        Measurement measurement = measurement();
        var best = measurement.fit(FitSettings.defaults());
        var intervals = measurement.intervals(
                "c'W", OtherParameters.PROFILED, List.of(0.68, 0.95), best, FitSettings.defaults());
        List<Path> files = HepData.write(measurement.asymptotic(), "rate", List.of(intervals), folder.resolve("hep"));
        assertEquals(3, files.size());
        String submission = Files.readString(files.get(0));
        assertTrue(submission.contains("data_file: scan.yaml"), submission);
        assertTrue(submission.contains("data_file: intervals.yaml"), submission);
        String scan = Files.readString(files.get(1));
        assertTrue(
                scan.startsWith("independent_variables:\n- header: {name: 'c''W'}\n  values:\n  - {value: -1.0}"),
                scan);
        assertTrue(scan.contains("{name: LUMINOSITY, units: PB**-1, value: 3000.0}"), scan);
        String ends = Files.readString(files.get(2));
        // ±1.96 standard deviations of 0.1
        assertTrue(ends.contains("{value: 0.195"), ends);
        assertTrue(ends.contains("'c''W, others profiled'"), ends);
    }
}
