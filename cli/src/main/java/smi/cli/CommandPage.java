package smi.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What there is to say about one command, before it is a manual page or a section of the reference.
 *
 * @param name the command as it is typed, for example {@code smi train}
 * @param summary what it does
 * @param synopsis one line with its arguments
 * @param arguments its positional arguments and its options, in the order of its help
 * @param examples the lines of its worked examples
 * @param note what is said below them; often nothing
 */
record CommandPage(
        String name, String summary, String synopsis, List<Argument> arguments, List<String> examples, String note) {

    /**
     * An argument of a command.
     *
     * @param names how it is written, for example {@code -o, --output}; nothing for a positional argument
     * @param label what stands for its value; empty for a switch
     * @param description what it is
     */
    record Argument(List<String> names, String label, String description) {
        /** {@return how it is typed} */
        String term() {
            return String.join(", ", names) + (names.isEmpty() || label.isEmpty() ? "" : " ") + label;
        }
    }

    /** {@return the pages of a program: its own and those of its commands, in the order of its help} */
    static List<CommandPage> of(CommandLine program) {
        Stream<CommandLine> commands = program.getSubcommands().values().stream()
                .filter(command -> !command.getCommandName().equals("help"));
        return Stream.concat(Stream.of(program), commands)
                .map(command -> page(command.getCommandSpec()))
                .toList();
    }

    private static CommandPage page(CommandSpec spec) {
        List<Argument> arguments = new ArrayList<>();
        spec.positionalParameters().forEach(p -> arguments.add(new Argument(List.of(), p.paramLabel(), text(p))));
        spec.options().forEach(o -> arguments.add(new Argument(List.of(o.names()), label(o), text(o))));
        List<String> footer = Arrays.asList(spec.usageMessage().footer());
        List<String> rest = footer.subList(footer.indexOf("Examples:") + 1, footer.size());
        return new CommandPage(
                spec.qualifiedName(),
                oneLine(spec.usageMessage().description()),
                new Help(spec, Help.Ansi.OFF)
                        .synopsis(0)
                        .replaceAll("\\s+", " ")
                        .strip(),
                arguments,
                rest.stream()
                        .takeWhile(line -> !line.isBlank())
                        .map(line -> line.replaceFirst("^ {2}", ""))
                        .toList(),
                oneLine(rest.stream().dropWhile(line -> !line.isBlank()).toArray(String[]::new)));
    }

    private static String label(OptionSpec option) {
        return option.arity().max() == 0 ? "" : option.paramLabel();
    }

    private static String text(ArgSpec argument) {
        return oneLine(argument.description());
    }

    private static String oneLine(String[] lines) {
        return String.join(" ", lines).replaceAll("\\s+", " ").strip();
    }
}
