package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import smi.augmentation.Prior;
import smi.events.EventMatrix;
import smi.limits.Measurement;
import smi.limits.OtherParameters;
import smi.limits.ParameterIntervals;
import smi.limits.fit.Bounds;
import smi.limits.fit.FitResult;
import smi.limits.fit.FitSettings;
import smi.limits.fit.Interval;
import smi.limits.fit.NuisanceImpact;
import smi.limits.fit.SignalStrength;
import smi.limits.posterior.EnsembleSampler;
import smi.limits.posterior.LogPosterior;
import smi.limits.posterior.PosteriorSample;
import smi.morphing.InvalidInputException;

/** What follows from the likelihood by fits and by sampling: intervals, pulls and impacts, CLs, the posterior. */
final class LimitsExtras {
    private static final FitSettings FITS = FitSettings.defaults();

    /** Draws in the JSON, enough for a figure. */
    private static final int MOST_DRAWS = 4000;

    private final LimitsStatistics statistics;
    private final Optional<PosteriorChoice> posterior;
    private final long seed;
    private final Measurement measurement;
    private final Console console;
    private final List<ParameterIntervals> intervals = new ArrayList<>();

    /**
     * What is wanted of a likelihood.
     *
     * @param statistics intervals, impacts, CLs
     * @param posterior how the posterior is sampled, if it is
     * @param seed of its random numbers
     * @param measurement the likelihood
     * @param console where the results are said
     */
    LimitsExtras(
            LimitsStatistics statistics,
            Optional<PosteriorChoice> posterior,
            long seed,
            Measurement measurement,
            Console console) {
        this.statistics = statistics;
        this.posterior = posterior;
        this.seed = seed;
        this.measurement = measurement;
        this.console = console;
    }

    List<ParameterIntervals> intervals() {
        return List.copyOf(intervals);
    }

    void addTo(ObjectNode node) {
        if (!statistics.needsFit() && posterior.isEmpty()) {
            return;
        }
        FitResult best = measurement.fit(FITS);
        node.set("fit", fit(best));
        statistics.intervals().ifPresent(others -> addIntervals(node, best, OtherParameters.parse(others)));
        statistics.impacts().ifPresent(parameter -> addImpacts(node, best, parameter));
        posterior.ifPresent(choice -> addPosterior(node, best, choice));
    }

    private static ObjectNode fit(FitResult best) {
        ObjectNode fit = Json.object()
                .put("converged", best.converged())
                .put("log_likelihood", best.logLikelihood())
                .put("estimated_distance", best.distance());
        fit.set("parameters", Json.array(best.names()));
        fit.set("point", Json.array(best.point()));
        fit.set("covariance", Json.matrix(best.covariance()));
        return fit;
    }

    private void addIntervals(ObjectNode node, FitResult best, OtherParameters others) {
        ArrayNode array = node.putArray("intervals");
        for (String parameter : measurement.scannedParameters()) {
            ParameterIntervals found = measurement.intervals(parameter, others, statistics.levels(), best, FITS);
            intervals.add(found);
            array.add(json(found));
            console.say("%s = %s, others %s"
                    .formatted(parameter, Numbers.withError(found.bestFit(), found.error()), others.label()));
            for (ParameterIntervals.Level level : found.levels()) {
                console.say("  %s %%: %s".formatted(Numbers.compact(100 * level.level()), text(level.intervals())));
            }
            if (found.missed() > 0.01) {
                console.say(
                        "note: on the way log L was found %.2g higher than at the best fit, so this is not the best; give more starts or another grid"
                                .formatted(found.missed()));
            }
        }
    }

    private static String text(List<Interval> intervals) {
        List<String> texts = new ArrayList<>();
        for (Interval i : intervals) {
            texts.add("[" + Numbers.text(i.low()) + ", " + Numbers.text(i.high()) + "]"
                    + (i.openBelow() || i.openAbove() ? " and perhaps beyond the grid" : ""));
        }
        return String.join(" or ", texts);
    }

    private static ObjectNode json(ParameterIntervals found) {
        ObjectNode node = Json.object()
                .put("parameter", found.parameter())
                .put("others", found.others().label())
                .put("best_fit", found.bestFit())
                .put("error", found.error());
        ArrayNode levels = node.putArray("levels");
        for (ParameterIntervals.Level level : found.levels()) {
            ObjectNode one = levels.addObject().put("level", level.level()).put("threshold", level.threshold());
            ArrayNode ends = one.putArray("intervals");
            for (Interval i : level.intervals()) {
                ends.addObject()
                        .put("low", i.low())
                        .put("high", i.high())
                        .put("open_below", i.openBelow())
                        .put("open_above", i.openAbove());
            }
        }
        return node;
    }

    private void addImpacts(ObjectNode node, FitResult best, String parameter) {
        List<NuisanceImpact> impacts = measurement.impacts(parameter, best, FITS);
        ObjectNode result = node.putObject("impacts").put("parameter", parameter);
        ArrayNode array = result.putArray("nuisance_parameters");
        TextTable table = TextTable.of(List.of("nuisance parameter", "pull", "constraint", "impact up", "impact down"));
        for (NuisanceImpact impact : impacts) {
            array.addObject()
                    .put("name", impact.name())
                    .put("pull", impact.pull())
                    .put("constraint", impact.constraint())
                    .put("impact_up", impact.impactUp())
                    .put("impact_down", impact.impactDown());
            table.row(impact.name(), impact.pull(), impact.constraint(), impact.impactUp(), impact.impactDown());
        }
        console.say("impacts on " + parameter);
        console.say(table);
    }

    /**
     * CLs, if it is wanted.
     *
     * @param background what is expected where a parameter, the signal strength, is 0
     */
    void addSignalStrength(ObjectNode node, Function<String, Measurement> background) {
        if (statistics.signalStrength().isEmpty()) {
            return;
        }
        String parameter = statistics.signalStrength().get();
        Bounds bounds = measurement.freeBounds();
        int index = measurement.freeLikelihood().names().indexOf(parameter);
        if (index < 0) {
            throw new InvalidInputException(
                    "CLs needs a parameter with a range, '%s' is fixed by the grid or unknown".formatted(parameter));
        }
        var limit = SignalStrength.of(
                measurement.freeLikelihood(), background.apply(parameter).freeLikelihood(), bounds, index, FITS);
        double accuracy = 1e-5 * bounds.width(index);
        ArrayNode array = node.putObject("cls").put("parameter", parameter).putArray("limits");
        for (double level : statistics.levels()) {
            double[] expected = new double[5];
            for (int k = 0; k < 5; k++) {
                expected[k] = limit.expectedUpperLimit(level, k - 2, accuracy);
            }
            double observed = limit.upperLimit(level, accuracy);
            ObjectNode one = array.addObject().put("level", level).put("upper_limit", observed);
            one.set("expected", Json.array(expected));
            console.say("CLs: %s < %s at %s %%; expected %s, 68 %% band [%s, %s]"
                    .formatted(
                            parameter,
                            Numbers.text(observed),
                            Numbers.compact(100 * level),
                            Numbers.text(expected[2]),
                            Numbers.text(expected[1]),
                            Numbers.text(expected[3])));
        }
    }

    private void addPosterior(ObjectNode node, FitResult best, PosteriorChoice choice) {
        List<String> theory = measurement.freeLikelihood().names().stream()
                .filter(measurement.grid().space().names()::contains)
                .toList();
        List<Prior> priors = choice.priors(theory);
        PosteriorSample sample = EnsembleSampler.sample(
                new LogPosterior(measurement.freeLikelihood(), measurement.freeBounds(), priors),
                best,
                choice.settings(best.names().size(), seed));
        sample.notes().forEach(note -> console.say("note: " + note));
        ObjectNode result = node.putObject("posterior")
                .put("steps", sample.steps())
                .put("complete", sample.complete())
                .put("acceptance", sample.acceptance());
        result.set("parameters", Json.array(sample.names()));
        result.set("r_hat", Json.array(sample.rHat()));
        result.set("effective_size", Json.array(sample.effectiveSize()));
        ArrayNode summary = result.putArray("summary");
        for (int p = 0; p < sample.names().size() && sample.draws().rows() > 1; p++) {
            ObjectNode one = summary.addObject()
                    .put("parameter", sample.names().get(p))
                    .put("mean", sample.mean(p))
                    .put("standard_deviation", Math.sqrt(sample.covariance(p, p)));
            one.set("quantiles", Json.array(quantiles(sample, p)));
            console.say("posterior: %s = %s, 95 %% in [%s, %s]"
                    .formatted(
                            sample.names().get(p),
                            Numbers.withError(sample.mean(p), Math.sqrt(sample.covariance(p, p))),
                            Numbers.text(sample.quantile(p, 0.025)),
                            Numbers.text(sample.quantile(p, 0.975))));
        }
        result.set("draws", Json.matrix(thinned(sample.draws())));
    }

    /** At −2, −1, 0, 1, 2 standard deviations of a normal distribution. */
    private static double[] quantiles(PosteriorSample sample, int p) {
        double[] shares = {0.0228, 0.1587, 0.5, 0.8413, 0.9772};
        double[] values = new double[shares.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = sample.quantile(p, shares[k]);
        }
        return values;
    }

    private static EventMatrix thinned(EventMatrix draws) {
        int stride = Math.max(1, (draws.rows() + MOST_DRAWS - 1) / MOST_DRAWS);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < draws.rows(); i += stride) {
            rows.add(draws.row(i));
        }
        return EventMatrix.ofRows(rows.toArray(double[][]::new));
    }
}
