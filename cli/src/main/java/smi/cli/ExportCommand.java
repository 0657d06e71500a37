package smi.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.cli.tasks.ExportTask;

@Command(
        name = "export",
        description = "A model for other programs: an ONNX file, or numpy weights.",
        footer = {
            "",
            "Examples:",
            "  smi export alices.smi -o alices.onnx",
            "  smi export sally.smi --format npy -o weights/sally",
            "",
            "docs/interchange.md describes inputs, outputs and files."
        })
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "The trained model.")
    private Path model;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "onnx",
            description = "onnx or npy (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The file to write; of npy the beginning of the names, of an ensemble the folder.")
    private Path output;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        common.run(new ExportTask(model, ExportTask.Format.of(format), output));
        return 0;
    }
}
