package smi.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.morphing.InvalidInputException;

class BackendTest {
    @ParameterizedTest
    @CsvSource({
        "'Tesla P100-PCIE-16GB, 6.0', true",
        "'NVIDIA A100-SXM4-80GB, 8.0', true",
        "'NVIDIA GeForce RTX 4090, 8.9', true",
        "'NVIDIA H200, 9.0', false",
        "'NVIDIA B200, 10.0', false",
        "'NVIDIA GeForce RTX 5090, 12.0', false",
        "'Tesla K80, 3.7', true",
        "'Tesla K40, 3.5', false"
    })
    void cardsFromPascalToAdaRunNd4j(String line, boolean runs) {
        List<CudaCard> cards = CudaCard.parse(line + "\n");
        assertEquals(1, cards.size());
        assertEquals(runs, cards.get(0).runsNd4j());
        assertTrue(line.startsWith(cards.get(0).name() + ","));
    }

    @Test
    void whatIsNoCardIsNotTakenForOne() {
        assertEquals(
                List.of(),
                CudaCard.parse("NVIDIA-SMI has failed, because\nit couldn't communicate with the driver.\n"));
        assertEquals(List.of(), CudaCard.parse("Field \"compute_cap\" is not a valid field to query.\n"));
    }

    @Test
    void namesAreThoseOfTheSettings() {
        assertEquals(Backend.HOST, Backend.of(Backend.HOST.label()));
        assertEquals(Backend.ND4J, Backend.of(Backend.ND4J.label()));
        var error = assertThrows(InvalidInputException.class, () -> Backend.of("nd4"));
        assertTrue(error.getMessage().contains("did you mean 'nd4j'"), error.getMessage());
    }

    @Test
    void theReportNamesTheKernelsOfTheLibrary() {
        var facts = BackendReport.describe();
        assertTrue(facts.get("host backend").matches("OpenBLAS [0-9.]+, kernels for .+"), facts.toString());
        assertFalse(facts.get("host backend").contains("unknown")
                && System.getProperty("os.arch").equals("amd64"));
        assertFalse(facts.get("why no GPU").isEmpty());
    }

    /** The same training on both backends: the same course up to rounding, which grows from step to step. */
    @Test
    void aTrainingOnNd4jIsTheTrainingOnTheHost() {
        var source = new ToySource(600, 1, 2, 4, 7);
        var loss = new RatioLoss(RatioTerm.ALICE, 1);
        var spec = new NetworkSpec(6, List.of(10), 1, Activation.TANH);
        var settings = TrainingSettings.defaults().withEpochs(2).withBatchSize(100);
        var host = Trainer.train(spec, loss, source, settings, TrainingListener.silent());
        var nd4j = Trainer.train(spec, loss, source, settings.withBackend(Backend.ND4J), TrainingListener.silent());
        for (int epoch = 0; epoch < 2; epoch++) {
            assertEquals(
                    host.history().epochs().get(epoch).validationLoss(),
                    nd4j.history().epochs().get(epoch).validationLoss(),
                    1e-5);
        }
        assertEquals("nd4j", settings.withBackend(Backend.ND4J).describe().get("backend"));
    }
}
