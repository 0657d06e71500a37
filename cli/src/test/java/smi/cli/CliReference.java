package smi.cli;

import java.util.List;
import java.util.stream.Collectors;

/** The page docs/cli.md, made of what the program says of itself. */
final class CliReference {
    /** Options that every command has; they are explained once. */
    private static final List<String> COMMON =
            List.of("--json", "--seed", "--threads", "--quiet", "--debug", "--force", "-h, --help");

    private static final String HEAD =
            """
            # Commands

            Made by `CliReferenceTest` from the program itself: change the commands, not this page, and run
            `mvn -pl cli -am test -Dtest=CliReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dsmi.write=true`.

            Options stand before or after files, as `--option value` or `--option=value`; a value that begins with a minus sign
            needs the latter. Exit codes: 0 done, 1 failed, 2 the input or the command line is wrong, 3 a `--gate` did not hold.
            """;

    private CliReference() {}

    static String of(List<CommandPage> pages) {
        var text = new StringBuilder(HEAD);
        CommandPage program = pages.get(0);
        List<CommandPage> commands = pages.subList(1, pages.size());
        text.append("\n| command | does |\n|---|---|\n");
        commands.forEach(page -> text.append(
                "| [`%s`](#%s) | %s |\n".formatted(page.name(), page.name().replace(' ', '-'), cell(page.summary()))));
        text.append("\n## Options of every command\n")
                .append(table(commands.get(0).arguments().stream()
                        .filter(CliReference::isCommon)
                        .toList()))
                .append("\n`smi` alone knows ")
                .append(program.arguments().stream()
                        .map(argument -> "`" + argument.term() + "`")
                        .collect(Collectors.joining(" and ")))
                .append(".\n");
        commands.forEach(page -> text.append(section(page)));
        return text.toString();
    }

    private static String section(CommandPage page) {
        var own = page.arguments().stream().filter(a -> !isCommon(a)).toList();
        return "\n## " + page.name() + "\n" + page.summary() + "\n\n`" + page.synopsis() + "`\n"
                + (own.isEmpty() ? "" : table(own))
                + "\n```sh\n"
                + String.join("\n", page.examples())
                + "\n```\n"
                + (page.note().isEmpty() ? "" : "\n" + page.note() + "\n");
    }

    private static String table(List<CommandPage.Argument> arguments) {
        return "\n| | |\n|---|---|\n"
                + arguments.stream()
                        .map(a -> "| `" + cell(a.term()) + "` | " + cell(a.description()) + " |\n")
                        .collect(Collectors.joining());
    }

    private static boolean isCommon(CommandPage.Argument argument) {
        return COMMON.contains(String.join(", ", argument.names()));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
