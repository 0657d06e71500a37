package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import smi.cli.setup.Setup;
import smi.cli.setup.SetupText;
import smi.events.EventSetup;
import smi.events.OutputFile;
import smi.events.Provenance;
import smi.events.hdf5.EventFileWriter;
import smi.events.hdf5.EventFiles;
import smi.events.hdf5.SetupDifference;
import smi.morphing.InvalidInputException;

/**
 * A setup file to MadMiner's HDF5 setup, and back. MadMiner's files know nothing of cuts, smearing and samples, so the
 * text of the setup file goes along in the provenance; on the way back it is used if the file still says the same.
 *
 * @param input a setup file, or an HDF5 file with a setup
 * @param output the other of both; or an HDF5 file from an HDF5 file
 */
public record SetupTask(Path input, Path output) implements Task {
    private static final String TEXT = "setup_file";

    @Override
    public String command() {
        return "setup";
    }

    @Override
    public List<Path> inputs() {
        return List.of(input);
    }

    @Override
    public List<Path> outputs() {
        return List.of(output);
    }

    @Override
    public ObjectNode run(Context context) {
        if (isHdf5(input)) {
            return isHdf5(output) ? copy(context) : toText(context);
        }
        if (!isHdf5(output)) {
            throw new InvalidInputException(
                    "%s and %s are both YAML; let one of them end in .h5".formatted(input, output));
        }
        Setup setup = Setup.read(input);
        EventSetup content = setup.eventSetup();
        EventFileWriter.writeSetup(output, content, withText(context.provenance(), read(input)));
        return result(content, context);
    }

    private ObjectNode copy(Context context) {
        EventFiles files = EventFiles.open(input);
        EventSetup setup = files.setup();
        Provenance provenance =
                textOf(files).map(text -> withText(context.provenance(), text)).orElse(context.provenance());
        EventFileWriter.writeSetup(output, setup, provenance);
        return result(setup, context);
    }

    private ObjectNode toText(Context context) {
        EventFiles files = EventFiles.open(input);
        EventSetup setup = files.setup();
        Optional<String> text = textOf(files);
        OutputFile.write(output, path -> {
            Files.writeString(path, text.orElse(""));
            if (text.isEmpty() || !stillSays(path, setup)) {
                Files.writeString(path, SetupText.of(setup));
                text.ifPresent(old -> context.console()
                        .note("%s was changed after it was made; its cuts, smearing and samples are not taken over"
                                .formatted(input)));
            }
        });
        if (!setup.nuisanceParameters().isEmpty()) {
            context.console()
                    .note("the %d nuisance parameters of %s are not part of a setup file; smi import finds them anew"
                            .formatted(setup.nuisanceParameters().size(), input));
        }
        return result(setup, context);
    }

    /** A file that was changed since, by MadMiner for example, says something else than the text in it. */
    private static boolean stillSays(Path text, EventSetup setup) {
        return SetupDifference.first(Setup.read(text).eventSetup(), setup).isEmpty();
    }

    private static Optional<String> textOf(EventFiles files) {
        return files.provenance().map(p -> p.settings().get(TEXT));
    }

    private static Provenance withText(Provenance provenance, String text) {
        Map<String, String> settings = new LinkedHashMap<>(provenance.settings());
        settings.put(TEXT, text);
        return new Provenance(
                provenance.version(), provenance.command(), provenance.seed(), provenance.inputs(), settings);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidInputException("%s cannot be read as text in UTF-8; save it so".formatted(file), e);
        }
    }

    private ObjectNode result(EventSetup setup, Context context) {
        context.console()
                .say("%d parameters, %d benchmarks, %s: %s"
                        .formatted(
                                setup.space().dimension(),
                                setup.benchmarks().size(),
                                setup.morphing()
                                        .map(m -> m.components().count() + " morphing components")
                                        .orElse("no morphing"),
                                output));
        ObjectNode result = Json.object();
        result.set("parameters", Json.array(setup.space().names()));
        result.set("benchmarks", Json.array(setup.weightColumns()));
        result.set("observables", Json.array(setup.observableNames()));
        return result.put("file", output.toString());
    }

    private static boolean isHdf5(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".h5") || name.endsWith(".hdf5");
    }
}
