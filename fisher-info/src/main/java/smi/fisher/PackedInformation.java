package smi.fisher;

import java.util.List;
import smi.events.Luminosity;
import smi.morphing.ParameterPoint;

/** Information that is being added up. */
final class PackedInformation {
    private final Pairs pairs;
    private final double[] information;
    private final double[][] covariance;

    PackedInformation(int dimension) {
        pairs = new Pairs(dimension);
        information = new double[pairs.size()];
        covariance = new double[pairs.size()][pairs.size()];
    }

    int size() {
        return pairs.size();
    }

    int index(int i, int j) {
        return pairs.index(i, j);
    }

    void addInformation(int i, int j, double value) {
        information[pairs.index(i, j)] += value;
    }

    void addInformation(double[] contribution) {
        for (int m = 0; m < contribution.length; m++) {
            information[m] += contribution[m];
        }
    }

    void addCovariance(int m, int n, double value) {
        covariance[m][n] += value;
    }

    /** Adds what one event contributes, and its square to the covariance. */
    void addEvent(double[] contribution) {
        addInformation(contribution);
        addFluctuation(contribution);
    }

    /** Adds to the covariance the square of how one event moves the result. */
    void addFluctuation(double[] influence) {
        Pairs.addSquare(covariance, 1.0, influence);
    }

    Information finish(
            List<String> parameters, ParameterPoint theta, Luminosity luminosity, String method, List<String> notes) {
        return new Information(
                parameters,
                theta,
                luminosity,
                method,
                pairs.matrix(information),
                pairs.covariance(Pairs.symmetric(covariance)),
                notes);
    }
}
