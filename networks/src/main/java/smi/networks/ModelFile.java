package smi.networks;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;
import smi.events.OutputFile;
import smi.morphing.InvalidInputException;

/**
 * Model files. One zip archive holds
 *
 * <ul>
 *   <li>{@code model.json}: kind, parameters, observables, reference point, architectures, scalings, histories, provenance;
 *   <li>{@code parameters-0.bin}, …: the parameter vector of each network, little-endian 64-bit numbers, which is what
 *       {@link #read} reads;
 *   <li>{@code polynomial.json}, where the networks give the coefficients of a polynomial in θ: which one;
 *   <li>{@code calibration.json}, where log r̂ is corrected: how. The format version of such a file is 3, so that programs
 *       that do not know corrections refuse it;
 *   <li>{@code support.json} and {@code support.bin}, where the training events lay;
 *   <li>{@code dl4j-0.zip}, …: the same network in single precision for
 *       {@code ModelSerializer.restoreMultiLayerNetwork}. Never read here: the library behind it must not be given files
 *       of unknown origin.
 * </ul>
 *
 * The bytes depend on the model alone.
 */
public final class ModelFile {
    static final String HEADER = "model.json";
    private static final String POLYNOMIAL = "polynomial.json";

    private ModelFile() {}

    /**
     * Writes a model, whole or not at all.
     *
     * @param target the file
     * @param model the model
     * @throws InvalidInputException if the folder does not exist
     */
    public static void write(Path target, Model model) {
        List<byte[]> parameters = model.networks().stream()
                .map(network -> ParameterBytes.of(network.parameters()))
                .toList();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(HEADER, ModelHeader.toBytes(ModelHeader.of(model, parameters)));
        model.polynomial().ifPresent(form -> entries.put(POLYNOMIAL, PolynomialEntry.toBytes(form)));
        entries.putAll(ModelEntries.of(model.calibration(), model.support()));
        for (int i = 0; i < parameters.size(); i++) {
            entries.put(parametersName(i), parameters.get(i));
            entries.put("dl4j-" + i + ".zip", dl4jZip(model.networks().get(i)));
        }
        write(target, entries);
    }

    static void write(Path target, Map<String, byte[]> entries) {
        OutputFile.write(target, path -> {
            try (var out = Files.newOutputStream(path)) {
                StoredZip.write(entries, out);
            }
        });
    }

    static String parametersName(int network) {
        return "parameters-" + network + ".bin";
    }

    /** What ModelSerializer would write, without its time stamps. */
    static byte[] dl4jZip(TrainedNetwork network) {
        MultiLayerNetwork dl4j = Dl4jNetworks.network(network);
        var coefficients = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(coefficients)) {
            Nd4j.write(dl4j.params(), out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                "configuration.json", dl4j.getLayerWiseConfigurations().toJson().getBytes(StandardCharsets.UTF_8));
        entries.put("coefficients.bin", coefficients.toByteArray());
        return StoredZip.bytes(entries);
    }

    /**
     * Reads a model.
     *
     * @param path a file that {@link #write} wrote
     * @return the model; its networks give the same bits as before
     * @throws InvalidInputException if the file is not a model file, is damaged, or comes from a newer smi
     */
    public static Model read(Path path) {
        return read(path, ModelFile::model);
    }

    /**
     * {@return the kind of a model, for those who have to choose between the readers}
     *
     * @param path a file that {@link #write} or {@link FlowFile#write} wrote
     * @throws InvalidInputException if the file is not a model file or comes from a newer smi
     */
    public static String kind(Path path) {
        return read(path, entries -> ModelHeader.kind(entry(entries, HEADER)));
    }

    /** Makes something of the entries of a model file. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Map<String, byte[]> entries) throws IOException;
    }

    static <T> T read(Path path, Reader<T> reader) {
        if (!Files.isRegularFile(path)) {
            throw new InvalidInputException(
                    "%s: there is no such model file; train one or check the path".formatted(path));
        }
        try {
            return reader.read(StoredZip.read(path));
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    "%s is not a usable model file: %s; train the model again or copy the file again"
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    private static Model model(Map<String, byte[]> entries) {
        ModelHeader header = ModelHeader.parse(entry(entries, HEADER), ModelHeader.class);
        List<TrainedNetwork> networks = new ArrayList<>();
        for (int i = 0; i < header.networks().size(); i++) {
            ModelHeader.NetworkHeader network = header.networks().get(i);
            double[] parameters = parameters(entries, i, network.spec().parameterCount(), network.parametersSha256());
            networks.add(new TrainedNetwork(network.spec(), network.scaling(), parameters, network.history()));
        }
        return new Model(
                header.kind(),
                header.space(),
                header.observables(),
                header.space().point(header.reference()),
                networks,
                header.provenance(),
                Optional.ofNullable(entries.get(POLYNOMIAL)).map(PolynomialEntry::parse),
                ModelEntries.calibration(entries),
                ModelEntries.support(entries));
    }

    static byte[] entry(Map<String, byte[]> entries, String name) {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw new InvalidInputException("it has no entry " + name);
        }
        return bytes;
    }

    /** The vector of the network or flow with this index. */
    static double[] parameters(Map<String, byte[]> entries, int index, int count, String sha256) {
        byte[] bytes = entry(entries, parametersName(index));
        int expected = count * Double.BYTES;
        if (bytes.length != expected) {
            throw new InvalidInputException(
                    "%s has %d bytes, expected %d".formatted(parametersName(index), bytes.length, expected));
        }
        if (!ParameterBytes.sha256(bytes).equals(sha256)) {
            throw new InvalidInputException(parametersName(index) + " does not have the digest that model.json names");
        }
        return ParameterBytes.parse(bytes);
    }
}
