package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.augmentation.Binning;
import smi.events.EventSetup;
import smi.fisher.Acceptance;
import smi.fisher.Bootstrap;
import smi.fisher.Channel;
import smi.fisher.EventBins;
import smi.fisher.FisherInformation;
import smi.fisher.Information;
import smi.fisher.InformationComparison;
import smi.fisher.InformationDistribution;
import smi.fisher.LearnedInformation;
import smi.fisher.Replicas;
import smi.fisher.geometry.ExpectedExclusion;
import smi.fisher.geometry.InformationGeometry;
import smi.fisher.geometry.InformationMetric;
import smi.fisher.geometry.MorphedMetric;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.score.ScoreEstimator;

/** The information at one point, and what belongs to it. */
final class FisherPoint {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 1);

    private final FisherSettings settings;
    private final Channel channel;
    private final ParameterPoint theta;
    private final List<ScoreEstimator> scores;

    FisherPoint(FisherSettings settings, Channel channel, ParameterPoint theta) {
        this.settings = settings;
        this.channel = channel;
        this.theta = theta;
        this.scores = settings.learned() ? Models.scores(settings.models(), channel.setup(), theta) : List.of();
    }

    static Acceptance acceptance(FisherSettings settings, EventSetup setup) {
        return Intervals.acceptance(settings.cuts(), settings.efficiencies(), setup);
    }

    /** The information without what other channels add, and a learned one with what is known of its accuracy. */
    record Result(Information information, Optional<LearnedInformation> learned) {}

    Result information() {
        return switch (settings.method()) {
            case "truth" -> exact(FisherInformation.truth(channel, theta));
            case "rate" -> exact(FisherInformation.rate(channel, theta));
            case "histogram" -> exact(FisherInformation.binned(channel, histogram(), theta));
            default -> {
                LearnedInformation learned = scores.size() == 1
                        ? FisherInformation.learned(scores.get(0), channel, theta)
                        : FisherInformation.learned(scores.get(0), scores.get(1), channel, theta);
                Information asked = settings.content().equals("total") ? learned.information() : learned.kinematic();
                yield new Result(asked, Optional.of(learned));
            }
        };
    }

    private static Result exact(Information information) {
        return new Result(information, Optional.empty());
    }

    private EventBins histogram() {
        List<String> observables = settings.bins().histogram().observables();
        return EventBins.histogram(channel.setup(), observables, settings.bins().of(channel, theta, observables));
    }

    /** How much of the information regions of phase space keep, along its own directions. */
    ObjectNode regions(Path file, Console console) {
        EventBins regions = RegionFile.read(file, channel.setup());
        InformationComparison comparison =
                InformationComparison.of(replicas(), BOOTSTRAP.binned(channel, regions, theta));
        Information whole = comparison.whole();
        double[] extremes = comparison.extremes(); // names a direction that nothing can be kept of
        double[] kept = comparison.kept();
        double[] errors = comparison.keptErrors();
        console.say("  kept by the %s of %s, along the eigenvectors of the %s information:"
                .formatted(regions.label(), file, settings.method()));
        TextTable table = TextTable.of(List.of("  eigenvalue", "direction", "kept"));
        for (int k = 0; k < kept.length; k++) {
            table.row(List.of(
                    "  " + Numbers.text(whole.eigenvalues()[k]),
                    Numbers.text(whole.eigenvectors()[k]),
                    Numbers.withError(kept[k], errors[k])));
        }
        console.say(table);
        ObjectNode node = Json.object().put("file", file.toString());
        node.set("information", Json.matrix(comparison.part().matrix()));
        node.set("uncertainty", Json.matrix(comparison.part().uncertainty()));
        node.set("directions", Json.matrix(whole.eigenvectors()));
        node.set("kept", Json.array(kept));
        node.set("kept_uncertainty", Json.array(errors));
        node.set("kept_extremes", Json.array(extremes));
        return node;
    }

    /** Information about the physics parameters, as a binning has it. */
    private Replicas replicas() {
        return switch (settings.method()) {
            case "truth" -> BOOTSTRAP.truth(channel, theta);
            case "rate" -> BOOTSTRAP.rate(channel, theta);
            case "histogram" -> BOOTSTRAP.binned(channel, histogram(), theta);
            default -> BOOTSTRAP.learned(one("compare regions with"), channel, theta);
        };
    }

    private ScoreEstimator one(String purpose) {
        if (scores.size() != 1) {
            throw new InvalidInputException(
                    "give one --model, trained on two halves of the events, to %s it".formatted(purpose));
        }
        return scores.get(0);
    }

    ObjectNode distribution(String observable) {
        Binning binning = settings.bins().of(channel, theta, List.of(observable));
        InformationDistribution distribution = settings.learned()
                ? InformationDistribution.learned(one("show the distribution of"), channel, theta, observable, binning)
                : InformationDistribution.truth(channel, theta, observable, binning);
        ObjectNode node = Json.object().put("observable", observable);
        node.set("parameters", Json.array(distribution.information().get(0).parameters()));
        node.set("edges", Json.array(distribution.edges()));
        node.set("xsec_pb", Json.array(distribution.xsec()));
        ArrayNode information = node.putArray("information");
        ArrayNode uncertainty = node.putArray("uncertainty");
        ArrayNode rate = node.putArray("rate_information");
        for (int b = 0; b < distribution.xsec().length; b++) {
            Information bin = distribution.information().get(b);
            information.add(Json.matrix(bin.matrix()));
            uncertainty.add(Json.matrix(bin.uncertainty()));
            rate.add(Json.matrix(distribution.rate().get(b).matrix()));
        }
        return node;
    }

    /** Local distances to points, and where the information is known everywhere those along geodesics. */
    ArrayNode distances(Information information, Console console) {
        ArrayNode list = Json.object().putArray("distances");
        int parameters = theta.dimension();
        for (ParameterPoint other : distanceTo) {
            double local = information.distance(other);
            ObjectNode node = list.addObject();
            node.set("theta", Json.point(other));
            node.put("local", local);
            double distance = local;
            Optional<InformationMetric> metric = metric();
            if (metric.isPresent()) {
                distance = InformationGeometry.of(metric.get()).distance(theta.values(), other.values());
                node.put("geodesic", distance);
            }
            double p = ExpectedExclusion.pValue(distance, parameters);
            node.put("p_value", p);
            console.say("  distance to %s: %s locally%s, expected p-value %s"
                    .formatted(
                            Numbers.point(other),
                            Numbers.text(local),
                            metric.isPresent() ? ", " + Numbers.text(distance) + " along the geodesic" : "",
                            Numbers.text(p)));
        }
        return list;
    }

    private final List<ParameterPoint> distanceTo = new ArrayList<>();

    FisherPoint withDistancesTo(List<ParameterPoint> others) {
        distanceTo.addAll(others);
        return this;
    }

    /** The information as a function of θ, where morphing gives it. */
    Optional<InformationMetric> metric() {
        return switch (settings.method()) {
            case "truth" -> Optional.of(MorphedMetric.truth(channel));
            case "histogram" -> Optional.of(MorphedMetric.binned(channel, histogram()));
            default -> Optional.empty();
        };
    }
}
