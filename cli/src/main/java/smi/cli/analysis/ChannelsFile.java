package smi.cli.analysis;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * The content of a file of channels (docs/howto-channels.md): its keys are the components of these records, in snake case,
 * and mean what they mean in an analysis file.
 *
 * @param channels the channels, by name
 */
public record ChannelsFile(LinkedHashMap<String, ChannelKeys> channels) {

    /** A missing section is an empty one. */
    public ChannelsFile {
        channels = channels == null ? new LinkedHashMap<>() : new LinkedHashMap<>(channels);
    }

    /**
     * A channel.
     *
     * @param events its event files or patterns
     * @param luminosity integrated luminosity with unit
     * @param samplingFactors {@code mixture}, {@code madminer} or {@code closest}
     * @param split how the events are divided into training, validation and test events
     * @param method {@code rate}, {@code histogram}, {@code learned}, {@code sally}, {@code adaptive-sally} or
     *     {@code sallino}
     * @param model the file of the estimator it uses
     * @param observables the observables of a histogram
     * @param edges the bin edges of each of them
     * @param bins number of bins per variable where there are no edges
     * @param observed the file of observed events; expected limits if left out
     */
    public record ChannelKeys(
            List<String> events,
            String luminosity,
            String samplingFactors,
            AnalysisFile.SplitKeys split,
            String method,
            String model,
            List<String> observables,
            List<List<Double>> edges,
            Integer bins,
            String observed) {}
}
