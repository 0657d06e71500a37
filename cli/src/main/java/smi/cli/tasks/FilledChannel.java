package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import smi.augmentation.WeightedEvents;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.limits.KinematicModel;
import smi.limits.Kinematics;
import smi.limits.Limits;
import smi.limits.Measurement;
import smi.morphing.ParameterPoint;

/** A channel with its events, its data and its model of the kinematics. */
final class FilledChannel {
    private final LimitsChannel channel;
    private final SharedParameters shared;
    private final EventSource source;
    private final LimitsMethod method;
    private final Kinematics kinematics;
    private final Limits limits;
    private final KinematicModel model;

    /**
     * Fills histograms, or computes log ratios.
     *
     * @param channel what belongs to it
     * @param shared what it shares with others
     * @param source its events, which fit to both
     * @param table a file of stored log ratios
     */
    FilledChannel(LimitsChannel channel, SharedParameters shared, EventSource source, Optional<Path> table) {
        this.channel = channel;
        this.shared = shared;
        this.source = source;
        this.method = new LimitsMethod(channel.method(), channel.model(), channel.histogram(), table);
        this.kinematics = method.kinematics(setup());
        this.limits = data().withNuisance(shared.nuisance(setup()));
        this.model = kinematics.model(limits);
    }

    private Limits data() {
        if (channel.observed().isEmpty()) {
            return expected(truth().orElseThrow());
        }
        return Limits.observed(
                ObservedEvents.read(channel.observed().get(), setup()),
                source,
                channel.events().split(),
                channel.events().factors(),
                Luminosity.parse(channel.luminosity()),
                shared.grid(setup()));
    }

    private Limits expected(ParameterPoint theta) {
        return Limits.expected(
                source,
                channel.events().split(),
                channel.events().factors(),
                theta,
                Luminosity.parse(channel.luminosity()),
                shared.grid(setup()));
    }

    LimitsChannel channel() {
        return channel;
    }

    EventSetup setup() {
        return source.setup();
    }

    Optional<ParameterPoint> truth() {
        return shared.truth(setup());
    }

    Limits limits() {
        return limits;
    }

    KinematicModel model() {
        return model;
    }

    Measurement measurement() {
        return limits.measure(model);
    }

    /** What is expected without signal: its strength at 0, the other parameters at the true point or at 0. */
    Measurement background(String signalStrength) {
        double[] theta = truth().map(ParameterPoint::values)
                .orElseGet(() -> setup().space().origin().values());
        theta[setup().space().indexOf(signalStrength)] = 0;
        return expected(setup().space().point(theta))
                .withNuisance(shared.nuisance(setup()))
                .measure(kinematics);
    }

    /** The events that toys are made of. */
    WeightedEvents toyEvents() {
        return channel.events().weightedEvents(source, method.toyEvents());
    }

    /** Writes the log ratios that were computed, if they are to be stored. */
    void save(Context context) {
        method.save(context);
    }

    /** Says whether observed events lie where the model was trained. */
    void reportRange(ObjectNode node, Console console) {
        channel.observed().ifPresent(file -> channel.model().ifPresent(path -> {
            AnyModel read = Models.read(path);
            int[] columns = setup().columnsOf(read.observables(), read.space().names());
            TrainingRange.report(read, ObservedEvents.read(file, setup()).columns(columns), node, console);
        }));
    }
}
