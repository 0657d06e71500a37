package smi.events.madgraph;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import smi.morphing.InvalidInputException;

/**
 * How MadGraph is run.
 *
 * @param madGraph the folder of MadGraph, which has {@code bin/mg5_aMC}
 * @param cluster the batch system of the scripts; empty: this computer
 * @param events events per sample; empty: as the run card says
 * @param cores processor cores per sample; empty: one in a batch system, else as MadGraph is configured
 */
public record GenerationOptions(Path madGraph, Optional<Cluster> cluster, OptionalLong events, OptionalInt cores) {

    /** A batch system. */
    public enum Cluster {
        /** Slurm's job arrays. */
        SLURM,
        /** HTCondor's queues. */
        HTCONDOR
    }

    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if one is not positive
     */
    public GenerationOptions {
        if (events.isPresent() && events.getAsLong() < 1) {
            throw new InvalidInputException("%d events per sample; give 1 or more".formatted(events.getAsLong()));
        }
        if (cores.isPresent() && cores.getAsInt() < 1) {
            throw new InvalidInputException("%d cores per sample; give 1 or more".formatted(cores.getAsInt()));
        }
    }

    OptionalInt coresPerSample() {
        return cores.isEmpty() && cluster.isPresent() ? OptionalInt.of(1) : cores;
    }
}
