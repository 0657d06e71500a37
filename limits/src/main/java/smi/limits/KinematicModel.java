package smi.limits;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import smi.morphing.ParameterSpace;

/**
 * What observables of events say about θ, before data are looked at.
 *
 * @param method the name of the method, for labels
 * @param terms the likelihood of events; empty where only their number counts
 * @param notes what the reader must know
 */
public record KinematicModel(String method, Optional<Terms> terms, List<String> notes) {

    public KinematicModel {
        notes = List.copyOf(notes);
    }

    /**
     * The likelihood of events in two forms that agree.
     *
     * @param table log r of events and points θ, up to a term per event that does not depend on θ
     * @param likelihood the likelihood of data, a function of θ and perhaps of nuisance parameters
     * @param histogram the bins into which events are sorted, where that is how the likelihood is made
     */
    public record Terms(
            LogRatioTable table, Function<Data, Likelihood> likelihood, Optional<HistogramModel> histogram) {}

    static KinematicModel of(
            String method, LogRatioTable table, Function<Data, Likelihood> likelihood, List<String> notes) {
        return new KinematicModel(method, Optional.of(new Terms(table, likelihood, Optional.empty())), notes);
    }

    static KinematicModel ofHistogram(String method, HistogramModel model) {
        return new KinematicModel(
                method, Optional.of(new Terms(model, model::likelihood, Optional.of(model))), model.notes());
    }

    static KinematicModel ofTable(String method, ParameterSpace space, LogRatioTable table, List<String> notes) {
        return of(method, table, data -> new TableLikelihood(space, table, data), notes);
    }
}
