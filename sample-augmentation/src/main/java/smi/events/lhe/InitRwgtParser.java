package smi.events.lhe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what {@code <initrwgt>} says about the weights: groups, which may hold groups, and weights in them. */
final class InitRwgtParser {
    private static final String OPEN = "<initrwgt";
    private static final String CLOSE = "</initrwgt";
    private static final int MAX_DEPTH = 100;

    private final Deque<Map<String, String>> groups = new ArrayDeque<>();
    private final Set<String> ids = new HashSet<>();
    private final List<LheWeight> weights = new ArrayList<>();

    private InitRwgtParser() {}

    /** The weights in the order of the header; none where it has no {@code <initrwgt>}. */
    static List<LheWeight> parse(String header) throws MalformedLheException {
        int from = outsideComments(header);
        if (from < 0) {
            return List.of();
        }
        int to = header.indexOf(CLOSE, from);
        if (to < 0) {
            throw new MalformedLheException("its <initrwgt> has no end");
        }
        var parser = new InitRwgtParser();
        parser.read(new TagScanner(header, header.indexOf('>', from) + 1, to));
        return parser.weights;
    }

    private static int outsideComments(String header) {
        int from = header.indexOf(OPEN);
        while (from >= 0) {
            int comment = header.lastIndexOf("<!--", from);
            int end = comment < 0 ? -1 : header.indexOf("-->", comment);
            if (comment < 0 || end >= 0 && end < from) {
                return from;
            }
            from = header.indexOf(OPEN, from + 1);
        }
        return -1;
    }

    private void read(TagScanner scanner) throws MalformedLheException {
        for (TagScanner.Tag tag = scanner.next(); tag != null; tag = scanner.next()) {
            if (tag.name().equals("weightgroup")) {
                group(tag);
            } else if (tag.name().equals("weight") && !tag.closing()) {
                weight(tag, scanner);
            }
        }
        if (!groups.isEmpty()) {
            throw new MalformedLheException("the <weightgroup> '%s' has no end".formatted(nameOf(groups.peek())));
        }
    }

    private void group(TagScanner.Tag tag) throws MalformedLheException {
        if (tag.closing()) {
            if (groups.poll() == null) {
                throw new MalformedLheException("a </weightgroup> stands without its <weightgroup>");
            }
        } else if (!tag.complete()) {
            groups.push(tag.attributes());
            if (groups.size() > MAX_DEPTH) {
                throw new MalformedLheException(
                        "more than %d <weightgroup>s stand in one another".formatted(MAX_DEPTH));
            }
        }
    }

    private void weight(TagScanner.Tag tag, TagScanner scanner) throws MalformedLheException {
        Map<String, String> attributes = new LinkedHashMap<>(tag.attributes());
        String id = attributes.remove("id");
        String text = "";
        if (!tag.complete()) {
            text = scanner.text();
            TagScanner.Tag end = scanner.next();
            if (end == null || !end.closing() || !end.name().equals("weight")) {
                throw new MalformedLheException("the declaration of weight '%s' has no </weight>".formatted(id));
            }
        }
        if (id != null && !ids.add(id)) {
            throw new MalformedLheException("its <initrwgt> declares the weight '%s' twice".formatted(id));
        }
        weights.add(new LheWeight(
                id == null ? "" : id, innermost("name", "type"), innermost("combine", "combine"), attributes, text));
    }

    /** An attribute of the innermost group that has it, or a second one in its place. */
    private String innermost(String attribute, String otherwise) {
        for (Map<String, String> group : groups) {
            String value = group.getOrDefault(attribute, group.get(otherwise));
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private static String nameOf(Map<String, String> group) {
        return group.getOrDefault("name", group.getOrDefault("type", ""));
    }
}
