package smi.fisher;

import java.util.ArrayList;
import java.util.List;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * Information from learned scores t̂, and how far it is to be trusted.
 *
 * <p>\( E[\hat t \hat t^T] \) contains the square of the network's own noise and is too large. Two networks (or the
 * halves of an ensemble) that learned from disjoint events have independent noise, which drops out of
 * \( I = I_{rate} + L \sigma\, \mathrm{Sym}\, E[\hat t_a \hat t_b^T] \), each score with its mean subtracted. Beside it
 * stands what is certain to be known: \( I_{rate} + L \sigma\, C^T V^{-1} C \) with C = Cov(t̂, t) and V = Cov(t̂), the
 * information in the best linear combinations of the components of t̂, is a lower bound for whatever t̂. But C averages
 * the joint score, whose tails are long, so that its error, from {@value #REPLICAS} bootstrap replicas of the events, can
 * be large; and it is a bound only for events that the networks have not seen.
 *
 * @param information with the rate: from the product of two parts where there are two, else \( E[\hat t \hat t^T] \)
 * @param kinematic the same without the rate
 * @param single from the mean of all networks, \( I_{rate} + L \sigma\, E[\hat t \hat t^T] \), biased upwards
 * @param lowerBound the lower bound, with the rate; its covariance is from the bootstrap
 * @param errors what the covariance of {@code information} is made of
 */
public record LearnedInformation(
        Information information,
        Information kinematic,
        Information single,
        Information lowerBound,
        LearnedErrors errors) {
    /** How often the events are drawn anew for the error of the lower bound; its own error is then 5 %. */
    static final int REPLICAS = 200;

    private static final long SEED = 20160801;

    static LearnedInformation of(ScoreParts scores, Channel channel, ParameterPoint theta) {
        EventTerms terms = terms(scores, channel, theta);
        EventPass pass = EventPass.with(channel, theta, terms, scores);
        double luminosity = channel.luminosity().inversePicobarn();
        var means = new ScoreMeans(scores, terms.length());
        pass.run(means::add);
        means.finish(theta);
        var sums = new LearnedSums(scores, means, luminosity);
        var bound = new LowerBoundSums(REPLICAS, SEED, means, luminosity);
        pass.run(event -> {
            sums.add(event);
            bound.add(event);
        });
        return sums.result(terms.parameters(), theta, channel.luminosity())
                .withLowerBound(bound.result(terms.parameters(), theta, channel.luminosity()));
    }

    private LearnedInformation withLowerBound(Information bound) {
        return new LearnedInformation(information, kinematic, single, bound, errors);
    }

    /** The components of the score decide whether nuisance parameters take part. */
    static EventTerms terms(ScoreParts scores, Channel channel, ParameterPoint theta) {
        EventSetup setup = channel.setup();
        EventTerms all = EventTerms.of(setup, theta);
        EventTerms physics = EventTerms.ofPhysics(setup, theta);
        for (EventTerms terms : List.of(physics, all)) {
            boolean same = scores.parameters().isEmpty()
                    ? scores.components(setup.observables().size())
                            == terms.parameters().size()
                    : scores.parameters().equals(terms.parameters());
            if (same) {
                return terms;
            }
        }
        List<Object> found = new ArrayList<>(scores.parameters());
        if (found.isEmpty()) {
            found.add(scores.components(setup.observables().size()) + " components");
        }
        throw new InvalidInputException(
                "the score is that of %s, but the events have the parameters %s; train one for these events"
                        .formatted(found, all.parameters()));
    }
}
