package smi.limits;

import java.util.ArrayList;
import java.util.List;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;

/**
 * One channel of several that are looked at together: events of its own, selected, counted and described in its own way.
 *
 * @param name what it is called in notes
 * @param measurement the likelihood of its data
 */
public record Channel(String name, Measurement measurement) {
    /** The method of a measurement of several channels. */
    public static final String COMBINATION = "combination";

    /**
     * Several channels as one measurement. Its likelihood is the product of theirs, in which a nuisance parameter that
     * several have is one and the same and is constrained once. Numbers of events add up; luminosities do not, because
     * channels of one experiment share it: that of the result is the largest, and a note names all where they differ.
     *
     * @param channels the channels, with the same parameters of the theory on the same grid
     * @return the measurement, in which nothing is profiled but nuisance parameters
     * @throws InvalidInputException if there is no channel, or their grids differ
     */
    public static Measurement combined(List<Channel> channels) {
        if (channels.isEmpty()) {
            throw new InvalidInputException("a combination needs at least one channel");
        }
        Channel first = channels.get(0);
        channels.forEach(channel -> requireTheGridOf(first, channel));
        return new Measurement(
                COMBINATION,
                TotalLikelihood.combined(
                        channels.stream().map(c -> c.measurement.likelihood()).toList()),
                first.measurement.grid(),
                List.of(),
                channels.stream().mapToDouble(c -> c.measurement.count()).sum(),
                new Luminosity(channels.stream()
                        .mapToDouble(c -> c.measurement.luminosity().inversePicobarn())
                        .max()
                        .orElseThrow()),
                notes(channels));
    }

    /** Ranges and powers of the parameters may differ: they belong to the events. */
    private static void requireTheGridOf(Channel first, Channel other) {
        List<GridAxis> axes = first.measurement.grid().axes();
        if (!other.measurement.grid().axes().equals(axes)) {
            throw new InvalidInputException("channels need the same grid: '%s' has %s, '%s' %s"
                    .formatted(
                            first.name,
                            axes,
                            other.name,
                            other.measurement.grid().axes()));
        }
    }

    private static List<String> notes(List<Channel> channels) {
        List<String> notes = new ArrayList<>();
        for (Channel channel : channels) {
            channel.measurement.notes().forEach(note -> notes.add(channel.name + ": " + note));
        }
        if (channels.stream().map(c -> c.measurement.luminosity()).distinct().count() > 1) {
            List<String> each = channels.stream()
                    .map(c -> c.name + " " + c.measurement.luminosity())
                    .toList();
            notes.add("the luminosities of the channels differ (%s); the largest is quoted"
                    .formatted(String.join(", ", each)));
        }
        return notes;
    }
}
