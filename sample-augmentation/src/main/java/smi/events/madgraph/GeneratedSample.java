package smi.events.madgraph;

import java.util.Optional;
import smi.morphing.Benchmark;

/**
 * A file of events to be generated.
 *
 * @param name the name of its folder
 * @param benchmark where it is generated; empty: a background
 * @param seed the seed of MadGraph
 * @param kFactor the factor on its weights with which it is to be imported: several files at one benchmark each have the
 *     whole cross section, and count with a fraction of it
 */
public record GeneratedSample(String name, Optional<Benchmark> benchmark, long seed, double kFactor) {
    /**
     * Where its events are.
     *
     * @return the path in the folder of the generation
     */
    public String file() {
        return "samples/" + name + "/events.lhe.gz";
    }
}
