package smi.cli.analysis;

import static smi.cli.analysis.AnalysisReferences.orEmpty;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.augmentation.SamplingFactors;
import smi.cli.analysis.ChannelsFile.ChannelKeys;
import smi.cli.tasks.EventSelection;
import smi.cli.tasks.HistogramSettings;
import smi.cli.tasks.LimitsChannel;
import smi.cli.tasks.Place;
import smi.cli.yaml.YamlFile;
import smi.events.hdf5.EventFileNames;
import smi.morphing.InvalidInputException;

/** Reads the channels of a combination of limits. */
public final class Channels {
    private static final String HELP = "docs/howto-channels.md describes the keys";

    private final Path file;

    private Channels(Path file) {
        this.file = file;
    }

    /**
     * Reads a file of channels. The files that it names need not be there yet: an analysis may be about to make them.
     *
     * @param file the file; paths in it start at its folder
     * @return the channels, in its order
     * @throws InvalidInputException if the file is missing or says something that cannot be understood
     */
    public static List<LimitsChannel> read(Path file) {
        ChannelsFile content = YamlFile.read(file, ChannelsFile.class, Map.of(), HELP);
        if (content.channels().isEmpty()) {
            throw new InvalidInputException("%s has no channel; %s".formatted(file, HELP));
        }
        var reader = new Channels(file);
        List<LimitsChannel> channels = new ArrayList<>();
        content.channels()
                .forEach((name, keys) -> channels.add(
                        Place.at(YamlFile.place(file, "channels", name), () -> reader.channel(name, keys))));
        return List.copyOf(channels);
    }

    private LimitsChannel channel(String name, ChannelKeys keys) {
        if (keys == null) {
            throw new InvalidInputException("the channel '%s' is empty; %s".formatted(name, HELP));
        }
        var events = new EventSelection(
                EventFileNames.resolve(required(name, "events", keys.events()).stream()
                        .map(pattern -> beside(pattern).toString())
                        .toList()),
                keys.samplingFactors() == null
                        ? SamplingFactors.MIXTURE
                        : SamplingFactors.parse(keys.samplingFactors()),
                AnalysisContext.split(keys.split()));
        return new LimitsChannel(
                name,
                events,
                required(name, "luminosity", keys.luminosity()),
                required(name, "method", keys.method()),
                Optional.ofNullable(keys.model()).map(this::beside),
                new HistogramSettings(
                        orEmpty(keys.observables()), orEmpty(keys.edges()), Optional.ofNullable(keys.bins())),
                Optional.ofNullable(keys.observed()).map(this::beside));
    }

    private Path beside(String path) {
        return file.resolveSibling(path);
    }

    private static <T> T required(String channel, String key, T value) {
        if (value == null) {
            throw new InvalidInputException("the channel '%s' lacks the key '%s'; %s".formatted(channel, key, HELP));
        }
        return value;
    }
}
