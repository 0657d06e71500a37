package smi.networks.madminer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.networks.Activation;
import smi.networks.Model;
import smi.networks.NetworkSpec;
import smi.networks.Scaling;
import smi.networks.TrainedNetwork;

/**
 * An estimator or ensemble that MadMiner trained. Its files know columns, not names, and neither the loss nor the point to
 * which it refers: {@link #model} takes them from the user.
 *
 * @param type what it estimates
 * @param parameters number of parameters θ, for a score estimator nuisance parameters among them
 * @param features the columns of x that the networks see; empty: all
 * @param method the loss, where the files name it
 * @param networks the network, or the members of an ensemble
 */
public record MadMinerEstimator(
        EstimatorType type,
        int parameters,
        Optional<List<Integer>> features,
        Optional<String> method,
        List<TrainedNetwork> networks) {
    static final String ENSEMBLE = "ensemble.json";
    static final String MEMBER = "estimator_";

    /** Copies the lists. */
    public MadMinerEstimator {
        features = features.map(List::copyOf);
        networks = List.copyOf(networks);
    }

    /**
     * The files of an estimator.
     *
     * @param location the beginning of the files' names, as it was given to MadMiner's save; or a folder with one
     *     estimator or with an ensemble; or one JSON file with everything
     * @return the files that {@link #read} reads
     * @throws InvalidInputException if there is no estimator, or a folder holds several
     */
    public static List<Path> files(Path location) {
        if (isWeightsJson(location)) {
            return List.of(location);
        }
        List<Path> files = new ArrayList<>();
        if (isEnsemble(location)) {
            files.add(location.resolve(ENSEMBLE));
        }
        members(location).forEach(member -> files.addAll(member.files()));
        return List.copyOf(files);
    }

    /**
     * Reads an estimator.
     *
     * @param location as for {@link #files}
     * @param activation which nonlinearity it is, where its settings are ambiguous
     * @return the estimator; its networks give what MadMiner's evaluation gives, except that θ is scaled wherever training
     *     scaled it
     * @throws InvalidInputException if a file is missing, damaged or not what it should be
     */
    public static MadMinerEstimator read(Path location, Optional<Activation> activation) {
        List<NetworkParts> parts = isWeightsJson(location)
                ? List.of(WeightsJson.read(location, activation))
                : members(location).stream()
                        .map(member -> member.read(activation))
                        .toList();
        Settings first = parts.get(0).settings();
        for (NetworkParts other : parts) {
            requireSame(first, other.settings(), location);
        }
        return new MadMinerEstimator(
                first.type(),
                first.parameters(),
                first.features(),
                first.method(),
                parts.stream().map(NetworkParts::network).toList());
    }

    /**
     * The model.
     *
     * @param kind what it is called in model files, for example {@code alices}
     * @param space the parameters, in the order of the columns of θ
     * @param columns names of all columns of x, also of those that are no features
     * @param reference θ1 of a likelihood ratio, or where the score is estimated
     * @param provenance where it comes from
     * @return the model
     * @throws InvalidInputException if the numbers of parameters or columns are not those of the networks
     */
    public Model model(
            String kind, ParameterSpace space, List<String> columns, ParameterPoint reference, Provenance provenance) {
        if (space.dimension() != parameters) {
            throw new InvalidInputException("the estimator has %d parameters, not %d (%s)"
                    .formatted(parameters, space.dimension(), String.join(", ", space.names())));
        }
        return new Model(kind, space, observables(columns), reference, networks, provenance);
    }

    /**
     * The score in the first parameters alone, the others (nuisance parameters) held fixed.
     *
     * @param n how many parameters to keep
     * @return a score estimator with n outputs
     * @throws InvalidInputException if this is no score estimator, or has fewer parameters
     */
    public MadMinerEstimator firstParameters(int n) {
        if (type != EstimatorType.SCORE || n < 1 || n > parameters) {
            throw new InvalidInputException("a %s estimator with %d parameters cannot be cut down to %d"
                    .formatted(type.label(), parameters, n));
        }
        return new MadMinerEstimator(
                type,
                n,
                features,
                method,
                networks.stream().map(network -> firstOutputs(network, n)).toList());
    }

    private static TrainedNetwork firstOutputs(TrainedNetwork network, int n) {
        NetworkSpec spec = network.spec();
        var cut = new NetworkSpec(spec.inputs(), spec.hidden(), n, spec.activation());
        double[] parameters = Arrays.copyOf(network.parameters(), cut.parameterCount());
        int last = spec.layers() - 1;
        System.arraycopy(network.parameters(), spec.biasOffset(last), parameters, cut.biasOffset(last), n);
        double[] scale = Arrays.copyOf(network.scaling().scoreScale(), n);
        var scaling = new Scaling(network.scaling().theta(), network.scaling().x(), scale);
        return new TrainedNetwork(cut, scaling, parameters, network.history());
    }

    private List<String> observables(List<String> columns) {
        int seen = networks.get(0).scaling().x().columns();
        int needed = features.map(list -> list.stream().mapToInt(c -> c).max().orElse(0) + 1)
                .orElse(seen);
        if (features.isEmpty() ? columns.size() != needed : columns.size() < needed) {
            throw new InvalidInputException("the estimator was trained on %s%d observables, not on these %d: %s"
                    .formatted(features.isEmpty() ? "" : "at least ", needed, columns.size(), columns));
        }
        return features.map(list -> list.stream().map(columns::get).toList()).orElse(columns);
    }

    private static void requireSame(Settings first, Settings other, Path location) {
        if (first.type() != other.type()
                || first.parameters() != other.parameters()
                || first.observables() != other.observables()
                || !first.features().equals(other.features())) {
            throw new InvalidInputException(
                    "%s: the members of the ensemble differ in type, parameters or observables; import them one by one"
                            .formatted(location));
        }
    }

    private static boolean isWeightsJson(Path location) {
        String name = location.toString();
        return Files.isRegularFile(location) && name.endsWith(".json") && !name.endsWith(SavedFiles.SETTINGS);
    }

    private static boolean isEnsemble(Path location) {
        return Files.isRegularFile(location.resolve(ENSEMBLE));
    }

    private static List<SavedFiles> members(Path location) {
        if (isEnsemble(location)) {
            return ensemble(location);
        }
        if (Files.isDirectory(location)) {
            return List.of(single(location));
        }
        SavedFiles files = SavedFiles.of(withoutEnding(location));
        if (!files.exist()) {
            throw new InvalidInputException(
                    "there is no estimator %s: %s does not exist; give the name under which MadMiner saved it, or its folder"
                            .formatted(location, files.file(SavedFiles.SETTINGS)));
        }
        return List.of(files);
    }

    private static Path withoutEnding(Path location) {
        String name = location.toString();
        return name.endsWith(SavedFiles.SETTINGS)
                ? Path.of(name.substring(0, name.length() - SavedFiles.SETTINGS.length()))
                : location;
    }

    private static SavedFiles single(Path folder) {
        List<SavedFiles> found = SavedFiles.in(folder);
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new InvalidInputException(
                found.isEmpty()
                        ? "%s holds no estimator: no file ends in %s".formatted(folder, SavedFiles.SETTINGS)
                        : "%s holds several estimators; give one of %s"
                                .formatted(
                                        folder,
                                        String.join(
                                                ", ",
                                                found.stream()
                                                        .map(files -> folder.resolve(files.name())
                                                                .toString())
                                                        .toList())));
    }

    private static List<SavedFiles> ensemble(Path folder) {
        int members = Settings.tree(folder.resolve(ENSEMBLE), 1 << 20)
                .path("n_estimators")
                .asInt();
        if (members < 1 || members > 10_000) {
            throw new InvalidInputException(
                    "%s: its 'n_estimators' is not a number of estimators".formatted(folder.resolve(ENSEMBLE)));
        }
        return IntStream.range(0, members)
                .mapToObj(i -> new SavedFiles(folder, MEMBER + i))
                .toList();
    }
}
