package smi.events.lhe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text from the first byte of a file to {@code </init>}. */
final class HeaderParser {
    private static final Pattern VERSION = Pattern.compile("<LesHouchesEvents[^>]*version\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern RUN_CARD_LINE = Pattern.compile("\\s*(.*?)\\s*=\\s*(\\w+)\\s*(?:[!#].*)?");
    private static final Pattern WEIGHT_TAG =
            Pattern.compile("<weightgroup([^>]*)>|</weightgroup>|<weight\\s([^>]*)>([^<]*)");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:.-]+)\\s*=\\s*(?:'([^']*)'|\"([^\"]*)\")");
    private static final int IDWTUP = 8;
    private static final int NPRUP = 9;

    private final String text;

    private HeaderParser(String text) {
        this.text = text;
    }

    static LheHeader parse(String text) throws MalformedLheException {
        return new HeaderParser(text).header();
    }

    private LheHeader header() throws MalformedLheException {
        Matcher version = VERSION.matcher(text);
        String[] lines = initLines();
        String[] beams = lines[0].split("\\s+");
        if (beams.length < 10) {
            throw new MalformedLheException(
                    "the first line of <init> has %d numbers, 10 are needed: '%s'".formatted(beams.length, lines[0]));
        }
        try {
            int processes = Integer.parseInt(beams[NPRUP]);
            double crossSection = 0;
            for (int i = 1; i <= processes; i++) {
                if (i >= lines.length) {
                    throw new MalformedLheException(
                            "<init> announces %d processes and describes %d".formatted(processes, lines.length - 1));
                }
                crossSection += Double.parseDouble(
                        lines[i].split("\\s+")[0].replace('D', 'E').replace('d', 'e'));
            }
            return new LheHeader(
                    version.find() ? version.group(1) : "",
                    runCard(),
                    weights(),
                    Integer.parseInt(beams[IDWTUP]),
                    crossSection);
        } catch (NumberFormatException e) {
            throw new MalformedLheException("<init> holds something else than numbers: " + e.getMessage());
        }
    }

    /** The lines of the last {@code <init>} that hold numbers. */
    private String[] initLines() throws MalformedLheException {
        int start = text.lastIndexOf("<init");
        int from = start < 0 ? -1 : text.indexOf('>', start);
        int to = text.lastIndexOf("</init");
        if (from < 0 || to < from) {
            throw new MalformedLheException("there is no <init> block before the first event");
        }
        String[] lines = text.substring(from + 1, to)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != '<')
                .toArray(String[]::new);
        if (lines.length == 0) {
            throw new MalformedLheException("the <init> block is empty");
        }
        return lines;
    }

    private Map<String, String> runCard() {
        Map<String, String> card = new LinkedHashMap<>();
        int from = text.indexOf("<MGRunCard");
        int to = text.indexOf("</MGRunCard", Math.max(0, from));
        if (from < 0 || to < 0) {
            return card;
        }
        text.substring(from, to).lines().forEach(line -> {
            Matcher setting = RUN_CARD_LINE.matcher(line);
            if (!line.strip().startsWith("#") && setting.matches()) {
                card.put(setting.group(2), setting.group(1));
            }
        });
        return card;
    }

    private List<LheWeight> weights() {
        List<LheWeight> weights = new ArrayList<>();
        int from = text.indexOf("<initrwgt");
        int to = text.indexOf("</initrwgt", Math.max(0, from));
        if (from < 0 || to < 0) {
            return weights;
        }
        String group = "";
        Matcher tag = WEIGHT_TAG.matcher(text.substring(from, to));
        while (tag.find()) {
            if (tag.group(1) != null) {
                Map<String, String> attributes = attributes(tag.group(1));
                group = attributes.getOrDefault("name", attributes.getOrDefault("type", ""));
            } else if (tag.group(2) == null) {
                group = "";
            } else {
                Map<String, String> attributes = attributes(tag.group(2));
                String id = attributes.remove("id");
                weights.add(new LheWeight(
                        id == null ? "" : id, group, attributes, tag.group(3).strip()));
            }
        }
        return weights;
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            attributes.put(attribute.group(1), attribute.group(2) != null ? attribute.group(2) : attribute.group(3));
        }
        return attributes;
    }
}
