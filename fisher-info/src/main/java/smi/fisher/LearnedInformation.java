package smi.fisher;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * Information from learned scores, in two passes over the events: cross section and mean scores, then the products of
 * scores. Two passes, because centring afterwards would lose digits.
 */
final class LearnedInformation {
    private final EventTerms terms;
    private final double luminosity;
    private final int dimension;

    private LearnedInformation(EventTerms terms, double luminosity) {
        this.terms = terms;
        this.luminosity = luminosity;
        this.dimension = terms.length() - 1;
    }

    static Information compute(
            String method,
            UnaryOperator<EventMatrix> first,
            UnaryOperator<EventMatrix> second,
            WeightedEvents events,
            ParameterPoint theta,
            Luminosity luminosity) {
        EventTerms terms = terms(first, events, theta);
        var learned = new LearnedInformation(terms, luminosity.inversePicobarn());
        WeightedEvents near = events.near(theta);
        var rate = new BinSums(terms.length());
        double[] meanA = new double[learned.dimension];
        double[] meanB = new double[learned.dimension];
        learned.pass(first, second, near, event -> {
            rate.add(event.v);
            for (int p = 0; p < meanA.length; p++) {
                meanA[p] += event.v[0] * event.a[p];
                meanB[p] += event.v[0] * event.b[p];
            }
        });
        double sigma = rate.sum()[0];
        if (!(sigma > 0)) {
            throw new InvalidInputException(
                    "the cross section at %s is %.6g pb; it must be positive: choose another point"
                            .formatted(theta, sigma));
        }
        for (int p = 0; p < meanA.length; p++) {
            meanA[p] /= sigma;
            meanB[p] /= sigma;
        }
        PackedInformation information = learned.products(first, second, near, rate, meanA, meanB);
        return information.finish(terms.parameters(), theta, luminosity, method, List.of());
    }

    /** The score of one event decides whether nuisance parameters take part. */
    private static EventTerms terms(UnaryOperator<EventMatrix> score, WeightedEvents events, ParameterPoint theta) {
        EventSetup setup = events.setup();
        EventTerms all = EventTerms.of(setup, theta);
        EventTerms physics = EventTerms.ofPhysics(setup, theta);
        int observables = setup.observables().size();
        int columns = score.apply(EventMatrix.of(0, observables, new double[0])).columns();
        if (columns == physics.length() - 1) {
            return physics;
        }
        if (columns == all.length() - 1) {
            return all;
        }
        throw new InvalidInputException("the score has %d components, but the events have the parameters %s"
                .formatted(columns, all.parameters()));
    }

    /**
     * Second pass. One event moves the result by J·v, through the rate, and by L W (a − ā)(b − b̄)ᵀ; that it moves the
     * means as well is of second order.
     */
    private PackedInformation products(
            UnaryOperator<EventMatrix> first,
            UnaryOperator<EventMatrix> second,
            WeightedEvents events,
            BinSums rate,
            double[] meanA,
            double[] meanB) {
        var information = new PackedInformation(dimension);
        double[][] jacobian = rate.jacobian(luminosity);
        double[] influence = new double[information.size()];
        double[] sum = rate.sum();
        for (int i = 0; i < dimension; i++) {
            for (int j = i; j < dimension; j++) {
                information.addInformation(i, j, luminosity * sum[1 + i] * sum[1 + j] / sum[0]);
            }
        }
        pass(first, second, events, event -> {
            for (int i = 0; i < dimension; i++) {
                for (int j = i; j < dimension; j++) {
                    double product = 0.5
                            * ((event.a[i] - meanA[i]) * (event.b[j] - meanB[j])
                                    + (event.a[j] - meanA[j]) * (event.b[i] - meanB[i]));
                    double kinematic = luminosity * event.v[0] * product;
                    int m = information.index(i, j);
                    information.addInformation(i, j, kinematic);
                    influence[m] = kinematic + BinSums.dot(jacobian[m], event.v);
                }
            }
            information.addFluctuation(influence);
        });
        return information;
    }

    /** One event at a time; the arrays are filled anew for every event. */
    private static final class Event {
        private final double[] v;
        private final double[] a;
        private final double[] b;

        Event(int dimension) {
            v = new double[dimension + 1];
            a = new double[dimension];
            b = new double[dimension];
        }
    }

    private void pass(
            UnaryOperator<EventMatrix> first,
            UnaryOperator<EventMatrix> second,
            WeightedEvents events,
            Consumer<Event> reader) {
        var event = new Event(dimension);
        events.read(EventSource.DEFAULT_BLOCK, block -> {
            EventMatrix a = first.apply(block.observations());
            EventMatrix b = second == first ? a : second.apply(block.observations());
            for (int i = 0; i < block.size(); i++) {
                terms.fill(block.weights(), i, event.v);
                a.copyRow(i, event.a, 0);
                b.copyRow(i, event.b, 0);
                check(event, block.first() + i);
                reader.accept(event);
            }
        });
    }

    private static void check(Event event, long index) {
        for (int p = 0; p < event.a.length; p++) {
            if (!Double.isFinite(event.a[p]) || !Double.isFinite(event.b[p])) {
                throw new InvalidInputException(
                        "the learned score of event %d is not finite; check its observables".formatted(index));
            }
        }
    }
}
