package smi.cli.tasks;

import java.util.List;
import java.util.function.Function;
import smi.likelihood.LikelihoodMethod;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;
import smi.ratio.RatioForm;
import smi.score.Sally;

/** The methods of {@code smi train}. A new one is one line here. */
final class TrainingMethods {
    private static final List<Family> FAMILIES = List.of(
            new Family(Sally.KINDS, "local", ScoreTraining::train),
            new Family(RatioForm.SINGLE.kinds(), "ratio", RatioTrainings::single),
            new Family(RatioForm.ANTISYMMETRIC.kinds(), "more-ratios", RatioTrainings::antisymmetric),
            new Family(RatioForm.MORPHING_AWARE.kinds(), "coefficients", RatioTrainings::morphingAware),
            new Family(LikelihoodMethod.labels(), "density", LikelihoodTraining::train));

    /** Methods that are trained alike. */
    private record Family(List<String> methods, String sampleKind, Function<TrainingJob, Trained> training) {}

    private TrainingMethods() {}

    /** The names of all methods. */
    static List<String> names() {
        return FAMILIES.stream().flatMap(family -> family.methods().stream()).toList();
    }

    /** The method, if there is one of that name. */
    static String known(String method) {
        family(method);
        return method;
    }

    /** The kind of sample that a method usually learns from. */
    static String sampleKind(String method) {
        return family(method).sampleKind();
    }

    /** Trains. */
    static Trained train(TrainingJob job) {
        return family(job.method()).training().apply(job);
    }

    private static Family family(String method) {
        return FAMILIES.stream()
                .filter(family -> family.methods().contains(method))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "unknown method '%s'; %s".formatted(method, Suggestion.sentence(method, names()))));
    }
}
