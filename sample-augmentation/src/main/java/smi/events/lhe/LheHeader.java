package smi.events.lhe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import smi.morphing.InvalidInputException;

/**
 * What a Les Houches file says before its first event.
 *
 * @param version the version of the format, for example {@code 3.0}
 * @param runCard settings of the MadGraph run card, name → value; empty for other generators
 * @param weights the weights that {@code <initrwgt>} announces, in order
 * @param weightingStrategy IDWTUP
 * @param nominalPdf LHAPDF number of the set that was used for both beams (PDFSUP), where the file says it
 * @param crossSection sum of XSECUP over all processes, pb
 */
public record LheHeader(
        String version,
        Map<String, String> runCard,
        List<LheWeight> weights,
        int weightingStrategy,
        OptionalInt nominalPdf,
        double crossSection) {

    public LheHeader {
        runCard = Map.copyOf(runCard);
        weights = List.copyOf(weights);
    }

    /**
     * The normalisation of the weights.
     *
     * @return {@code event_norm} of the run card, if there is one
     * @throws InvalidInputException if it is neither sum nor average
     */
    public Optional<EventNorm> eventNorm() {
        return runSetting("event_norm").map(EventNorm::parse);
    }

    /**
     * A setting of the run card.
     *
     * @param name its name
     * @return its value, if the card has it
     */
    public Optional<String> runSetting(String name) {
        return Optional.ofNullable(runCard.get(name));
    }

    /** {@return {@code nevents} of the run card: how many events were asked for, which may differ from how many follow} */
    public OptionalLong requestedEvents() {
        String text = runCard.getOrDefault("nevents", "");
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
