package smi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import smi.cli.tasks.DoctorTask;

@Command(
        name = "doctor",
        description = "Versions, backend, threads and memory that smi finds here.",
        footer = {"", "Examples:", "  smi doctor", "  smi doctor --json -"})
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        common.run(new DoctorTask());
        return 0;
    }
}
