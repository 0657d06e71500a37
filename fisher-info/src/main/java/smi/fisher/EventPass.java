package smi.fisher;

import java.util.function.Consumer;
import smi.augmentation.WeightedEvents;
import smi.events.EventBlock;
import smi.events.EventSource;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** Goes through the events of a channel that are kept. */
final class EventPass {
    private final WeightedEvents events;
    private final Acceptance acceptance;
    private final EventTerms terms;
    private final ScoreParts scores;

    private EventPass(WeightedEvents events, Acceptance acceptance, EventTerms terms, ScoreParts scores) {
        this.events = events;
        this.acceptance = acceptance;
        this.terms = terms;
        this.scores = scores;
    }

    static EventPass of(Channel channel, ParameterPoint theta, EventTerms terms) {
        return with(channel, theta, terms, ScoreParts.none());
    }

    /** Every event comes with its learned scores. */
    static EventPass with(Channel channel, ParameterPoint theta, EventTerms terms, ScoreParts scores) {
        return new EventPass(channel.events().near(theta), channel.acceptance(), terms, scores);
    }

    /** One event at a time; the object and its arrays are filled anew for every event. */
    static final class Event {
        private final double[] v;
        private EventBlock block;
        private int row;
        private ScoreParts.Values scores;

        private Event(int length) {
            v = new double[length];
        }

        /** (W, ∂W), acceptance included. */
        double[] v() {
            return v;
        }

        /** Its index in the source. */
        long index() {
            return block.first() + row;
        }

        EventBlock block() {
            return block;
        }

        int row() {
            return row;
        }

        /** Its learned scores. */
        ScoreParts.Values scores() {
            return scores;
        }
    }

    void run(Consumer<Event> reader) {
        var event = new Event(terms.length());
        events.read(EventSource.DEFAULT_BLOCK, block -> {
            event.block = block;
            event.scores = scores.of(block.observations());
            for (int i = 0; i < block.size(); i++) {
                double accepted = acceptance.of(block.observations(), i);
                if (accepted == 0) {
                    continue;
                }
                check(accepted, block.first() + i);
                event.row = i;
                terms.fill(block.weights(), i, event.v);
                for (int k = 0; accepted != 1 && k < event.v.length; k++) {
                    event.v[k] *= accepted;
                }
                event.scores.read(i, block.first() + i);
                reader.accept(event);
            }
        });
    }

    private static void check(double accepted, long index) {
        if (!(accepted > 0 && accepted <= 1)) {
            throw new InvalidInputException(
                    "the efficiency for event %d is %s; it must be between 0 and 1".formatted(index, accepted));
        }
    }
}
