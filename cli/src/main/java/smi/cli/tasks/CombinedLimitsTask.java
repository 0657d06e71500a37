package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import smi.cli.yaml.YamlFile;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.limits.Channel;
import smi.limits.LimitResult;
import smi.limits.Measurement;
import smi.limits.NuisanceParameters;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.Suggestion;

/**
 * Limits of several channels together, with asymptotic p-values: either all channels have observed data, or none has.
 *
 * @param file where the channels were read, for messages
 * @param channels the channels
 * @param label the name of the limits in figures
 * @param thetaTrue the point that expected data follow, in all channels the same
 * @param grid {@code name=from:to:points} per parameter
 * @param statistics levels, nuisance parameters, intervals and so on
 * @param posterior how the posterior is sampled, if it is
 * @param files files besides the JSON
 * @param seed seed of the random numbers
 */
public record CombinedLimitsTask(
        Path file,
        List<LimitsChannel> channels,
        String label,
        Optional<String> thetaTrue,
        String grid,
        LimitsStatistics statistics,
        Optional<PosteriorChoice> posterior,
        LimitsFiles files,
        long seed)
        implements Task {

    public CombinedLimitsTask {
        channels = List.copyOf(channels);
        requireTheSameKindOfData(file, channels, thetaTrue);
        if (files.table().isPresent()) {
            throw new InvalidInputException(
                    "a table keeps the log ratios of one channel; leave out --table for several channels");
        }
    }

    /**
     * Refuses pseudo-experiments, which are of one channel.
     *
     * @param toys what is made of them
     * @throws InvalidInputException if anything is
     */
    public static void requireNone(ToyChoice toys) {
        if (toys.needsToys()) {
            throw new InvalidInputException(
                    "limits of several channels are asymptotic, there are no toys, bands or coverage of them; leave these out");
        }
    }

    private static void requireTheSameKindOfData(Path file, List<LimitsChannel> channels, Optional<String> thetaTrue) {
        Set<Path> data = new HashSet<>();
        for (LimitsChannel channel : channels) {
            if (channel.observed().isPresent() != channels.get(0).observed().isPresent()) {
                throw new InvalidInputException(
                        "%s: of the channels '%s' and '%s' one has observed data, the other none; give 'observed' to all channels or to none"
                                .formatted(file, channels.get(0).name(), channel.name()));
            }
            if (channel.observed().isEmpty() && thetaTrue.isEmpty()) {
                throw new InvalidInputException(
                        "give --theta-true POINT for expected limits, or the channels of %s the key 'observed'"
                                .formatted(file));
            }
            channel.observed().ifPresent(observed -> {
                if (!data.add(observed.toAbsolutePath().normalize())) {
                    throw new InvalidInputException(
                            "%s: %s is the data of two channels, its events would count twice; channels have data of their own"
                                    .formatted(file, observed));
                }
            });
        }
    }

    @Override
    public String command() {
        return "limits";
    }

    /** Only here is it known which channel a missing file belongs to. */
    @Override
    public List<Path> inputs() {
        Set<Path> inputs = new LinkedHashSet<>(List.of(file));
        for (LimitsChannel channel : channels) {
            Place.check(place(channel), () -> channel.inputs().forEach(Inputs::require));
            inputs.addAll(channel.inputs());
        }
        return List.copyOf(inputs);
    }

    @Override
    public List<Path> outputs() {
        return files.outputs();
    }

    @Override
    public ObjectNode run(Context context) {
        Console console = context.console();
        List<FilledChannel> filled = filled();
        Measurement measurement = combined(filled, FilledChannel::measurement).profile(statistics.profile());
        LimitResult result = measurement.asymptotic();
        result.notes().forEach(note -> console.say("note: " + note));
        boolean observed = channels.get(0).observed().isPresent();
        ArrayNode each = describe(filled, observed ? "n_observed" : "n_expected", console);
        LimitsText.print(label, "in %d channels".formatted(channels.size()), result, statistics.levels(), console);
        var json = new LimitsJson(label, filled.get(0).truth(), result, observed);
        ObjectNode node = json.write(statistics.levels());
        node.set("channels", each);
        var extras = new LimitsExtras(statistics, posterior, seed, measurement, console);
        extras.addTo(node);
        extras.addSignalStrength(node, name -> combined(filled, channel -> channel.background(name)));
        files.write(json, extras.intervals(), console);
        return node;
    }

    private static Measurement combined(
            List<FilledChannel> channels, Function<FilledChannel, Measurement> measurement) {
        return Channel.combined(channels.stream()
                .map(c -> new Channel(c.channel().name(), measurement.apply(c)))
                .toList());
    }

    /** Everything is checked before anything is filled. */
    private List<FilledChannel> filled() {
        List<EventSource> sources = new ArrayList<>();
        for (LimitsChannel channel : channels) {
            sources.add(Place.at(place(channel), channel.events()::open));
        }
        EventSetup first = sources.get(0).setup();
        requireKnownNuisance(sources);
        for (int k = 0; k < channels.size(); k++) {
            LimitsChannel channel = channels.get(k);
            EventSetup setup = sources.get(k).setup();
            Place.check(place(channel), () -> {
                requireTheParametersOf(first, setup);
                channel.check(setup, shared().knownTo(setup));
                requireTheTruthOf(first, setup);
            });
        }
        List<FilledChannel> filled = new ArrayList<>();
        for (int k = 0; k < channels.size(); k++) {
            LimitsChannel channel = channels.get(k);
            EventSource source = sources.get(k);
            filled.add(Place.at(
                    place(channel),
                    () -> new FilledChannel(channel, shared().knownTo(source.setup()), source, Optional.empty())));
        }
        return filled;
    }

    private SharedParameters shared() {
        return new SharedParameters(thetaTrue, grid, statistics.nuisance());
    }

    private String place(LimitsChannel channel) {
        return YamlFile.place(file, "channels", channel.name());
    }

    private void requireTheParametersOf(EventSetup first, EventSetup setup) {
        if (!setup.space().names().equals(first.space().names())) {
            throw new InvalidInputException(
                    "the events have the parameters %s, those of the channel '%s' %s; channels share the parameters, in the same order"
                            .formatted(
                                    setup.space().names(),
                                    channels.get(0).name(),
                                    first.space().names()));
        }
    }

    /** A benchmark may have the same name in two files, and be another point. */
    private void requireTheTruthOf(EventSetup first, EventSetup setup) {
        Optional<ParameterPoint> expected = shared().truth(first);
        Optional<ParameterPoint> found = shared().truth(setup);
        if (found.isPresent()
                && !Arrays.equals(expected.get().values(), found.get().values())) {
            throw new InvalidInputException(
                    "'%s' is %s here, and %s in the channel '%s'; give the true point by its coordinates"
                            .formatted(
                                    thetaTrue.get(),
                                    found.get(),
                                    expected.get(),
                                    channels.get(0).name()));
        }
    }

    /** A channel need not have every nuisance parameter, but one of them has. */
    private void requireKnownNuisance(List<EventSource> sources) {
        List<String> known = sources.stream()
                .flatMap(source -> NuisanceParameters.all(source.setup()).stream())
                .distinct()
                .toList();
        sources.stream()
                .flatMap(source -> shared().nuisance(source.setup()).stream())
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidInputException(
                            known.isEmpty()
                                    ? "no channel has nuisance parameters, so there is no '%s'".formatted(name)
                                    : "no channel has the nuisance parameter '%s'; %s"
                                            .formatted(name, Suggestion.sentence(name, known)));
                });
    }

    /** The channels as JSON and as a table. */
    private static ArrayNode describe(List<FilledChannel> filled, String countKey, Console console) {
        ObjectNode holder = Json.object();
        ArrayNode array = holder.putArray("channels");
        TextTable table = TextTable.of("channel", "method", "luminosity", "events");
        for (FilledChannel one : filled) {
            LimitsChannel channel = one.channel();
            double count = one.limits().data().count();
            ObjectNode node = array.addObject()
                    .put("name", channel.name())
                    .put("method", channel.method())
                    .put("luminosity_inv_pb", one.limits().luminosity().inversePicobarn())
                    .put(countKey, count);
            node.set("nuisance_parameters", Json.array(one.limits().nuisance()));
            if (channel.model().isPresent() && channel.observed().isPresent()) {
                console.say("channel " + channel.name());
                one.reportRange(node, console);
            }
            table.row(
                    channel.name(), channel.method(), one.limits().luminosity().toString(), count);
        }
        console.say(table);
        return array;
    }
}
