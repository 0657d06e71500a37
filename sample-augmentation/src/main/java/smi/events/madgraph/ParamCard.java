package smi.events.madgraph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterPoint;
import smi.morphing.Suggestion;

/**
 * A parameter card in the SLHA format. Everything that is not replaced stays as it was written. Immutable.
 *
 * @param name what errors call it, for example its path
 * @param lines its lines
 */
public record ParamCard(String name, List<String> lines) {
    private static final Pattern BLOCK = Pattern.compile("(?i)\\s*block\\s+(\\S+).*");
    private static final Pattern ENTRY = Pattern.compile("(\\s*(\\d+)\\s+)(\\S+)(\\s*(?:#.*)?)");

    /** Widths have lines of their own; the id is the particle's. */
    private static final Pattern DECAY = Pattern.compile("(?i)(\\s*decay\\s+(\\d+)\\s+)(\\S+)(\\s*(?:#.*)?)");

    private static final String DECAYS = "decay";

    public ParamCard {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a card.
     *
     * @param file the card
     * @return the card, named by its path
     * @throws InvalidInputException if it cannot be read
     */
    public static ParamCard read(Path file) {
        return new ParamCard(file.toString(), CardFile.lines(file));
    }

    /** An entry: the line, and its match. */
    private record Entry(int line, String block, int id, Matcher match) {}

    /**
     * The card at a parameter point.
     *
     * @param theta the point
     * @return the card with the transformed coordinates in their places
     * @throws InvalidInputException if the card has no such block or entry, or a parameter has no place on a card
     */
    public ParamCard at(ParameterPoint theta) {
        ParamCard card = this;
        for (int p = 0; p < theta.dimension(); p++) {
            Parameter parameter = theta.space().parameters().get(p);
            double value = CardTransform.of(parameter).value(theta.get(p));
            card = card.with(parameter, value);
        }
        return card;
    }

    private ParamCard with(Parameter parameter, double value) {
        Entry entry = find(parameter);
        List<String> changed = new ArrayList<>(lines);
        Matcher match = entry.match();
        String comment = match.group(4).stripLeading();
        changed.set(
                entry.line(),
                match.group(1)
                        + CardNumber.text(value)
                        + (comment.isEmpty() ? " # " + parameter.name() : " " + comment));
        return new ParamCard(name, changed);
    }

    /**
     * What the card says of a parameter.
     *
     * @param parameter the parameter
     * @return the value on the card, after the transform
     * @throws InvalidInputException if the card has no such block or entry
     */
    public double value(Parameter parameter) {
        String text = find(parameter).match().group(3);
        try {
            return Double.parseDouble(text.replace('d', 'e').replace('D', 'E'));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "%s: %s is not a number; correct the card".formatted(where(parameter), text), e);
        }
    }

    private Entry find(Parameter parameter) {
        if (parameter.lhaBlock().equals("None")) {
            throw new InvalidInputException(
                    "parameter '%s' has no place on the card; give lha_block and lha_id".formatted(parameter.name()));
        }
        String block = parameter.lhaBlock().toLowerCase(Locale.ROOT);
        List<Entry> entries = entries();
        List<Entry> inBlock =
                entries.stream().filter(e -> e.block().equals(block)).toList();
        Optional<Entry> found =
                inBlock.stream().filter(e -> e.id() == parameter.lhaId()).findFirst();
        return found.orElseThrow(() -> new InvalidInputException(
                inBlock.isEmpty() ? noBlock(parameter, entries) : noEntry(parameter, inBlock)));
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        String block = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher header = BLOCK.matcher(lines.get(i));
            Matcher decay = DECAY.matcher(lines.get(i));
            Matcher entry = ENTRY.matcher(lines.get(i));
            if (header.matches()) {
                block = header.group(1).toLowerCase(Locale.ROOT);
            } else if (decay.matches()) {
                block = ""; // the lines after it are decay channels
                entries.add(new Entry(i, DECAYS, id(decay), decay));
            } else if (entry.matches() && !block.isEmpty()) {
                entries.add(new Entry(i, block, id(entry), entry));
            }
        }
        return entries;
    }

    private int id(Matcher entry) {
        try {
            return Integer.parseInt(entry.group(2));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "%s: the id %s is too large; correct the card".formatted(name, entry.group(2)), e);
        }
    }

    private String noBlock(Parameter parameter, List<Entry> entries) {
        Set<String> blocks = entries.stream().map(Entry::block).collect(Collectors.toCollection(LinkedHashSet::new));
        return "%s has no block '%s' for parameter '%s'; %s"
                .formatted(
                        name,
                        parameter.lhaBlock(),
                        parameter.name(),
                        Suggestion.sentence(parameter.lhaBlock(), blocks));
    }

    private String noEntry(Parameter parameter, List<Entry> inBlock) {
        return "%s; the block has %s"
                .formatted(
                        where(parameter) + " does not exist",
                        inBlock.stream().map(e -> Integer.toString(e.id())).collect(Collectors.joining(", ")));
    }

    private String where(Parameter parameter) {
        return "%s: block %s, entry %d for parameter '%s'"
                .formatted(name, parameter.lhaBlock(), parameter.lhaId(), parameter.name());
    }
}
