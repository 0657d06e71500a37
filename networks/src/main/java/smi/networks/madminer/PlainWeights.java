package smi.networks.madminer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smi.augmentation.npy.NpyArray;
import smi.events.OutputFile;
import smi.events.SmiVersion;
import smi.morphing.InvalidInputException;
import smi.networks.Model;
import smi.networks.NetworkSpec;
import smi.networks.Standardization;
import smi.networks.TrainedNetwork;

/**
 * Writes networks as plain numpy files under MadMiner's names, which {@link MadMinerEstimator} reads: settings, means and
 * scales, and {@code NAME_layers.0.weight.npy} [out][in], {@code NAME_layers.0.bias.npy} [out], … in double precision.
 */
public final class PlainWeights {
    private PlainWeights() {}

    /**
     * Writes a model.
     *
     * @param model networks that see x, or θ and x
     * @param target the beginning of the files' names; for an ensemble a folder, which is made
     * @return the files; the last one is there only when the others are complete
     * @throws InvalidInputException if the networks have another form
     */
    public static List<Path> write(Model model, Path target) {
        model.networks().forEach(network -> type(model, network));
        if (model.networks().size() == 1) {
            return write(model, model.networks().get(0), SavedFiles.of(target));
        }
        makeFolder(target);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < model.networks().size(); i++) {
            files.addAll(write(model, model.networks().get(i), new SavedFiles(target, MadMinerEstimator.MEMBER + i)));
        }
        EstimatorType type = type(model, model.networks().get(0));
        Map<String, Object> ensemble = new LinkedHashMap<>();
        ensemble.put("estimator_type", type.label());
        ensemble.put("n_estimators", model.networks().size());
        files.add(json(target.resolve(MadMinerEstimator.ENSEMBLE), ensemble));
        return List.copyOf(files);
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "the folder %s cannot be made: %s; choose another one".formatted(folder, e), e);
        }
    }

    private static EstimatorType type(Model model, TrainedNetwork network) {
        model.requireNoCalibration();
        int parameters = model.space().dimension();
        for (EstimatorType type : EstimatorType.values()) {
            if (model.polynomial().isEmpty()
                    && network.scaling().theta().columns() == type.thetaColumns(parameters)
                    && network.spec().outputs() == type.outputs(parameters)
                    && network.scaling().theta().equals(type.forAll(onePoint(network, parameters)))) {
                return type;
            }
        }
        throw new InvalidInputException(
                "a model of kind '%s' has no form as plain weights; scores and likelihood ratios of networks that see theta have one"
                        .formatted(model.kind()));
    }

    /** The scaling of the first of the points θ that a network sees. */
    private static Standardization onePoint(TrainedNetwork network, int parameters) {
        Standardization all = network.scaling().theta();
        int columns = Math.min(parameters, all.columns());
        return new Standardization(Arrays.copyOf(all.means(), columns), Arrays.copyOf(all.scales(), columns));
    }

    private static List<Path> write(Model model, TrainedNetwork network, SavedFiles files) {
        List<Path> written =
                new ArrayList<>(standardization(files, "_x", network.scaling().x()));
        if (network.scaling().theta().columns() > 0) {
            written.addAll(standardization(
                    files, "_theta", onePoint(network, model.space().dimension())));
        }
        NetworkSpec spec = network.spec();
        double[] parameters = inUnitsOfTheta(network);
        for (int l = 0; l < spec.layers(); l++) {
            int weights = spec.weightOffset(l);
            int biases = spec.biasOffset(l);
            String layer = "_layers." + l;
            int[] shape = {spec.fanOut(l), spec.fanIn(l)};
            written.add(
                    array(files.file(layer + ".weight.npy"), shape, Arrays.copyOfRange(parameters, weights, biases)));
            written.add(array(
                    files.file(layer + ".bias.npy"),
                    new int[] {spec.fanOut(l)},
                    Arrays.copyOfRange(parameters, biases, biases + spec.fanOut(l))));
        }
        written.add(json(files.file(SavedFiles.SETTINGS), settings(model, network)));
        return written;
    }

    /** MadMiner's score networks give scores in units of 1/θ, ours scaled ones: the last layer takes the scale in. */
    private static double[] inUnitsOfTheta(TrainedNetwork network) {
        double[] parameters = network.parameters();
        if (network.scaling().theta().columns() > 0) {
            return parameters;
        }
        NetworkSpec spec = network.spec();
        double[] scale = network.scaling().scoreScale();
        int last = spec.layers() - 1;
        for (int j = 0; j < spec.outputs(); j++) {
            for (int i = 0; i < spec.fanIn(last); i++) {
                parameters[spec.weightOffset(last) + j * spec.fanIn(last) + i] /= scale[j];
            }
            parameters[spec.biasOffset(last) + j] /= scale[j];
        }
        return parameters;
    }

    private static List<Path> standardization(SavedFiles files, String what, Standardization scaling) {
        int[] shape = {scaling.columns()};
        return List.of(
                array(files.file(what + "_means.npy"), shape, scaling.means()),
                array(files.file(what + "_stds.npy"), shape, scaling.scales()));
    }

    private static Map<String, Object> settings(Model model, TrainedNetwork network) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("n_observables", model.observables().size());
        settings.put("n_parameters", model.space().dimension());
        settings.put("features", null);
        settings.put("n_hidden", network.spec().hidden());
        settings.put("activation", network.spec().activation().label());
        settings.put("dropout_prob", 0.0);
        settings.put("estimator_type", type(model, network).label());
        settings.put("method", model.kind());
        settings.put("parameters", model.space().names());
        settings.put("observables", model.observables());
        settings.put("reference", model.reference().values());
        settings.put(Settings.WRITTEN_BY_SMI, SmiVersion.current());
        return settings;
    }

    private static Path array(Path file, int[] shape, double[] values) {
        new NpyArray(shape, values).write(file);
        return file;
    }

    private static Path json(Path file, Map<String, Object> content) {
        try {
            byte[] bytes = (new ObjectMapper().writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8);
            OutputFile.write(file, path -> Files.write(path, bytes));
            return file;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names and numbers can be written as JSON", e);
        }
    }
}
