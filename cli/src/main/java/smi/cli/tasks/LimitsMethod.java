package smi.cli.tasks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smi.augmentation.Partition;
import smi.events.EventSetup;
import smi.limits.BinRule;
import smi.limits.Kinematics;
import smi.limits.LogRatioTable;
import smi.limits.StoredRatios;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;
import smi.ratio.RatioEstimator;

/** One of the methods of limits, by the name that users give it. */
final class LimitsMethod {
    private static final List<String> NAMES =
            List.of("rate", "histogram", "learned", "sally", "adaptive-sally", "sallino");
    private static final int BINS_ACROSS = 6;
    private static final int BINS_ALONG = 15;

    private final String name;
    private final Optional<Path> model;
    private final HistogramSettings histogram;
    private final Optional<Path> table;
    private Optional<StoredRatios> stored = Optional.empty();

    /**
     * A method.
     *
     * @param name its name
     * @param model the estimator of a learned or SALLY limit
     * @param histogram the histograms
     * @param table a file of stored log ratios
     */
    LimitsMethod(String name, Optional<Path> model, HistogramSettings histogram, Optional<Path> table) {
        this.name = name;
        this.model = model;
        this.histogram = histogram;
        this.table = table;
    }

    /** Refuses names that are none. */
    static void check(String name, HistogramSettings histogram) {
        if (!NAMES.contains(name)) {
            throw new InvalidInputException(
                    "unknown method '%s'; %s".formatted(name, Suggestion.sentence(name, NAMES)));
        }
        if (name.equals("histogram") && histogram.observables().isEmpty()) {
            throw new InvalidInputException(
                    "a histogram needs --observable NAME (in an analysis file the key observables)");
        }
    }

    /** Toys of a network are made of events that it was not trained with, others of all. */
    Partition toyEvents() {
        return model.isPresent() ? Partition.TEST : Partition.ALL;
    }

    Kinematics kinematics(EventSetup setup) {
        return switch (name) {
            case "rate" -> Kinematics.none();
            case "histogram" ->
                Kinematics.histogram(
                        histogram.observables(),
                        Histograms.rule(histogram, histogram.observables().size(), BinRule::defaults));
            case "learned" -> learned(setup);
            default -> score(Models.score(model, setup), setup);
        };
    }

    private Kinematics score(Models.Score score, EventSetup setup) {
        return switch (name) {
            case "sally" ->
                Kinematics.sally(
                        score.function(),
                        Histograms.rule(histogram, setup.space().dimension(), BinRule::scoreDefaults));
            case "sallino" ->
                Kinematics.sallino(
                        score.function(), score.reference(), histogram.bins().orElse(Kinematics.BINS_ALONG));
            default ->
                Kinematics.adaptiveSally(
                        score.function(), score.reference(), histogram.bins().orElse(BINS_ALONG), BINS_ACROSS);
        };
    }

    private Kinematics learned(EventSetup setup) {
        RatioEstimator ratio = Models.estimator(model, setup);
        return Kinematics.learned(ratio, raw -> kept(model.orElseThrow(), raw));
    }

    private LogRatioTable kept(Path path, LogRatioTable raw) {
        stored = table.map(file -> StoredRatios.open(file, Inputs.digest(path).sha256(), raw));
        return stored.<LogRatioTable>map(kept -> kept).orElse(raw);
    }

    /** Writes the log ratios that were computed, if they are to be stored. */
    void save(Context context) {
        stored.ifPresent(ratios -> {
            Path file = table.orElseThrow();
            ratios.save(file, context.provenance());
            context.console()
                    .say("log ratios of %d events at %d points: %s".formatted(ratios.events(), ratios.size(), file));
        });
    }
}
