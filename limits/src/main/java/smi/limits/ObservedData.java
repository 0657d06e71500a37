package smi.limits;

import java.util.Arrays;
import java.util.List;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;

/**
 * Observed events, each of which counts once.
 *
 * @param observations shape {@code [n][nObservables]}
 * @param notes what the reader must know about them
 */
public record ObservedData(EventMatrix observations, List<String> notes) implements Data {

    public ObservedData {
        notes = List.copyOf(notes);
        if (observations.rows() == 0) {
            throw new InvalidInputException("there is no observed event; check the file of the data");
        }
    }

    /**
     * Observed events of which nothing is said.
     *
     * @param observations shape {@code [n][nObservables]}
     */
    public ObservedData(EventMatrix observations) {
        this(observations, List.of());
    }

    @Override
    public double count() {
        return observations.rows();
    }

    @Override
    public void read(int blockSize, Reader reader) {
        for (int from = 0; from < observations.rows(); from += blockSize) {
            int to = Math.min(from + blockSize, observations.rows());
            double[] ones = new double[to - from];
            Arrays.fill(ones, 1.0);
            reader.accept(observations.slice(from, to), ones);
        }
    }
}
