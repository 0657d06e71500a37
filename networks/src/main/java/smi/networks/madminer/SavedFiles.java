package smi.networks.madminer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import smi.augmentation.npy.NpyArray;
import smi.morphing.InvalidInputException;
import smi.networks.Activation;

/**
 * The files of one estimator, which share the beginning of their names.
 *
 * @param folder where they are
 * @param name the beginning of their names
 */
record SavedFiles(Path folder, String name) {
    static final String SETTINGS = "_settings.json";
    private static final int MOST_LAYERS = 200;
    private static final String STATE_DICT = "_state_dict.pt";
    private static final List<String> MOMENTS =
            List.of("_x_means.npy", "_x_stds.npy", "_theta_means.npy", "_theta_stds.npy");

    static SavedFiles of(Path prefix) {
        Path absolute = prefix.toAbsolutePath();
        return new SavedFiles(
                prefix.getParent() == null ? Path.of("") : prefix.getParent(),
                absolute.getFileName() == null ? "" : absolute.getFileName().toString());
    }

    Path file(String ending) {
        return folder.resolve(name + ending);
    }

    /** The estimators in a folder. */
    static List<SavedFiles> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SETTINGS))
                    .sorted()
                    .map(file -> new SavedFiles(folder, file.substring(0, file.length() - SETTINGS.length())))
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException("%s cannot be listed: %s; check the permissions".formatted(folder, e), e);
        }
    }

    boolean exist() {
        return Files.isRegularFile(file(SETTINGS));
    }

    /** All that exist; the settings and the weights must. */
    List<Path> files() {
        List<Path> files = new ArrayList<>(List.of(required(SETTINGS)));
        MOMENTS.stream().map(this::file).filter(Files::isRegularFile).forEach(files::add);
        if (Files.isRegularFile(file(STATE_DICT))) {
            files.add(file(STATE_DICT));
        } else {
            files.addAll(weightFiles().values());
        }
        return List.copyOf(files);
    }

    NetworkParts read(Optional<Activation> activation) {
        Settings settings = Settings.read(required(SETTINGS), activation);
        return new NetworkParts(folder.resolve(name).toString(), settings, tensors(), moments("_x"), moments("_theta"));
    }

    private Map<String, Tensor> tensors() {
        if (Files.isRegularFile(file(STATE_DICT))) {
            return StateDict.read(file(STATE_DICT), NetworkParts::isWanted);
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        weightFiles().forEach((tensor, file) -> {
            NpyArray array = NpyArray.read(file);
            tensors.put(tensor, new Tensor(array.shape(), array.values()));
        });
        return tensors;
    }

    /** Tensor → its numpy file. */
    private Map<String, Path> weightFiles() {
        Map<String, Path> weights = new LinkedHashMap<>();
        for (int l = 0; l < MOST_LAYERS; l++) {
            for (String kind : List.of(".weight", ".bias")) {
                String tensor = "layers." + l + kind;
                Path file = file("_" + tensor + ".npy");
                if (Files.isRegularFile(file)) {
                    weights.put(tensor, file);
                }
            }
        }
        if (weights.isEmpty()) {
            throw new InvalidInputException("%s does not exist, nor does %s; copy all files of the estimator"
                    .formatted(file(STATE_DICT), file("_layers.0.weight.npy")));
        }
        return weights;
    }

    private Optional<NetworkParts.Moments> moments(String what) {
        Path means = file(what + "_means.npy");
        Path scales = file(what + "_stds.npy");
        if (Files.isRegularFile(means) != Files.isRegularFile(scales)) {
            throw new InvalidInputException("of %s and %s only one exists; copy all files of the estimator"
                    .formatted(means, scales.getFileName()));
        }
        return Files.isRegularFile(means)
                ? Optional.of(new NetworkParts.Moments(
                        NpyArray.read(means).values(), NpyArray.read(scales).values()))
                : Optional.empty();
    }

    private Path required(String ending) {
        Path file = file(ending);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("%s does not exist; copy all files of the estimator".formatted(file));
        }
        return file;
    }
}
