package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smi.augmentation.Augmenter;
import smi.augmentation.Partition;
import smi.augmentation.Sample;
import smi.augmentation.ThetaSpec;
import smi.augmentation.hdf5.SampleFile;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * A training or test sample with joint ratio and joint score.
 *
 * @param events the events
 * @param kind {@code local}, {@code ratio}, {@code coefficients} or {@code plain}
 * @param partition which part of the events
 * @param theta points of a local or plain sample
 * @param theta0 numerators of a ratio sample
 * @param theta1 denominators of a ratio sample
 * @param n number of events
 * @param seed seed of the random numbers
 * @param output the sample file
 */
public record AugmentTask(
        EventSelection events,
        String kind,
        Partition partition,
        Optional<String> theta,
        Optional<String> theta0,
        Optional<String> theta1,
        Optional<Integer> n,
        long seed,
        Path output)
        implements Task {
    private static final List<String> KINDS = List.of("local", "ratio", "coefficients", "plain");

    public AugmentTask {
        if (!KINDS.contains(kind)) {
            throw new InvalidInputException(
                    "unknown kind of sample '%s'; %s".formatted(kind, Suggestion.sentence(kind, KINDS)));
        }
    }

    @Override
    public String command() {
        return "augment";
    }

    @Override
    public List<Path> inputs() {
        return events.files();
    }

    @Override
    public List<Path> outputs() {
        return List.of(output);
    }

    @Override
    public ObjectNode run(Context context) {
        Sample sample = sample();
        context.console().warn(sample.info().warnings());
        SampleFile.write(sample, output);
        ObjectNode result = Json.object()
                .put("kind", kind)
                .put("partition", partition.label())
                .put("n_samples", sample.size())
                .put("n_effective", sample.info().effectiveSize());
        context.console()
                .say("%s sample of %d events from the %s partition, effective size %s: %s"
                        .formatted(
                                kind,
                                sample.size(),
                                partition.label(),
                                Numbers.text(sample.info().effectiveSize()),
                                output));
        return result;
    }

    private Sample sample() {
        var weighted = events.weighted(partition);
        var augmenter = Augmenter.of(weighted, seed);
        EventSetup setup = weighted.setup();
        return switch (kind) {
            case "local" -> augmenter.local(spec(theta, "--theta", setup), size());
            case "ratio" -> augmenter.ratio(spec(theta0, "--theta0", setup), spec(theta1, "--theta1", setup), size());
            case "plain" -> augmenter.plain(spec(theta, "--theta", setup), size());
            default -> augmenter.coefficients();
        };
    }

    private ThetaSpec spec(Optional<String> text, String option, EventSetup setup) {
        return ThetaSpec.parse(
                text.orElseThrow(() -> new InvalidInputException(
                        "a %s sample needs %s (in an analysis file the key %s), for example sm"
                                .formatted(kind, option, option.substring(2)))),
                setup);
    }

    private int size() {
        return n.orElseThrow(() -> new InvalidInputException(
                "a %s sample needs its number of events: -n N (in an analysis file the key n)".formatted(kind)));
    }
}
