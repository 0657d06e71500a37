package smi.fisher;

import java.util.ArrayList;
import java.util.List;
import smi.augmentation.Binning;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.score.ScoreEstimator;

/**
 * Where in phase space the sensitivity sits: the information of the events in every bin of an observable. The information
 * of one event is \( L W s s^T \) with its score s, the rate included: \( s = \partial W / W \) from the truth, and
 * \( s = \hat t - E[\hat t] + \partial\sigma/\sigma \) from a learned score (with two parts the symmetrised product of
 * both). The bins add up to the whole information. What the numbers of events in the bins say stands beside it.
 *
 * @param observable the observable
 * @param edges the edges of the bins between underflow and overflow
 * @param xsec the cross section of every bin in pb, underflow first, shape {@code [nEdges + 1]}
 * @param information the information of the events in every bin
 * @param rate the information in the number of events of every bin
 */
public record InformationDistribution(
        String observable, double[] edges, double[] xsec, List<Information> information, List<Information> rate) {
    /** Copies the arrays. */
    public InformationDistribution {
        edges = edges.clone();
        xsec = xsec.clone();
        information = List.copyOf(information);
        rate = List.copyOf(rate);
    }

    @Override
    public double[] edges() {
        return edges.clone();
    }

    @Override
    public double[] xsec() {
        return xsec.clone();
    }

    /**
     * The distribution of the truth information.
     *
     * @param channel what is measured
     * @param theta where
     * @param observable name of the observable
     * @param binning bins of this one observable
     * @return the distribution
     * @throws InvalidInputException if the observable is unknown, or the cross section of a bin with events is not
     *     positive
     */
    public static InformationDistribution truth(
            Channel channel, ParameterPoint theta, String observable, Binning binning) {
        EventTerms terms = EventTerms.of(channel.setup(), theta);
        var collected = new Collected(channel, terms, theta, observable, binning);
        double luminosity = channel.luminosity().inversePicobarn();
        EventPass.of(channel, theta, terms).run(event -> {
            double[] v = event.v();
            collected.add(event, v, v, v[0] > 0 ? luminosity / v[0] : 0);
        });
        return collected.result("truth");
    }

    /**
     * The distribution of a learned information.
     *
     * @param estimator the score
     * @param channel what is measured
     * @param theta where; must be the estimator's reference point
     * @param observable name of the observable, which the estimator need not know
     * @param binning bins of this one observable
     * @return the distribution
     * @throws InvalidInputException as above, or as for {@link FisherInformation#learned(ScoreEstimator, Channel,
     *     ParameterPoint)}
     */
    public static InformationDistribution learned(
            ScoreEstimator estimator, Channel channel, ParameterPoint theta, String observable, Binning binning) {
        ScoreParts scores = ScoreParts.of(estimator.parts(), channel.setup(), theta);
        EventTerms terms = LearnedInformation.terms(scores, channel, theta);
        EventPass pass = EventPass.with(channel, theta, terms, scores);
        var means = new ScoreMeans(scores, terms.length());
        pass.run(means::add);
        means.finish(theta);
        var collected = new Collected(channel, terms, theta, observable, binning);
        double luminosity = channel.luminosity().inversePicobarn();
        double[] a = new double[terms.length()];
        double[] b = new double[terms.length()];
        pass.run(event -> {
            fill(event, means, 0, a);
            fill(event, means, means.parts() - 1, b);
            collected.add(event, a, b, luminosity * event.v()[0]);
        });
        return collected.result("learned");
    }

    /** The score with the rate, behind a place that is not used. */
    private static void fill(EventPass.Event event, ScoreMeans means, int part, double[] target) {
        double[] centred = new double[target.length - 1];
        means.centred(event, part, centred);
        double[] sum = means.sum();
        for (int i = 0; i < centred.length; i++) {
            target[1 + i] = centred[i] + sum[1 + i] / sum[0];
        }
    }

    /** The bins while they are filled. */
    private static final class Collected {
        private final Channel channel;
        private final EventTerms terms;
        private final ParameterPoint theta;
        private final String observable;
        private final Binning binning;
        private final int column;
        private final List<PackedInformation> information = new ArrayList<>();
        private final List<BinSums> rate = new ArrayList<>();
        private final double[] contribution;

        Collected(Channel channel, EventTerms terms, ParameterPoint theta, String observable, Binning binning) {
            if (binning.axes() != 1) {
                throw new InvalidInputException(
                        "a distribution has one observable, the binning has %d axes".formatted(binning.axes()));
            }
            this.channel = channel;
            this.terms = terms;
            this.theta = theta;
            this.observable = observable;
            this.binning = binning;
            this.column = channel.setup().observableIndex(observable);
            for (int b = 0; b < binning.size(); b++) {
                information.add(new PackedInformation(terms.length() - 1));
                rate.add(new BinSums(terms.length()));
            }
            contribution = new double[information.get(0).size()];
        }

        /** Adds scale · Sym(a bᵀ), without the first place of a and b. */
        void add(EventPass.Event event, double[] a, double[] b, double scale) {
            EventMatrix x = event.block().observations();
            int bin = binning.index(new double[] {x.get(event.row(), column)}, 0);
            rate.get(bin).add(event.v());
            int k = 0;
            for (int i = 1; i < a.length; i++) {
                for (int j = i; j < a.length; j++) {
                    contribution[k++] = 0.5 * scale * (a[i] * b[j] + a[j] * b[i]);
                }
            }
            information.get(bin).addEvent(contribution);
        }

        InformationDistribution result(String method) {
            double[] xsec = new double[rate.size()];
            List<Information> full = new ArrayList<>();
            List<Information> binned = new ArrayList<>();
            for (int b = 0; b < xsec.length; b++) {
                xsec[b] = rate.get(b).sum()[0];
                var own = new PackedInformation(terms.length() - 1);
                String what = "bin " + b + " of '" + observable + "' at " + theta;
                rate.get(b).addTo(own, channel.luminosity().inversePicobarn(), what);
                full.add(finish(information.get(b), method));
                binned.add(finish(own, "rate"));
            }
            return new InformationDistribution(observable, binning.edges(0), xsec, full, binned);
        }

        private Information finish(PackedInformation packed, String method) {
            return packed.finish(terms.parameters(), theta, channel.luminosity(), method, List.of());
        }
    }
}
