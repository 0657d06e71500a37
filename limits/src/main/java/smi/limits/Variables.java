package smi.limits;

import java.util.List;
import java.util.function.UnaryOperator;
import smi.events.EventMatrix;
import smi.events.EventSetup;

/**
 * What the axes of a histogram stand for: observables, or functions of all of them such as learned scores.
 *
 * @param names one per axis
 * @param of from all observables of the events, shape {@code [n][nObservables]}, to shape {@code [n][nAxes]}
 */
public record Variables(List<String> names, UnaryOperator<EventMatrix> of) {

    public Variables {
        names = List.copyOf(names);
    }

    /**
     * Observables as they are.
     *
     * @param setup says which observables there are
     * @param names their names
     * @return the variables
     * @throws smi.morphing.InvalidInputException if one is unknown
     */
    public static Variables observables(EventSetup setup, List<String> names) {
        int[] columns = names.stream().mapToInt(setup::observableIndex).toArray();
        return new Variables(names, x -> x.columns(columns));
    }

    /**
     * The components of a score.
     *
     * @param setup names the parameters
     * @param score from all observables to \( \hat t(x|\theta_{ref}) \), shape {@code [n][nParameters]}
     * @return the variables
     */
    public static Variables scores(EventSetup setup, UnaryOperator<EventMatrix> score) {
        return new Variables(
                setup.space().names().stream().map(name -> "score " + name).toList(), score);
    }
}
