package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import smi.cli.tasks.EventSelection;
import smi.cli.tasks.HistogramSettings;
import smi.morphing.InvalidInputException;

/** Options of limits that belong to a channel: the only one, or else each is told in a file of channels. */
final class LimitsChannelOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Spec(Spec.Target.SELF)
    private CommandSpec own;

    @Parameters(
            arity = "0..*",
            paramLabel = "EVENTS.h5",
            description = "Event files or globs, together one event set; none with --channels.")
    private List<String> files = List.of();

    @Mixin
    private WeightingOptions weighting;

    @Mixin
    private HistogramOptions histogram;

    @Option(
            names = "--observed",
            paramLabel = "FILE",
            description = "Observed events, for observed limits: an event file, or CSV with names in its first line.")
    private Optional<Path> observed;

    @Option(
            names = "--luminosity",
            paramLabel = "L",
            description = "Integrated luminosity with unit, for example 300/fb.")
    private Optional<String> luminosity;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "rate, histogram, learned, sally, adaptive-sally or sallino.")
    private Optional<String> method;

    @Option(names = "--model", paramLabel = "MODEL", description = "The estimator of a learned or SALLY limit.")
    private Optional<Path> model;

    /** Refuses all of these options, which are told in a file instead. */
    void requireNone(Path channels) {
        ParseResult given = command.commandLine().getParseResult();
        if (!files.isEmpty()) {
            throw new InvalidInputException(
                    "%s: with --channels every channel has its own events; name them in %s with the key 'events'"
                            .formatted(files.get(0), channels));
        }
        own.options().stream()
                .filter(option -> given.hasMatchedOption(option.longestName()))
                .findFirst()
                .ifPresent(option -> {
                    throw new InvalidInputException(
                            "%s belongs to a channel; leave it out and give every channel of %s its own"
                                    .formatted(option.longestName(), channels));
                });
    }

    EventSelection events() {
        if (files.isEmpty()) {
            throw new InvalidInputException(
                    "no event file is given; give EVENTS.h5, or several channels by --channels FILE");
        }
        return weighting.selection(files);
    }

    String method() {
        return method.orElseThrow(() -> missing("--method", "histogram"));
    }

    String luminosity() {
        return luminosity.orElseThrow(() -> missing("--luminosity", "300/fb"));
    }

    private static InvalidInputException missing(String option, String example) {
        return new InvalidInputException(
                "%s is missing; give it, for example %s %s".formatted(option, option, example));
    }

    Optional<Path> model() {
        return model;
    }

    Optional<Path> observed() {
        return observed;
    }

    HistogramSettings histogram() {
        return histogram.settings();
    }
}
