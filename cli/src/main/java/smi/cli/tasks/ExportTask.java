package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.networks.madminer.PlainWeights;
import smi.networks.onnx.OnnxFile;
import smi.ratio.RatioForm;
import smi.score.Sally;

/**
 * A model in a form that other programs read.
 *
 * @param model the model
 * @param format which form
 * @param output the file; of plain weights the beginning of the names of several files
 */
public record ExportTask(Path model, Format format, Path output) implements Task {

    /** The forms. */
    public enum Format {
        /** One file that ONNX runtimes evaluate. */
        ONNX,
        /** MadMiner's set of files with weights as numpy arrays. */
        NPY;

        /**
         * {@return the form of this name}
         *
         * @param label {@code onnx} or {@code npy}
         * @throws InvalidInputException if there is none
         */
        public static Format of(String label) {
            for (Format format : values()) {
                if (format.label().equals(label)) {
                    return format;
                }
            }
            throw new InvalidInputException(
                    "unknown format '%s'; %s".formatted(label, Suggestion.sentence(label, List.of("onnx", "npy"))));
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String command() {
        return "export";
    }

    @Override
    public List<Path> inputs() {
        return List.of(model);
    }

    /** Of several files the one that is written last. */
    @Override
    public List<Path> outputs() {
        if (format == Format.ONNX) {
            return List.of(output);
        }
        return List.of(
                Files.isDirectory(output)
                        ? output.resolve("ensemble.json")
                        : output.resolveSibling(output.getFileName() + "_settings.json"));
    }

    @Override
    public ObjectNode run(Context context) {
        Model read = read();
        List<Path> files = Place.at(model, () -> switch (format) {
            case ONNX -> onnx(read);
            case NPY -> PlainWeights.write(read, output);
        });
        context.console()
                .say(
                        files.size() == 1
                                ? "%s as %s: %s".formatted(model, format.label(), output)
                                : "%s as %d files: %s".formatted(model, files.size(), output));
        ObjectNode result = Json.object().put("format", format.label()).put("method", read.kind());
        result.set("files", Json.array(files.stream().map(Path::toString).toList()));
        return result;
    }

    /** Flows are in model files, too, but have no form for other programs. */
    private Model read() {
        List<String> kinds = new ArrayList<>(List.of(Sally.KIND));
        kinds.addAll(RatioForm.allKinds());
        Models.require(model);
        if (!kinds.contains(ModelFile.kind(model))) {
            throw new InvalidInputException(
                    "%s is a model of kind '%s', which cannot be exported; scores and likelihood ratios can"
                            .formatted(model, ModelFile.kind(model)));
        }
        return ModelFile.read(model);
    }

    private List<Path> onnx(Model read) {
        OnnxFile.write(read, output);
        return List.of(output);
    }
}
