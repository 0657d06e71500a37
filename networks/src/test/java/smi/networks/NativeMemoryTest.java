package smi.networks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;

/** The engine lives on buffers that are made once. */
class NativeMemoryTest {
    private static final long MEGABYTE = 1 << 20;
    private final ToySource source = new ToySource(512, 1, 2, 8, 3);
    private final Loss loss = new RatioLoss(RatioTerm.ALICE, 1);
    private final NetworkSpec spec = new NetworkSpec(10, List.of(20, 20), 1, Activation.TANH);
    private final TrainingProblem problem = new TrainingProblem(source, loss, ToySource.scaling(source, loss));

    private TrainingStep<FloatBlock> step(int threads) {
        var settings = TrainingSettings.defaults().withBatchSize(128).withThreads(threads);
        var step = new TrainingStep<>(new HostFloatKernels(TrainingStep.networkRows(problem)), spec, problem, settings);
        step.setParameters(Initialization.UNIFORM.draw(spec, 1));
        return step;
    }

    private void train(TrainingStep<?> step, int iterations) {
        int[] all = ToySource.all(source);
        for (int i = 0; i < iterations; i++) {
            int from = i % 4 * 128;
            step.train(new BatchEvents(source, all, from, from + 128, i), 1e-3);
        }
    }

    /** Batches, losses and passes need no memory; a few small objects per step (seeds, sums) are left. */
    @Test
    void aStepLeavesLittleGarbage() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (var step = step(1)) {
            train(step, 500);
            long before = threads.getCurrentThreadAllocatedBytes();
            train(step, 500);
            long perStep = (threads.getCurrentThreadAllocatedBytes() - before) / 500;
            // the source of this test makes a random generator per row, 128 times 2 or 3 objects
            long ofTheSource = 128L * 3 * 48;
            assertTrue(perStep < ofTheSource + 2000, perStep + " bytes per step");
        }
    }

    /** The process may grow by what the compiler and the collector of the Java machine take, not with the iterations. */
    @Test
    @Tag("long")
    void aHundredThousandStepsDoNotGrow() {
        try (var step = step(2)) {
            train(step, 20_000);
            long before = Pointer.physicalBytes();
            long own = Pointer.totalBytes();
            train(step, 100_000);
            assertTrue(Pointer.totalBytes() <= own, "pointers grew by " + (Pointer.totalBytes() - own) + " bytes");
            long growth = (Pointer.physicalBytes() - before) / MEGABYTE;
            // one kilobyte lost per step would be 100 MB
            assertTrue(growth < 60, "the process grew by " + growth + " MB");
        }
    }

    @Test
    @Tag("long")
    void whatIsTrainedAndEvaluatedIsGivenBack() {
        var settings =
                TrainingSettings.defaults().withEpochs(1).withBatchSize(128).withThreads(2);
        EventMatrix theta = EventMatrix.of(10, 2, new double[20]);
        EventMatrix x = EventMatrix.of(300, 8, new double[2400]);
        long before = 0;
        for (int i = 0; i < 1000; i++) {
            before = i == 200 ? Pointer.totalBytes() : before;
            var network = Trainer.train(spec, loss, source, settings, TrainingListener.silent());
            network.table(theta, x);
            network.thetaGradients(theta.slice(0, 1), x);
        }
        assertTrue(Pointer.totalBytes() - before < MEGABYTE, Pointer.totalBytes() - before + " bytes");
    }
}
