package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.limits.LimitResult;
import smi.limits.Measurement;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * Expected or observed limits on a grid, and what else follows from the likelihood.
 *
 * @param events the simulated events
 * @param label the name of the limits in figures
 * @param method {@code rate}, {@code histogram}, {@code learned}, {@code sally}, {@code adaptive-sally} or {@code sallino}
 * @param thetaTrue the point that expected data follow
 * @param observed the file of observed data, instead
 * @param grid {@code name=from:to:points} per parameter
 * @param luminosity integrated luminosity with unit
 * @param model the estimator of a learned or SALLY limit
 * @param histogram the histograms
 * @param statistics levels, nuisance parameters, intervals and so on
 * @param toys what is made of pseudo-experiments
 * @param posterior how the posterior is sampled, if it is
 * @param files files besides the JSON
 * @param seed seed of the random numbers
 */
public record LimitsTask(
        EventSelection events,
        String label,
        String method,
        Optional<String> thetaTrue,
        Optional<Path> observed,
        String grid,
        String luminosity,
        Optional<Path> model,
        HistogramSettings histogram,
        LimitsStatistics statistics,
        ToyChoice toys,
        Optional<PosteriorChoice> posterior,
        LimitsFiles files,
        long seed)
        implements Task {

    public LimitsTask {
        new LimitsChannel(label, events, luminosity, method, model, histogram, observed);
        if (thetaTrue.isEmpty() && observed.isEmpty()) {
            throw new InvalidInputException(
                    "give --theta-true POINT for expected limits, or --observed FILE for observed ones");
        }
        if (thetaTrue.isEmpty() && (toys.hasBands() || toys.coverage().isPresent())) {
            throw new InvalidInputException("bands and coverage need the point that is true: give --theta-true POINT");
        }
    }

    @Override
    public String command() {
        return "limits";
    }

    @Override
    public List<Path> inputs() {
        return channel().inputs();
    }

    @Override
    public List<Path> outputs() {
        return files.outputs();
    }

    private LimitsChannel channel() {
        return new LimitsChannel(label, events, luminosity, method, model, histogram, observed);
    }

    private SharedParameters shared() {
        return new SharedParameters(thetaTrue, grid, statistics.nuisance());
    }

    @Override
    public void check(EventSetup setup) {
        channel().check(setup, shared());
        if (!statistics.profile().isEmpty()) {
            shared().grid(setup).without(statistics.profile());
        }
    }

    @Override
    public ObjectNode run(Context context) {
        EventSource source = events.open();
        events.check(this, source.setup());
        var channel = new FilledChannel(channel(), shared(), source, files.table());
        Measurement measurement = channel.measurement().profile(statistics.profile());
        var pseudo = new LimitsToys(this, channel.toyEvents(), channel.limits(), channel.model());
        LimitResult result =
                toys.calibrates() ? pseudo.calibrated(measurement, context.console()) : measurement.asymptotic();
        result.notes().forEach(note -> context.console().say("note: " + note));
        LimitsText.print(
                label,
                "at L = " + Numbers.compact(result.luminosity().inversePicobarn() / 1e3) + "/fb",
                result,
                statistics.levels(),
                context.console());
        var json = new LimitsJson(label, channel.truth(), result, observed.isPresent());
        ObjectNode node = json.write(statistics.levels());
        var extras = new LimitsExtras(statistics, posterior, seed, measurement, context.console());
        extras.addTo(node);
        extras.addSignalStrength(node, channel::background);
        pseudo.addTo(node, context.console());
        channel.save(context);
        channel.reportRange(node, context.console());
        files.write(json, extras.intervals(), context.console());
        return node;
    }

    Optional<ParameterPoint> truth(EventSetup setup) {
        return shared().truth(setup);
    }
}
