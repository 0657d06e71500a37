package smi.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import smi.events.EventMatrix;
import smi.events.InputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

class ModelFileTest {
    @TempDir
    Path folder;

    private static Model model() {
        var space = ParameterSpace.of(Parameter.of("cHW", 2, -1, 1), Parameter.of("cWW", 2, -1, 1));
        var trained = Trainer.train(
                new NetworkSpec(5, List.of(9, 8), 1, Activation.TANH),
                new RatioLoss(RatioTerm.ALICE, 1),
                new ToySource(300, 1, 2, 3, 1),
                TrainingSettings.defaults().withEpochs(2),
                TrainingListener.silent());
        var provenance =
                Provenance.of("train", 1, List.of(new InputFile("sample.h5", "00ff")), Map.of("method", "alices"));
        return new Model(
                "alices",
                space,
                List.of("x0", "x1", "x2"),
                space.point(0.1, 0.2),
                List.of(trained, TrainedNetworkTest.network(Activation.SILU)),
                provenance);
    }

    private Path written() {
        Path file = folder.resolve("model.smi");
        ModelFile.write(file, model());
        return file;
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        Model model = model();
        Path file = written();
        Model read = ModelFile.read(file);
        assertEquals(model.kind(), read.kind());
        assertEquals(model.space(), read.space());
        assertEquals(model.observables(), read.observables());
        assertEquals(model.reference(), read.reference());
        assertEquals(model.provenance(), read.provenance());
        EventMatrix theta = TrainedNetworkTest.random(700, 2, 1);
        EventMatrix x = TrainedNetworkTest.random(700, 3, 2);
        for (int i = 0; i < 2; i++) {
            TrainedNetwork before = model.networks().get(i);
            TrainedNetwork after = read.networks().get(i);
            assertArrayEquals(before.parameters(), after.parameters(), 0);
            assertEquals(before.scaling(), after.scaling());
            assertEquals(before.history(), after.history());
            assertEquals(before.outputs(theta, x), after.outputs(theta, x), "the same bits");
        }
        Path second = folder.resolve("again.smi");
        ModelFile.write(second, read);
        assertEquals(-1, Files.mismatch(file, second), "the same bytes");
    }

    @Test
    void deeplearning4jReadsItsPart() throws IOException {
        Model model = model();
        Map<String, byte[]> entries = StoredZip.read(written());
        TrainedNetwork network = model.networks().get(0);
        EventMatrix theta = TrainedNetworkTest.random(50, 2, 1);
        EventMatrix x = TrainedNetworkTest.random(50, 3, 2);
        double[] inputs = new double[250];
        network.scaling().applyToInputs(50, theta.toArray(), x.toArray(), inputs);
        var restored = ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(entries.get("dl4j-0.zip")));
        var output = restored.output(Nd4j.create(Dl4jNetworks.toFloats(inputs), new long[] {50, 5}, 'c'));
        EventMatrix expected = network.outputs(theta, x);
        for (int i = 0; i < 50; i++) {
            assertEquals(expected.get(i, 0), output.getDouble(i, 0), 1e-6);
        }
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(written());
        for (int length : new int[] {0, 100, bytes.length / 2, bytes.length - 1}) {
            Path cut = folder.resolve("cut.smi");
            Files.write(cut, java.util.Arrays.copyOf(bytes, length));
            var error = assertThrows(InvalidInputException.class, () -> ModelFile.read(cut));
            assertTrue(error.getMessage().contains("cut.smi is not a usable model file"), error.getMessage());
        }
    }

    @Test
    void aFlippedBitIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(written());
        for (int place : new int[] {200, bytes.length / 3, bytes.length / 2}) {
            byte[] changed = bytes.clone();
            changed[place] ^= 4;
            Path file = folder.resolve("changed.smi");
            Files.write(file, changed);
            assertThrows(InvalidInputException.class, () -> ModelFile.read(file), "byte " + place);
        }
    }

    @Test
    void foreignAndNewerFilesAreRefusedWithTheReason() throws IOException {
        assertRefused("{\"format\": \"other\"}", "does not say");
        assertRefused("{\"format\": \"smi-model\", \"format_version\": 99}", "format version 99");
        assertRefused("{\"format\": \"smi-model\", \"format_version\": 1}", "format version 1");
        assertRefused("{\"format\": \"smi-model\", \"format_version\": 2}", "model.json: ");
        assertRefused("not json", "model.json: ");
        var error = assertThrows(InvalidInputException.class, () -> ModelFile.read(folder.resolve("missing.smi")));
        assertTrue(error.getMessage().contains("no such model file"), error.getMessage());
    }

    @Test
    void parametersOfTheWrongLengthAreRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(StoredZip.read(written()));
        entries.put("parameters-0.bin", new byte[16]);
        Path file = folder.resolve("short.smi");
        Files.write(file, StoredZip.bytes(entries));
        var error = assertThrows(InvalidInputException.class, () -> ModelFile.read(file));
        assertTrue(error.getMessage().contains("parameters-0.bin has 16 bytes, expected"), error.getMessage());
    }

    private void assertRefused(String header, String reason) throws IOException {
        Path file = folder.resolve("foreign.smi");
        Files.write(
                file, StoredZip.bytes(Map.of("model.json", header.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        var error = assertThrows(InvalidInputException.class, () -> ModelFile.read(file));
        assertTrue(error.getMessage().contains(reason), error.getMessage());
        assertEquals(1, error.getMessage().lines().count());
    }
}
