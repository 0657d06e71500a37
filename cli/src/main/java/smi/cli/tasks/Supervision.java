package smi.cli.tasks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import smi.morphing.InvalidInputException;
import smi.networks.Checkpoints;

/**
 * How a training is watched over. Only the time limit can change its result.
 *
 * @param timeLimit after which it ends with what there is, e.g. {@code 10m}
 * @param checkpointSeconds seconds between two checkpoints
 * @param earlier what becomes of the checkpoints of a training that was stopped
 */
public record Supervision(
        Optional<String> timeLimit, @JsonIgnore double checkpointSeconds, @JsonIgnore Checkpoints.Earlier earlier) {
    /** Seconds between two checkpoints unless something else is asked for. */
    public static final double CHECKPOINT_SECONDS = 30;

    /** Checks the times. */
    public Supervision {
        timeLimit.ifPresent(Supervision::duration);
        if (!(checkpointSeconds >= 0 && checkpointSeconds < 1e9)) {
            throw new InvalidInputException(
                    "checkpoints every %s seconds; give a number >= 0".formatted(checkpointSeconds));
        }
    }

    Optional<Duration> limit() {
        return timeLimit.map(Supervision::duration);
    }

    Duration checkpointEvery() {
        return Duration.ofMillis((long) (1000 * checkpointSeconds));
    }

    /** A time such as {@code 90s}, {@code 10m}, {@code 1.5h}. */
    private static Duration duration(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        double unit =
                switch (lower.isEmpty() ? ' ' : lower.charAt(lower.length() - 1)) {
                    case 's' -> 1;
                    case 'm' -> 60;
                    case 'h' -> 3600;
                    default -> Double.NaN;
                };
        try {
            double seconds = unit * Double.parseDouble(lower.substring(0, Math.max(0, lower.length() - 1)));
            if (seconds > 0 && seconds < 1e9) {
                return Duration.ofMillis((long) (1000 * seconds));
            }
        } catch (NumberFormatException e) {
            throw unreadable(text, e);
        }
        throw unreadable(text, null);
    }

    private static InvalidInputException unreadable(String text, NumberFormatException cause) {
        return new InvalidInputException(
                "the time limit '%s' is no time; write it with its unit: 90s, 10m, 1.5h".formatted(text), cause);
    }
}
