package smi.fisher;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smi.augmentation.Binning;
import smi.augmentation.WeightedEvents;
import smi.events.EventBlock;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.score.EventScores;
import smi.score.ScoreEstimator;

/**
 * The expected Fisher information of a measurement at θ, from weighted events. Where the events have nuisance parameters,
 * truth, rate and histogram information are about these too, at ν = 0 and without their constraints
 * ({@link Information#withConstraints()} adds them).
 *
 * <p>Covariances say how well the finite number of events determines the information: the number of events at every
 * point of phase space follows a Poisson distribution, and all weights of an event move together.
 */
public final class FisherInformation {
    private static final Logger LOG = LoggerFactory.getLogger(FisherInformation.class);

    private FisherInformation() {}

    /**
     * What an experiment would know that sees everything the simulation knows, flavours and momenta of partons included:
     * \( I_{ij} = L \sum_n \partial_i W_n \partial_j W_n / W_n \). An upper limit for every real measurement. Events whose
     * weight is not positive at θ add nothing, and their share is noted in the result.
     *
     * @param events the weighted events
     * @param theta where
     * @param luminosity the integrated luminosity
     * @return the information
     * @throws InvalidInputException if the total cross section at θ is not positive
     */
    public static Information truth(WeightedEvents events, ParameterPoint theta, Luminosity luminosity) {
        EventTerms terms = EventTerms.of(events.setup(), theta);
        var truth = new TruthSums(terms.length(), luminosity.inversePicobarn());
        double[] v = new double[terms.length()];
        events.near(theta).read(EventSource.DEFAULT_BLOCK, block -> {
            for (int i = 0; i < block.size(); i++) {
                terms.fill(block.weights(), i, v);
                truth.add(v);
            }
        });
        List<String> notes = truth.notes(theta);
        notes.forEach(LOG::warn);
        return truth.information().finish(terms.parameters(), theta, luminosity, "truth", notes);
    }

    /**
     * What the number of events alone says: \( I_{ij} = L\, \partial_i\sigma\, \partial_j\sigma / \sigma \).
     *
     * @param events the weighted events
     * @param theta where
     * @param luminosity the integrated luminosity
     * @return the information
     * @throws InvalidInputException if the cross section at θ is not positive
     */
    public static Information rate(WeightedEvents events, ParameterPoint theta, Luminosity luminosity) {
        return binned(events, theta, luminosity, "rate", 1, (block, row) -> 0);
    }

    /**
     * What a histogram says: the rate information summed over its bins, under- and overflow included.
     *
     * @param events the weighted events
     * @param observables names of the observables, one per axis of the binning
     * @param binning the bins
     * @param theta where
     * @param luminosity the integrated luminosity
     * @return the information
     * @throws InvalidInputException if an observable is unknown, or the cross section of a bin with events is
     *     not positive
     */
    public static Information histogram(
            WeightedEvents events,
            List<String> observables,
            Binning binning,
            ParameterPoint theta,
            Luminosity luminosity) {
        int[] columns =
                observables.stream().mapToInt(events.setup()::observableIndex).toArray();
        if (columns.length != binning.axes()) {
            throw new InvalidInputException(
                    "a binning with %d axes needs as many observables, got %s".formatted(binning.axes(), observables));
        }
        double[] values = new double[columns.length];
        return binned(
                events,
                theta,
                luminosity,
                "histogram of " + String.join(", ", observables),
                binning.size(),
                (block, row) -> {
                    for (int a = 0; a < columns.length; a++) {
                        values[a] = block.observations().get(row, columns[a]);
                    }
                    return binning.index(values, 0);
                });
    }

    /**
     * What a measurement with a learned score knows: \( I = I_{rate} + L \sigma\, E[\hat t \hat t^T] \), with the mean of
     * t̂ subtracted. The noise of the network biases this upwards; see
     * {@link #learnedProduct(UnaryOperator, UnaryOperator, WeightedEvents, ParameterPoint, Luminosity)}.
     *
     * @param score \( \hat t(x|\theta) \) for all observations of the events, shape {@code [n][nObservables]} to
     *     {@code [n][nParameters]}
     * @param events the weighted events, best such that the network has not seen
     * @param theta where; the score must have been learned there
     * @param luminosity the integrated luminosity
     * @return the information about the physics parameters, or, where the score has components for these too, about the
     *     nuisance parameters as well
     * @throws InvalidInputException if the score has another number of components, is not finite for an
     *     event, or the cross section at θ is not positive
     */
    public static Information learned(
            UnaryOperator<EventMatrix> score, WeightedEvents events, ParameterPoint theta, Luminosity luminosity) {
        return LearnedInformation.compute("learned", score, score, events, theta, luminosity);
    }

    /**
     * As {@link #learned(UnaryOperator, WeightedEvents, ParameterPoint, Luminosity)}, with two scores learned from
     * different events: \( I = I_{rate} + L \sigma\, \mathrm{Sym}\, E[\hat t_a \hat t_b^T] \). The noise of the two
     * networks is independent and drops out.
     *
     * @param first one score
     * @param second the other
     * @param events the weighted events
     * @param theta where; the scores must have been learned there
     * @param luminosity the integrated luminosity
     * @return the information
     * @throws InvalidInputException as for one score
     */
    public static Information learnedProduct(
            UnaryOperator<EventMatrix> first,
            UnaryOperator<EventMatrix> second,
            WeightedEvents events,
            ParameterPoint theta,
            Luminosity luminosity) {
        return LearnedInformation.compute("learned, two networks", first, second, events, theta, luminosity);
    }

    /**
     * As {@link #learned(UnaryOperator, WeightedEvents, ParameterPoint, Luminosity)}, at the reference point of a trained
     * estimator.
     *
     * @param estimator the estimator
     * @param events the weighted events
     * @param theta where; must be the estimator's reference point
     * @param luminosity the integrated luminosity
     * @return the information
     * @throws InvalidInputException as above, or if the estimator belongs to another point or to other observables
     */
    public static Information learned(
            ScoreEstimator estimator, WeightedEvents events, ParameterPoint theta, Luminosity luminosity) {
        return learned(scores(estimator, events, theta), events, theta, luminosity);
    }

    /**
     * As {@link #learnedProduct(UnaryOperator, UnaryOperator, WeightedEvents, ParameterPoint, Luminosity)}, at the
     * reference point of two trained estimators.
     *
     * @param first one estimator
     * @param second the other, trained on other events
     * @param events the weighted events
     * @param theta where; must be the estimators' reference point
     * @param luminosity the integrated luminosity
     * @return the information
     * @throws InvalidInputException as above, or if an estimator belongs to another point or to other observables
     */
    public static Information learnedProduct(
            ScoreEstimator first,
            ScoreEstimator second,
            WeightedEvents events,
            ParameterPoint theta,
            Luminosity luminosity) {
        return learnedProduct(scores(first, events, theta), scores(second, events, theta), events, theta, luminosity);
    }

    private static EventScores scores(ScoreEstimator estimator, WeightedEvents events, ParameterPoint theta) {
        if (!Arrays.equals(estimator.reference().values(), theta.values())) {
            throw new InvalidInputException(
                    "the score was learned at %s and gives the information there, not at %s; train one at that point"
                            .formatted(estimator.reference(), theta));
        }
        return EventScores.of(estimator, events.setup());
    }

    /** The bin of an event. */
    private interface BinOf {
        int bin(EventBlock block, int row);
    }

    private static Information binned(
            WeightedEvents events, ParameterPoint theta, Luminosity luminosity, String method, int bins, BinOf binOf) {
        EventSetup setup = events.setup();
        EventTerms terms = EventTerms.of(setup, theta);
        BinSums[] sums = new BinSums[bins];
        Arrays.setAll(sums, b -> new BinSums(terms.length()));
        double[] v = new double[terms.length()];
        events.near(theta).read(EventSource.DEFAULT_BLOCK, block -> {
            for (int i = 0; i < block.size(); i++) {
                terms.fill(block.weights(), i, v);
                sums[binOf.bin(block, i)].add(v);
            }
        });
        var information = new PackedInformation(terms.length() - 1);
        for (int b = 0; b < bins; b++) {
            String what = bins == 1 ? "all events at " + theta : "bin " + b + " of the " + method + " at " + theta;
            sums[b].addTo(information, luminosity.inversePicobarn(), what);
        }
        return information.finish(terms.parameters(), theta, luminosity, method, List.of());
    }
}
