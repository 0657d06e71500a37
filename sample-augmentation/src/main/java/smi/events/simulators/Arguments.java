package smi.events.simulators;

import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** Checks what an {@link ExactLikelihood} is asked: a matrix with other columns would give numbers without meaning. */
record Arguments(ExactLikelihood likelihood) {

    double[] coordinates(ParameterPoint theta) {
        if (!theta.space().names().equals(likelihood.space().names())) {
            throw new InvalidInputException("the point %s belongs to another parameter space than the likelihood %s"
                    .formatted(theta, likelihood.space().names()));
        }
        return theta.values();
    }

    void checkColumns(EventMatrix x) {
        if (x.columns() != likelihood.observables().size()) {
            throw new InvalidInputException("the likelihood is one of the observables %s, got events with %d columns"
                    .formatted(likelihood.observables(), x.columns()));
        }
    }
}
