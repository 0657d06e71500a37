package smi.cli.tasks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import smi.networks.TrainingHistory.Epoch;
import smi.networks.TrainingListener;

/** A line per epoch of the first network, and on a terminal how fast the training of all goes and when it will end. */
final class EpochLines implements TrainingListener {
    private static final long NANOSECONDS_BETWEEN_LINES = 200_000_000;
    private final Console console;
    private long started;
    private long lastLine;
    private long events;
    private long eventsBefore;
    private long eventsPlanned;
    private int epochsDone;
    private int epochsPlanned;

    EpochLines(Console console) {
        this.console = console;
    }

    @Override
    public void started(Start start) {
        long own = start.epochs() * start.trainingEvents();
        if (eventsPlanned == 0) {
            started = System.nanoTime();
            lastLine = started;
            eventsPlanned = start.members() * own;
            epochsPlanned = start.members() * start.epochs();
        }
        epochsDone += start.past().size();
        eventsBefore += start.eventsDone();
        if (start.member() == 0 && start.eventsDone() > 0) {
            console.say("  going on from a checkpoint in epoch %d of %d"
                    .formatted(start.past().size() + 1, start.epochs()));
        }
    }

    @Override
    public void batchDone(int member, int batch) {
        events += batch;
        long now = System.nanoTime();
        if (console.showsStatus() && now - lastLine > NANOSECONDS_BETWEEN_LINES) {
            lastLine = now;
            console.status(status((now - started) * 1e-9));
        }
    }

    /** How far, how fast, how long to go. */
    private String status(double seconds) {
        double rate = events / seconds;
        long left = (long) (Math.max(0, eventsPlanned - eventsBefore - events) / rate);
        return String.format(
                Locale.ROOT,
                "  %d of %d epochs, %.0f %%, %,.0f events/s, %d:%02d left",
                epochsDone,
                epochsPlanned,
                100.0 * (eventsBefore + events) / eventsPlanned,
                rate,
                left / 60,
                left % 60);
    }

    @Override
    public void epochDone(Progress progress) {
        epochsDone++;
        if (progress.member() > 0) {
            return;
        }
        int width = Integer.toString(progress.epochs()).length();
        Epoch losses = progress.losses();
        console.say(String.format(
                Locale.ROOT,
                "  epoch %" + width + "d/%d  loss %s%s%s",
                progress.epoch() + 1,
                progress.epochs(),
                both(losses),
                terms(progress.terms(), losses),
                progress.best() && !losses.validation().isEmpty() ? ", best so far" : ""));
    }

    private static String both(Epoch losses) {
        String training = Numbers.text(losses.trainingLoss());
        return losses.validation().isEmpty()
                ? training
                : "%s on training, %s on validation events".formatted(training, Numbers.text(losses.validationLoss()));
    }

    /** The parts of the loss, where there are several. */
    private static String terms(List<String> names, Epoch losses) {
        List<Double> values = losses.validation().isEmpty() ? losses.training() : losses.validation();
        return names.size() < 2
                ? ""
                : IntStream.range(0, names.size())
                        .mapToObj(t -> names.get(t) + " " + Numbers.text(values.get(t)))
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
