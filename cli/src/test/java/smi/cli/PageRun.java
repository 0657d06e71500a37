package smi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * How the commands of a page are run in a test: what is in the folder before, and what is made smaller. Numbers of events,
 * of grid points, of epochs and of toys decide how good a result is, not whether a command works; a page that promises
 * figures is run {@link #exactly()}.
 *
 * @param page its name
 * @param sections the sections that are run in one folder; none: all of the page
 * @param files puts files into the folder
 * @param given commands that make other files
 * @param replaced what a user would write otherwise, too, such as the names of parameters → what the test writes
 * @param exact whether everything is run with the numbers of the page
 */
record PageRun(
        String page,
        List<String> sections,
        Consumer<Path> files,
        List<String> given,
        Map<String, String> replaced,
        boolean exact) {
    private static final Map<Pattern, String> SMALLER = Map.of(
            Pattern.compile("(random:)\\d+"), "$120",
            Pattern.compile("((?:=|,)[^=,:]+:[^,:]+:)\\d+(?=,|$)"), "$15");

    /** The largest value that an option has in a test. */
    private static final Map<String, Integer> AT_MOST = Map.of(
            "-n", 3000,
            "--epochs", 1,
            "--check-coverage", 20,
            "--toys", 100,
            "--most-toys", 1000,
            "--files", 2,
            "--events", 500);

    private static final List<String> SMALL_NETWORK = List.of("--epochs=1", "--hidden=8");

    static PageRun of(String page, String... given) {
        return new PageRun(page, List.of(), folder -> {}, List.of(given), Map.of(), false);
    }

    PageRun withFiles(Consumer<Path> maker) {
        return new PageRun(page, sections, maker, given, replaced, exact);
    }

    PageRun replacing(String shown, String written) {
        Map<String, String> more = new LinkedHashMap<>(replaced);
        more.put(shown, written);
        return new PageRun(page, sections, files, given, more, exact);
    }

    PageRun inSections(String... titles) {
        return new PageRun(page, List.of(titles), files, given, replaced, exact);
    }

    /** {@return the commands that are run} */
    List<Page.Shown> commands() {
        Page whole = Page.of(page);
        return sections.isEmpty()
                ? whole.commands()
                : sections.stream()
                        .flatMap(title -> whole.section(title).commands().stream())
                        .toList();
    }

    PageRun exactly() {
        return new PageRun(page, sections, files, given, replaced, true);
    }

    @Override
    public String toString() {
        return page + String.join(",", sections);
    }

    /** {@return the command as it is run: smaller, and replacing what the command before it wrote} */
    List<String> words(List<String> shown) {
        List<String> words = new ArrayList<>();
        for (String word : shown) {
            String written = word;
            for (var entry : replaced.entrySet()) {
                written = written.replace(entry.getKey(), entry.getValue());
            }
            words.addAll(Arrays.asList(written.split("\t")));
        }
        if (!exact) {
            words = smaller(words);
        }
        if (!words.contains("--force") && !words.contains("--resume") && !words.contains("--help")) {
            words.add("--force");
        }
        return words;
    }

    private static List<String> smaller(List<String> shown) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            String word = shown.get(i);
            Integer most = i == 0 ? null : AT_MOST.get(shown.get(i - 1));
            if (most != null && word.matches("\\d+")) {
                word = Integer.toString(Math.min(most, Integer.parseInt(word)));
            }
            for (var rule : SMALLER.entrySet()) {
                word = rule.getKey().matcher(word).replaceAll(rule.getValue());
            }
            words.add(word);
        }
        if (words.get(0).equals("train")) {
            SMALL_NETWORK.stream()
                    .filter(option -> !words.contains(option.split("=")[0]))
                    .forEach(words::add);
        }
        return words;
    }
}
