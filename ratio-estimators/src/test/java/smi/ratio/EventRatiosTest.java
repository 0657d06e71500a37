package smi.ratio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.Observable;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.score.ScoreEstimator;

class EventRatiosTest {
    private static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("a", 1, -1, 1));

    /** Gives back the first observable it is asked with. */
    private record Echo(ParameterSpace space, List<String> observables) implements RatioEstimator {
        @Override
        public EventMatrix logRatios(EventMatrix x, EventMatrix numerators) {
            return x.columns(0);
        }

        @Override
        public ScoreEstimator scoreAt(ParameterPoint theta) {
            throw new UnsupportedOperationException("not asked for here");
        }

        @Override
        public ParameterPoint reference() {
            return space.origin();
        }
    }

    private static EventSetup setup() {
        var basis = MorphingBasis.of(
                SPACE,
                MorphingComponents.upTo(SPACE, 1),
                List.of(new Benchmark("zero", SPACE.point(0)), new Benchmark("one", SPACE.point(1))));
        return EventSetup.of(basis, List.of(new Observable("x", "None"), new Observable("y", "None")));
    }

    @Test
    void observablesAreFoundByName() {
        EventMatrix x = EventMatrix.ofRows(new double[] {1, 2}, new double[] {3, 4});
        EventRatios ratios = EventRatios.of(new Echo(SPACE, List.of("y", "x")), setup());
        assertArrayEquals(new double[] {2, 4}, ratios.logRatios(x, x.columns(0)).toArray());
    }

    @Test
    void otherObservablesAndParametersAreRefused() {
        String observable = assertThrows(
                        InvalidInputException.class, () -> EventRatios.of(new Echo(SPACE, List.of("z")), setup()))
                .getMessage();
        assertTrue(observable.contains("'z'") && observable.contains("known: x, y"), observable);
        var other = ParameterSpace.of(Parameter.of("b", 1, -1, 1));
        String parameter = assertThrows(
                        InvalidInputException.class, () -> EventRatios.of(new Echo(other, List.of("x")), setup()))
                .getMessage();
        assertTrue(parameter.contains("[b]") && parameter.contains("[a]"), parameter);
    }
}
