package smi.fisher;

import java.util.List;
import smi.augmentation.Binning;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;

/** How events are sorted into bins: a histogram, or named regions of phase space. Every event is in exactly one bin. */
public interface EventBins {
    /** {@return the number of bins} */
    int size();

    /**
     * What a bin is called.
     *
     * @param bin from 0
     * @return its name, for messages and tables
     */
    String name(int bin);

    /**
     * The bin of an event.
     *
     * @param observations the observables of events, shape {@code [n][nObservables]}
     * @param row the event
     * @return from 0 to {@code size() - 1}
     */
    int bin(EventMatrix observations, int row);

    /** {@return what this is, for labels} */
    String label();

    /**
     * A histogram, under- and overflow included.
     *
     * @param setup says which observables there are
     * @param observables their names, one per axis of the binning
     * @param binning the edges
     * @return its bins
     * @throws InvalidInputException if an observable is unknown, or the binning has another number of axes
     */
    static EventBins histogram(EventSetup setup, List<String> observables, Binning binning) {
        int[] columns = observables.stream().mapToInt(setup::observableIndex).toArray();
        if (columns.length != binning.axes()) {
            throw new InvalidInputException(
                    "a binning with %d axes needs as many observables, got %s".formatted(binning.axes(), observables));
        }
        return new HistogramBins(List.copyOf(observables), columns, binning);
    }

    /** {@return all events in one bin: the rate} */
    static EventBins one() {
        return new OneBin();
    }
}
