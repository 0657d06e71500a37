package smi.events.hdf5;

import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smi.events.EventCounts;
import smi.events.EventSetup;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

/**
 * What is known of one event file after opening it; no event has been read yet.
 *
 * @param path the file
 * @param setup its setup
 * @param counts events per sampling benchmark; zeros where the file does not say
 * @param samples its events, if it has any
 * @param provenance where it comes from, if smi wrote it
 */
record EventFile(
        Path path, EventSetup setup, EventCounts counts, Optional<Samples> samples, Optional<Provenance> provenance) {

    private static final Logger LOG = LoggerFactory.getLogger(EventFile.class);

    static final String OBSERVATIONS = "samples/observations";
    static final String WEIGHTS = "samples/weights";
    static final String SAMPLING = "samples/sampling_benchmarks";
    static final String SIGNAL = "sample_summary/signal_events";
    static final String BACKGROUND = "sample_summary/background_events";
    private static final String SIGNAL_OF_0_8 = "sample_summary/signal_events_per_benchmark";

    /**
     * The datasets of the events.
     *
     * @param observations shape {@code [n][nObservables]}
     * @param weights shape {@code [n][nWeightColumns]}, in the file's order
     * @param columnOrder the file's column of every weight column of the setup
     * @param sampling shape {@code [n]}, if the file knows where its events come from
     */
    record Samples(HdfTable observations, HdfTable weights, int[] columnOrder, Optional<HdfTable> sampling) {}

    static EventFile open(Path path) {
        try (HdfReader in = HdfReader.open(path)) {
            EventSetup setup = SetupReader.read(in);
            Optional<Samples> samples =
                    in.has(OBSERVATIONS) || in.has(WEIGHTS) ? Optional.of(samples(in, setup)) : Optional.empty();
            EventCounts counts = counts(in, setup, samples);
            var file = new EventFile(path, setup, counts, samples, in.provenance());
            file.warnIfCountsDiffer();
            return file;
        }
    }

    private static Samples samples(HdfReader in, EventSetup setup) {
        HdfTable observations = in.table(OBSERVATIONS);
        HdfTable weights = in.table(WEIGHTS);
        long n = observations.rows();
        if (weights.rows() != n) {
            throw new InvalidInputException(
                    "%s has %d rows, but %s has %d; the file was not written completely: write it again"
                            .formatted(weights.at(), weights.rows(), OBSERVATIONS, n));
        }
        int observables = in.texts("observables/names").size();
        int columns = setup.weightColumns().size();
        Shape.require(in, OBSERVATIONS, "%d events, %d observables".formatted(n, observables), n, observables);
        Shape.require(in, WEIGHTS, "%d events, %d benchmarks".formatted(n, columns), n, columns);
        int[] order = BenchmarkTable.read(in, setup.space().dimension()).columnOrder();
        return new Samples(observations, weights, order, sampling(in, n));
    }

    private static Optional<HdfTable> sampling(HdfReader in, long events) {
        if (!in.has(SAMPLING) || in.shape(SAMPLING).length == 1 && in.shape(SAMPLING)[0] == 0) {
            return Optional.empty();
        }
        Shape.require(in, SAMPLING, events + " events", events);
        return Optional.of(in.table(SAMPLING));
    }

    private static EventCounts counts(HdfReader in, EventSetup setup, Optional<Samples> samples) {
        int benchmarks = setup.benchmarks().size();
        String signal = in.has(SIGNAL_OF_0_8) && !in.has(SIGNAL) ? SIGNAL_OF_0_8 : SIGNAL;
        if (in.has(signal) && in.longs(signal).length > 0) {
            Shape.require(in, signal, benchmarks + " physics benchmarks", benchmarks);
            long background = in.has(BACKGROUND) ? in.integer(BACKGROUND) : 0;
            return new EventCounts(in.longs(signal), background);
        }
        return samples.flatMap(Samples::sampling)
                .map(table -> SamplingBenchmarks.count(table, benchmarks))
                .orElseGet(() -> new EventCounts(new long[benchmarks], 0));
    }

    private void warnIfCountsDiffer() {
        if (counts.total() > 0 && counts.total() != size() && samples.isPresent()) {
            LOG.warn("{} has {} events, but its sample_summary counts {}", path, size(), counts.total());
        }
    }

    long size() {
        return samples.map(s -> s.observations().rows()).orElse(0L);
    }

    /** {@return whether the file says at which benchmark its events were generated; true where it has no event} */
    boolean knowsSampling() {
        return size() == 0 || samples.orElseThrow().sampling().isPresent();
    }
}
