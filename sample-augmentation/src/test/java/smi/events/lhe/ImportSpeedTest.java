package smi.events.lhe;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.events.hdf5.EventFiles;
import smi.events.observables.Detector;
import smi.events.observables.EventSelection;
import smi.events.observables.Resolution;
import smi.events.observables.SelectedObservable;
import smi.events.observables.Smearing;

/** How fast events are read. CPU times, because a machine that others use makes wall times mean nothing. */
@Tag("long")
class ImportSpeedTest {
    private static final int EVENTS = 50_000;

    @TempDir
    private Path folder;

    private ImportSettings settings() {
        var electronsAndMuons = new Smearing(
                Set.of(11, -11, 13, -13),
                Optional.of(new Resolution(0, 0.05)),
                Optional.empty(),
                new Resolution(0.05, 0),
                new Resolution(0.05, 0));
        var detector = new Detector(List.of(electronsAndMuons), new Resolution(10, 0.05), 1);
        var observables = Stream.of("pt_l1", "eta_l1", "pt_l2", "m_ll", "y_ll", "cos_theta", "dphi_ll", "met")
                .map(SelectedObservable::required)
                .toList();
        return new ImportSettings(
                EventFiles.open(List.of(ReferenceFiles.get("drell-yan/h5/tiny.h5")))
                        .setup()
                        .benchmarks(),
                Optional.empty(),
                new EventSelection(detector, observables, List.of(), List.of()),
                List.of(LheSample.signal(ReferenceFiles.get("drell-yan/lhe/sm_main.lhe.gz"), "sm")),
                OptionalLong.of(1));
    }

    private double cpuSeconds(int threads) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = system.getProcessCpuTime();
        LheImport.run(settings(), new ImportRun(threads, folder, bytes -> {})).close();
        return (system.getProcessCpuTime() - start) * 1e-9;
    }

    /** Eight observables, six weights, smearing: 180 000 events per second in a warm machine, with reserve. */
    @Test
    void fortyThousandEventsPerCpuSecond() {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 8; i++) {
            best = Math.min(best, cpuSeconds(1));
        }
        assertTrue(EVENTS / best >= 40_000, EVENTS / best + " events per CPU second");
    }

    /** The thread that reads the file does so little of the work that two threads are 1.7 times as fast. */
    @Test
    void twoThreadsShareTheWork() throws IOException {
        double best = 0;
        for (int i = 0; i < 12; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            double all = cpuSeconds(2);
            double own = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) * 1e-9;
            best = i < 4 ? 0 : Math.max(best, all / Math.max(own, all - own));
        }
        assertTrue(best >= 1.7, "2 threads are at most %.2f times as fast".formatted(best));
    }
}
