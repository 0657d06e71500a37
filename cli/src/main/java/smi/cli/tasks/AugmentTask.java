package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smi.augmentation.Augmenter;
import smi.augmentation.Partition;
import smi.augmentation.Sample;
import smi.augmentation.ThetaSpec;
import smi.augmentation.WeightedEvents;
import smi.augmentation.hdf5.SampleFile;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * A training or test sample with joint ratio and joint score.
 *
 * @param events the events
 * @param kind {@code local}, {@code ratio}, {@code coefficients}, {@code plain}, or {@code test}: plain events of the
 *     test partition
 * @param partition which part of the events (default: {@code test} for the kind of that name, else {@code train})
 * @param theta points of a local, plain or test sample
 * @param theta0 numerators of a ratio sample
 * @param theta1 denominators of a ratio sample
 * @param n number of events
 * @param seed seed of the random numbers
 * @param output the sample file
 */
public record AugmentTask(
        EventSelection events,
        String kind,
        Optional<Partition> partition,
        Optional<String> theta,
        Optional<String> theta0,
        Optional<String> theta1,
        Optional<Integer> n,
        long seed,
        Path output)
        implements Task {
    private static final String TEST = "test";
    private static final String COEFFICIENTS = "coefficients";
    private static final List<String> KINDS = List.of("local", "ratio", COEFFICIENTS, "plain", TEST);

    public AugmentTask {
        if (!KINDS.contains(kind)) {
            throw new InvalidInputException(
                    "unknown kind of sample '%s'; %s".formatted(kind, Suggestion.sentence(kind, KINDS)));
        }
        if (kind.equals(TEST) && partition.orElse(Partition.TEST) != Partition.TEST) {
            throw new InvalidInputException(
                    "a test sample comes from the test partition; take the kind plain for the partition %s"
                            .formatted(partition.get().label()));
        }
        refuse(kind, !kind.equals("ratio") && (theta0.isPresent() || theta1.isPresent()), "theta0 and theta1");
        refuse(kind, (kind.equals("ratio") || kind.equals(COEFFICIENTS)) && theta.isPresent(), "theta");
        if (n.isPresent() && n.get() < 1) {
            throw new InvalidInputException("a sample of %d events; give 1 or more".formatted(n.get()));
        }
    }

    private static void refuse(String kind, boolean given, String what) {
        if (given) {
            throw new InvalidInputException("a %s sample has no %s; leave it out".formatted(kind, what));
        }
    }

    /**
     * The kind of sample that a method learns from.
     *
     * @param method a method of {@code smi train}
     * @return {@code local} or {@code ratio}
     */
    public static String kindFor(String method) {
        return Models.sampleKind(TrainTask.known(method));
    }

    @Override
    public String command() {
        return "augment";
    }

    @Override
    public List<Path> inputs() {
        List<Path> files = new ArrayList<>(events.files());
        Stream.of(theta, theta0, theta1).flatMap(Optional::stream).forEach(spec -> Points.table(spec)
                .ifPresent(files::add));
        return List.copyOf(files);
    }

    @Override
    public List<Path> outputs() {
        return List.of(output);
    }

    @Override
    public void check(EventSetup setup) {
        switch (kind) {
            case COEFFICIENTS -> setup.morpher();
            case "ratio" -> {
                spec(theta0, "theta0", setup);
                spec(theta1, "theta1", setup);
                size();
            }
            default -> {
                spec(theta, "theta", setup);
                size();
            }
        }
    }

    @Override
    public ObjectNode run(Context context) {
        Partition part = partition.orElse(kind.equals(TEST) ? Partition.TEST : Partition.TRAIN);
        WeightedEvents weighted = events.weighted(part, this);
        Sample sample = sample(Augmenter.of(weighted, seed), weighted.setup());
        context.console().warn(sample.info().warnings());
        if (kind.equals(COEFFICIENTS) && n.isPresent()) {
            context.console().warn("a coefficients sample holds every event of its partition once; -n has no effect");
        }
        SampleFile.write(sample, output);
        context.console()
                .say("%s sample of %d events from the %s partition (effective size %.0f): %s"
                        .formatted(
                                kind, sample.size(), part.label(), sample.info().effectiveSize(), output));
        return Json.object()
                .put("kind", kind)
                .put("partition", part.label())
                .put("n_samples", sample.size())
                .put("n_effective", sample.info().effectiveSize());
    }

    private Sample sample(Augmenter augmenter, EventSetup setup) {
        return switch (kind) {
            case "local" -> augmenter.local(spec(theta, "theta", setup), size());
            case "ratio" -> augmenter.ratio(spec(theta0, "theta0", setup), spec(theta1, "theta1", setup), size());
            case COEFFICIENTS -> augmenter.coefficients();
            default -> augmenter.plain(spec(theta, "theta", setup), size());
        };
    }

    private ThetaSpec spec(Optional<String> text, String key, EventSetup setup) {
        return ThetaSpec.parse(
                text.orElseThrow(() -> new InvalidInputException(
                        "a %s sample needs --%s (in an analysis file the key %s), for example sm"
                                .formatted(kind, key, key))),
                setup);
    }

    private int size() {
        return n.orElseThrow(() -> new InvalidInputException(
                "a %s sample needs its number of events: -n N (in an analysis file the key n)".formatted(kind)));
    }
}
