package smi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file where it is
 * @param name its path in the project, for example {@code docs/limits.md}
 * @param text what it says
 */
record Page(Path file, String name, String text) {
    static final Path ROOT =
            Path.of(System.getProperty("smi.root", "..")).toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern PROMPT = Pattern.compile("(\\w+=\\S+ +|/usr/bin/time -v +)*(\\./)?smi .*");
    private static final String INDENT = "    ";

    /**
     * A block of code.
     *
     * @param language what the fence says; {@code indented} without a fence
     * @param line the number of its first line
     * @param lines what it contains
     */
    record Block(String language, int line, List<String> lines) {
        String text() {
            return String.join("\n", lines) + "\n";
        }
    }

    /**
     * A command of the page.
     *
     * @param place page and line
     * @param words its arguments, after {@code smi}
     */
    record Shown(String place, List<String> words) {
        @Override
        public String toString() {
            return place + ": smi " + String.join(" ", words);
        }
    }

    static Page of(String name) {
        try {
            Path file = ROOT.resolve(name);
            return new Page(file, name, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return every page that users read} */
    static List<Page> all() {
        try (var docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "tutorials/README.md"),
                            docs.map(file -> "docs/" + file.getFileName())
                                    .filter(name -> name.endsWith(".md"))
                                    .sorted())
                    .map(Page::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** {@return the titles of the sections that have commands} */
    List<String> sectionsWithCommands() {
        return Arrays.stream(text.split("(?m)^## "))
                .skip(1)
                .map(section -> section.lines().findFirst().orElse(""))
                .filter(title -> !section(title).commands().isEmpty())
                .toList();
    }

    /** {@return the part of the page under a title of the second level} */
    Page section(String title) {
        int start = text.indexOf("\n## " + title + "\n");
        if (start < 0) {
            throw new IllegalArgumentException(name + " has no section " + title);
        }
        int end = text.indexOf("\n## ", start + 1);
        return new Page(file, name + ", " + title, text.substring(start, end < 0 ? text.length() : end));
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int start = i + 1;
            List<String> content = new ArrayList<>();
            if (line.startsWith("```")) {
                while (!lines.get(++i).startsWith("```")) {
                    content.add(lines.get(i));
                }
                blocks.add(new Block(line.substring(3).strip(), start + 1, content));
            } else if (line.startsWith(INDENT)) {
                for (; i < lines.size() && lines.get(i).startsWith(INDENT); i++) {
                    content.add(lines.get(i).substring(INDENT.length()));
                }
                blocks.add(new Block("indented", start, content));
            }
        }
        return blocks;
    }

    List<Block> blocks(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    /** {@return the smi commands of all code blocks, in order; lines that end in a backslash go on} */
    List<Shown> commands() {
        List<Shown> commands = new ArrayList<>();
        for (Block block : blocks()) {
            List<String> lines = block.lines();
            for (int i = 0; i < lines.size(); i++) {
                String command = lines.get(i).strip();
                String place = name + ":" + (block.line() + i);
                while (command.endsWith("\\")) {
                    command = command.substring(0, command.length() - 1)
                            + lines.get(++i).strip();
                }
                for (String part : PROMPT.matcher(command).matches() || command.contains("; smi ")
                        ? command.split("; |&& ")
                        : new String[0]) {
                    if (PROMPT.matcher(part).matches()) {
                        commands.add(new Shown(
                                place,
                                ShellWords.of(part.replaceFirst("^.*?(\\./)?\\bsmi ", "")
                                        .replaceFirst(" > .*", ""))));
                    }
                }
            }
        }
        return commands;
    }

    /** {@return where the links of the text lead, those in code left out} */
    List<String> links() {
        String prose = text.replaceAll("(?ms)^```.*?^```", "").replaceAll("(?m)^ {4}.*$", "");
        return LINK.matcher(prose).results().map(link -> link.group(1)).toList();
    }

    /** {@return the anchors of the headings, as hosts of repositories make them} */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        text.replaceAll("(?ms)^```.*?^```", "")
                .lines()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "").strip().toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .forEach(anchor -> {
                    int count = seen.merge(anchor, 1, Integer::sum);
                    anchors.add(count == 1 ? anchor : anchor + "-" + (count - 1));
                });
        return anchors;
    }
}
