package smi.cli.tasks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import smi.networks.TrainingHistory.Epoch;
import smi.networks.TrainingListener;

/** A line per epoch of a training. */
final class EpochLines implements TrainingListener {
    private final Console console;

    EpochLines(Console console) {
        this.console = console;
    }

    @Override
    public void epochDone(Progress progress) {
        int width = Integer.toString(progress.epochs()).length();
        Epoch losses = progress.losses();
        console.say(String.format(
                Locale.ROOT,
                "  epoch %" + width + "d/%d  loss %s on training, %s on validation events%s%s",
                progress.epoch() + 1,
                progress.epochs(),
                Numbers.text(losses.trainingLoss()),
                losses.validation().isEmpty() ? "no" : Numbers.text(losses.validationLoss()),
                terms(progress.terms(), losses),
                progress.best() ? ", best so far" : ""));
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
