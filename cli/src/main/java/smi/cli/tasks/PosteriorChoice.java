package smi.cli.tasks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smi.augmentation.Prior;
import smi.limits.posterior.SamplerSettings;
import smi.morphing.InvalidInputException;

/**
 * How a posterior is sampled.
 *
 * @param prior one prior per parameter, with commas between them; flat over the grid if left out
 * @param steps steps of every walker
 * @param timeLimitSeconds after this time the sampler returns what there is
 */
public record PosteriorChoice(Optional<String> prior, int steps, double timeLimitSeconds) {
    /** Steps of every walker where nothing is said. */
    public static final int STEPS = 1000;

    /** Longer than a usual posterior needs. */
    public static final int TIME_LIMIT_SECONDS = 600;

    /** Refuses a time that is none. */
    public PosteriorChoice {
        if (!(timeLimitSeconds > 0)) {
            throw new InvalidInputException(
                    "the time limit is %s s; give a positive one, for example 10m".formatted(timeLimitSeconds));
        }
    }

    SamplerSettings settings(int parameters, long seed) {
        SamplerSettings defaults = SamplerSettings.defaults(parameters, seed);
        return new SamplerSettings(
                defaults.ensembles(),
                defaults.walkers(),
                steps,
                Duration.ofMillis(Math.round(1000 * timeLimitSeconds)),
                seed);
    }

    /** The priors of some parameters. */
    List<Prior> priors(List<String> parameters) {
        if (prior.isEmpty()) {
            return List.of();
        }
        // commas inside of brackets belong to a prior
        List<Prior> priors = Arrays.stream(prior.get().split(",(?![^(]*\\))"))
                .map(Prior::parse)
                .toList();
        if (priors.size() != parameters.size()) {
            throw new InvalidInputException("%d priors for the parameters %s; give one for each"
                    .formatted(priors.size(), String.join(", ", parameters)));
        }
        return priors;
    }
}
