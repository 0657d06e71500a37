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
import smi.cli.tasks.TableTask;
import smi.cli.tasks.Task;
import smi.morphing.InvalidInputException;

@Command(
        name = "import",
        description = "Les Houches events, or events in tables, to an event file.",
        footer = {
            "",
            "Examples:",
            "  smi import events.lhe.gz --setup setup.yaml -o events.h5",
            "  smi import run1.lhe.gz@sm run2.lhe.gz@w background.lhe.gz@background --setup setup.yaml -o events.h5",
            "  smi import 'run_*.lhe.gz@sm' --setup setup.yaml -o events.h5",
            "  smi import --csv sm.csv@sm w.csv@w --weights sm=w_sm,w=w_w --setup setup.yaml -o events.h5",
            "  smi import --npy x.npy+w.npy@sm --columns pt,eta,sm,w --setup setup.yaml -o events.h5",
            "",
            "FILE@BENCHMARK says at which benchmark a file was sampled; without it, the setup file says it,",
            "or else it is the first one. Without files, those of the setup file are imported.",
            "docs/setup.md describes the setup file; smi inspect FILE.lhe.gz shows which weights a file has."
        })
final class ImportCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "LHE[@BENCHMARK]", description = "Les Houches files, .lhe or .lhe.gz.")
    private List<String> files = List.of();

    @Option(names = "--csv", description = "The files are tables, with the names of their columns in the first line.")
    private boolean csv;

    @Option(
            names = "--npy",
            description = "The files are numpy arrays with one row per event; A.npy+B.npy puts two beside each other.")
    private boolean npy;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAMES",
            description = "Names of the columns of numpy arrays.")
    private List<String> columns;

    @Option(
            names = "--observables",
            split = ",",
            paramLabel = "COLUMNS",
            description = "What to store of tables (default: the setup's observables, or all columns but the weights).")
    private List<String> observables;

    @Option(
            names = "--weights",
            split = ",",
            paramLabel = "BENCHMARK=COLUMN",
            description = "Where tables have the weights in pb (default: in the column with the benchmark's name).")
    private List<String> weights;

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
        List<LheInput> inputs = files.stream().map(LheInput::parse).toList();
        common.run(csv || npy ? tables(inputs) : events(inputs));
        return 0;
    }

    private Task events(List<LheInput> inputs) {
        if (columns != null || observables != null || weights != null) {
            throw new InvalidInputException(
                    "--columns, --observables and --weights are for tables; add --csv or --npy, or leave them out");
        }
        return new ImportTask(setup, inputs, common.seed(), output);
    }

    private Task tables(List<LheInput> inputs) {
        if (csv && npy) {
            throw new InvalidInputException("--csv and --npy: give one of both");
        }
        return new TableTask(
                setup,
                inputs,
                csv ? TableTask.Format.CSV : TableTask.Format.NPY,
                orNone(columns),
                orNone(observables),
                KeyValues.parse("--weights", orNone(weights)),
                common.seed(),
                output);
    }

    private static List<String> orNone(List<String> list) {
        return list == null ? List.of() : list.stream().map(String::strip).toList();
    }
}
