package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smi.augmentation.Augmenter;
import smi.augmentation.HypothesisSpec;
import smi.augmentation.NuSpec;
import smi.augmentation.Partition;
import smi.augmentation.SampleRequest;
import smi.augmentation.SampleWeights;
import smi.augmentation.ThetaSpec;
import smi.augmentation.WeightedEvents;
import smi.augmentation.hdf5.SampleSet;
import smi.events.EventSetup;
import smi.events.hdf5.EventFileNames;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * A training or test sample with joint ratio and joint score.
 *
 * @param events the events
 * @param kind {@code local}, {@code density} (local, at many points), {@code ratio}, {@code more-ratios},
 *     {@code coefficients}, {@code plain}, or {@code test}: plain events of the test partition
 * @param partition which part of the events (default: {@code test} for the kind of that name, else {@code train})
 * @param theta points of a local, density, plain or test sample
 * @param theta0 numerators of a ratio or more-ratios sample
 * @param theta1 denominators of a ratio or more-ratios sample
 * @param n number of events
 * @param settings what is less often chosen
 * @param seed seed of the random numbers
 * @param output the sample file, or the name of the set of files of a large one, or of a set of npy files
 */
public record AugmentTask(
        EventSelection events,
        String kind,
        Optional<Partition> partition,
        Optional<String> theta,
        Optional<String> theta0,
        Optional<String> theta1,
        Optional<Integer> n,
        AugmentSettings settings,
        long seed,
        Path output)
        implements Task {
    private static final String TEST = "test";
    private static final String COEFFICIENTS = "coefficients";
    private static final String RATIO = "ratio";
    private static final String MORE_RATIOS = "more-ratios";
    private static final List<String> PAIRED = List.of(RATIO, MORE_RATIOS);
    private static final String LOCAL = "local";
    private static final String DENSITY = "density";
    private static final List<String> KINDS = List.of(LOCAL, DENSITY, RATIO, MORE_RATIOS, COEFFICIENTS, "plain", TEST);

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
        boolean paired = PAIRED.contains(kind);
        refuse(kind, !paired && (theta0.isPresent() || theta1.isPresent()), "theta0 and theta1");
        refuse(kind, (paired || kind.equals(COEFFICIENTS)) && theta.isPresent(), "theta");
        refuse(kind, !paired && (settings.nu0().isPresent() || settings.nu1().isPresent()), "nu0 and nu1");
        refuse(kind, (paired || kind.equals(COEFFICIENTS)) && settings.nu().isPresent(), "nu");
        refuse(kind, !kind.equals(MORE_RATIOS) && !settings.additional().isEmpty(), "additional hypotheses");
        if (kind.equals(MORE_RATIOS) && settings.additional().isEmpty()) {
            throw new InvalidInputException(
                    "a more-ratios sample needs additional hypotheses: --additional SPEC, once or more");
        }
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
        return TrainingMethods.sampleKind(method);
    }

    @Override
    public String command() {
        return "augment";
    }

    @Override
    public List<Path> inputs() {
        List<Path> files = new ArrayList<>(events.files());
        Stream.concat(Stream.of(theta, theta0, theta1).flatMap(Optional::stream), settings.additional().stream())
                .forEach(spec -> Points.table(spec).ifPresent(files::add));
        return List.copyOf(files);
    }

    /**
     * What must not be there yet. Parts of the same sample may be: a set of several files goes on where a stopped run
     * left it.
     */
    @Override
    public List<Path> outputs() {
        if (settings.npy()) {
            return List.of(SampleMaker.lastNpy(output));
        }
        if (EventFileNames.members(output).isEmpty()) {
            return List.of(output);
        }
        return Stream.concat(Stream.of(output), maker().inTheWay().stream())
                .distinct()
                .toList();
    }

    @Override
    public void check(EventSetup setup) {
        switch (kind) {
            case COEFFICIENTS -> setup.morpher();
            case RATIO, MORE_RATIOS -> {
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
        if (kind.equals(COEFFICIENTS) && n.isPresent()) {
            context.console().warn("a coefficients sample holds every event of its partition once; -n has no effect");
        }
        SampleSet.Written written = maker().make();
        context.console().warn(written.warnings());
        context.console()
                .say("%s sample of %d events from the %s partition (effective size %.0f): %s"
                        .formatted(
                                kind,
                                written.rows(),
                                part().label(),
                                written.weights().effectiveSize(),
                                place(written.files())));
        return result(written);
    }

    private static String place(List<Path> files) {
        Path last = files.get(files.size() - 1);
        return files.size() == 1 ? last.toString() : "%d files, %s to %s".formatted(files.size(), files.get(0), last);
    }

    private ObjectNode result(SampleSet.Written written) {
        SampleWeights weights = written.weights();
        ObjectNode result = Json.object()
                .put("kind", kind)
                .put("partition", part().label())
                .put("n_samples", written.rows())
                .put("n_effective", weights.effectiveSize())
                .put("inverse_largest_probability", weights.inverseLargestProbability())
                .put("largest_weight_share", weights.largestShare())
                .put("negative_weight_share", weights.negativeShare());
        ArrayNode list = result.putArray("files");
        written.files().forEach(file -> list.add(file.toString()));
        return result;
    }

    private Partition part() {
        return partition.orElse(kind.equals(TEST) ? Partition.TEST : Partition.TRAIN);
    }

    private SampleMaker maker() {
        WeightedEvents weighted = events.weighted(part(), this);
        Augmenter augmenter = Augmenter.of(weighted, seed).withNegativeWeights(settings.negativeWeights());
        return new SampleMaker(
                settings.nuisanceScore() ? augmenter.withNuisanceScore() : augmenter,
                request(weighted.setup()),
                settings,
                output);
    }

    private SampleRequest request(EventSetup setup) {
        return switch (kind) {
            case LOCAL -> new SampleRequest.Local(spec(theta, settings.nu(), "theta", setup), size());
            case DENSITY -> new SampleRequest.Density(spec(theta, settings.nu(), "theta", setup), size());
            case TEST -> new SampleRequest.Test(spec(theta, settings.nu(), "theta", setup), size());
            case RATIO -> new SampleRequest.Ratio(numerator(setup), denominator(setup), size());
            case MORE_RATIOS ->
                new SampleRequest.MoreRatios(
                        numerator(setup),
                        denominator(setup),
                        settings.additional().stream()
                                .map(text -> HypothesisSpec.of(ThetaSpec.parse(text, setup)))
                                .toList(),
                        size());
            case COEFFICIENTS -> new SampleRequest.Coefficients();
            default -> new SampleRequest.Plain(spec(theta, settings.nu(), "theta", setup), size());
        };
    }

    private HypothesisSpec numerator(EventSetup setup) {
        return spec(theta0, settings.nu0(), "theta0", setup);
    }

    private HypothesisSpec denominator(EventSetup setup) {
        return spec(theta1, settings.nu1(), "theta1", setup);
    }

    private HypothesisSpec spec(Optional<String> text, Optional<String> nu, String key, EventSetup setup) {
        return new HypothesisSpec(spec(text, key, setup), nu.map(NuSpec::parse).orElse(NuSpec.nominal()));
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
