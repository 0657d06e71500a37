package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smi.cli.setup.LheInput;
import smi.cli.setup.Setup;
import smi.cli.tasks.Console.Progress;
import smi.events.OutputFile;
import smi.events.lhe.ImportRun;
import smi.events.lhe.ImportSettings;
import smi.events.lhe.ImportedEvents;
import smi.events.lhe.LheImport;
import smi.morphing.InvalidInputException;

/**
 * Les Houches events to an event file.
 *
 * @param setup the setup file
 * @param files the event files; empty: those of the setup file
 * @param seed seed of the order in which the events are mixed
 * @param output the event file
 */
public record ImportTask(Path setup, List<LheInput> files, long seed, Path output) implements Task {

    public ImportTask {
        files = List.copyOf(files);
    }

    @Override
    public String command() {
        return "import";
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(List.of(Inputs.require(setup)));
        inputs.addAll(Place.at(setup, () -> Setup.read(setup).files(files)));
        return List.copyOf(inputs);
    }

    @Override
    public List<Path> outputs() {
        return List.of(output);
    }

    @Override
    public ObjectNode run(Context context) {
        ImportSettings settings = Place.at(setup, () -> Setup.read(setup).importSettings(files, seed));
        try (ImportedEvents events = read(settings, context)) {
            List<Path> written = EventWriting.write(events, output, context);
            context.console().warn(events.report().remarks());
            return ImportResult.show(events, written, context.console());
        }
    }

    private ImportedEvents read(ImportSettings settings, Context context) {
        long bytes = settings.samples().stream()
                .mapToLong(sample -> size(sample.file()))
                .sum();
        try (Progress progress = context.console().progress("import", bytes)) {
            return LheImport.run(settings, new ImportRun(context.threads(), OutputFile.folder(output), progress::step));
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read: %s; check the path and the permissions".formatted(file, e), e);
        }
    }
}
