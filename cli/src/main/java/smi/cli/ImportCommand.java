package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.cli.setup.LheInput;
import smi.cli.tasks.ImportTask;

@Command(
        name = "import",
        description = "Les Houches events to an event file.",
        footer = {
            "",
            "Examples:",
            "  smi import events.lhe.gz --setup setup.yaml -o events.h5",
            "  smi import run1.lhe.gz@sm run2.lhe.gz@w background.lhe.gz@background --setup setup.yaml -o events.h5",
            "  smi import 'run_*.lhe.gz@sm' --setup setup.yaml -o events.h5",
            "",
            "FILE@BENCHMARK says at which benchmark a file was sampled; without it, the setup file says it,",
            "or else it is the first one. Without files, those of the setup file are imported.",
            "docs/setup.md describes the setup file; smi inspect FILE.lhe.gz shows which weights a file has."
        })
final class ImportCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "LHE[@BENCHMARK]", description = "Les Houches files, .lhe or .lhe.gz.")
    private List<String> files = List.of();

    @Option(
            names = "--setup",
            required = true,
            paramLabel = "SETUP.yaml",
            description = "Parameters, benchmarks, observables, cuts, systematics.")
    private Path setup;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "EVENTS.h5",
            description = "The event file to write.")
    private Path output;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        common.run(new ImportTask(setup, files.stream().map(LheInput::parse).toList(), common.seed(), output));
        return 0;
    }
}
