package smi.fisher;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smi.augmentation.Binning;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
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
     * @param channel what is measured
     * @param theta where
     * @return the information
     * @throws InvalidInputException if the total cross section at θ is not positive
     */
    public static Information truth(Channel channel, ParameterPoint theta) {
        EventTerms terms = EventTerms.of(channel.setup(), theta);
        var truth = new TruthSums(terms.length(), channel.luminosity().inversePicobarn());
        EventPass.of(channel, theta, terms).run(event -> truth.add(event.v()));
        List<String> notes = truth.notes(theta);
        notes.forEach(LOG::warn);
        return truth.information().finish(terms.parameters(), theta, channel.luminosity(), "truth", notes);
    }

    /**
     * What the number of events alone says: \( I_{ij} = L\, \partial_i\sigma\, \partial_j\sigma / \sigma \).
     *
     * @param channel what is measured
     * @param theta where
     * @return the information
     * @throws InvalidInputException if the cross section at θ is not positive
     */
    public static Information rate(Channel channel, ParameterPoint theta) {
        return binned(channel, EventBins.one(), theta);
    }

    /**
     * What a histogram says: the rate information summed over its bins, under- and overflow included.
     *
     * @param channel what is measured
     * @param observables names of the observables, one per axis of the binning
     * @param binning the bins
     * @param theta where
     * @return the information
     * @throws InvalidInputException if an observable is unknown, or the cross section of a bin with events is
     *     not positive
     */
    public static Information histogram(
            Channel channel, List<String> observables, Binning binning, ParameterPoint theta) {
        return binned(channel, EventBins.histogram(channel.setup(), observables, binning), theta);
    }

    /**
     * What the numbers of events in bins say, however these are defined: the rate information summed over the bins.
     *
     * @param channel what is measured
     * @param bins the bins
     * @param theta where
     * @return the information
     * @throws InvalidInputException if the cross section of a bin with events is not positive
     */
    public static Information binned(Channel channel, EventBins bins, ParameterPoint theta) {
        EventTerms terms = EventTerms.of(channel.setup(), theta);
        BinSums[] sums = new BinSums[bins.size()];
        Arrays.setAll(sums, b -> new BinSums(terms.length()));
        EventPass.of(channel, theta, terms)
                .run(event -> sums[bins.bin(event.block().observations(), event.row())].add(event.v()));
        if (Arrays.stream(sums).allMatch(BinSums::isEmpty)) {
            throw new InvalidInputException("no event is kept; check the cuts");
        }
        var information = new PackedInformation(terms.length() - 1);
        for (int b = 0; b < sums.length; b++) {
            sums[b].addTo(information, channel.luminosity().inversePicobarn(), bins.name(b) + " at " + theta);
        }
        return information.finish(terms.parameters(), theta, channel.luminosity(), bins.label(), List.of());
    }

    /**
     * What a measurement with a learned score knows; see {@link LearnedInformation}.
     *
     * @param estimator the score; with two disjoint parts, the information is free of the bias of the networks' noise
     * @param channel what is measured, best with events that the networks have not seen
     * @param theta where; must be the estimator's reference point
     * @return the information, with what there is to say about its accuracy
     * @throws InvalidInputException if the estimator belongs to another point, to other parameters or to other
     *     observables, its score is not finite for an event, or the cross section at θ is not positive
     */
    public static LearnedInformation learned(ScoreEstimator estimator, Channel channel, ParameterPoint theta) {
        return LearnedInformation.of(ScoreParts.of(estimator.parts(), channel.setup(), theta), channel, theta);
    }

    /**
     * As {@link #learned(ScoreEstimator, Channel, ParameterPoint)}, with two estimators learned from different events.
     *
     * @param first one score
     * @param second the other
     * @param channel what is measured
     * @param theta where; must be the estimators' reference point
     * @return the information
     * @throws InvalidInputException as for one score
     */
    public static LearnedInformation learned(
            ScoreEstimator first, ScoreEstimator second, Channel channel, ParameterPoint theta) {
        return LearnedInformation.of(ScoreParts.of(List.of(first, second), channel.setup(), theta), channel, theta);
    }

    /**
     * As {@link #learned(ScoreEstimator, ScoreEstimator, Channel, ParameterPoint)}, with any two functions of all
     * observables of the events; the same function twice is one score.
     *
     * @param first \( \hat t(x|\theta) \), shape {@code [n][nObservables]} to {@code [n][nComponents]}
     * @param second another one, learned from different events
     * @param channel what is measured
     * @param theta where; the scores must have been learned there
     * @return the information
     * @throws InvalidInputException as for one score
     */
    public static LearnedInformation learned(
            UnaryOperator<EventMatrix> first,
            UnaryOperator<EventMatrix> second,
            Channel channel,
            ParameterPoint theta) {
        return LearnedInformation.of(ScoreParts.of(first, second), channel, theta);
    }
}
