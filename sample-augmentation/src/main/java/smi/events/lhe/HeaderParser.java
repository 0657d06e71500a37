package smi.events.lhe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text from the first byte of a file to {@code </init>}. */
final class HeaderParser {
    private static final Pattern VERSION = Pattern.compile("<LesHouchesEvents[^>]*version\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern RUN_CARD_LINE = Pattern.compile("\\s*(.*?)\\s*=\\s*(\\w+)\\s*(?:[!#].*)?");
    /** A longer line of a run card is damage, and would take the expression for settings long. */
    private static final int LONGEST_SETTING = 10_000;

    private static final int PDFSUP = 6;
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
            if (processes < 0) {
                throw new MalformedLheException("<init> announces %d processes".formatted(processes));
            }
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
                    InitRwgtParser.parse(text),
                    Integer.parseInt(beams[IDWTUP]),
                    nominalPdf(beams),
                    crossSection);
        } catch (NumberFormatException e) {
            throw new MalformedLheException("<init> holds something else than numbers: " + e.getMessage());
        }
    }

    /** The numbers of both beams' sets; 0 and −1 mean that the generator does not say. */
    private static OptionalInt nominalPdf(String[] beams) {
        int first = Integer.parseInt(beams[PDFSUP]);
        return first > 0 && first == Integer.parseInt(beams[PDFSUP + 1]) ? OptionalInt.of(first) : OptionalInt.empty();
    }

    /** The lines of the last {@code <init>} that hold numbers. */
    private String[] initLines() throws MalformedLheException {
        int start = start();
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

    /** Where the last {@code <init>} begins: {@code <initrwgt>} may stand before it or in it. */
    private int start() {
        int start = text.lastIndexOf("<init");
        while (start >= 0 && Character.isLetter(text.charAt(start + 5))) {
            start = start == 0 ? -1 : text.lastIndexOf("<init", start - 1);
        }
        return start;
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
            if (line.length() < LONGEST_SETTING && !line.strip().startsWith("#") && setting.matches()) {
                card.put(setting.group(2), setting.group(1));
            }
        });
        return card;
    }
}
