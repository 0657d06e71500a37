package smi.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Trains anything that can learn: goes through shuffled batches epoch by epoch, keeps the parameters of the epoch with the
 * lowest validation loss, averages, saves its state, and stops when it should. A training that goes on from a saved state
 * ends with the same bits as one that was never stopped.
 */
final class TrainingLoop {
    /**
     * What came out.
     *
     * @param parameters of the best epoch
     * @param history of the training
     */
    record Result(double[] parameters, TrainingHistory history) {}

    private final Learner learner;
    private final TrainingTask task;
    private final TrainingSettings settings;
    private final TrainingWatch watch;
    private final RunningAverage average;
    private final DivergenceGuard guard = new DivergenceGuard();
    private final List<TrainingHistory.Epoch> history = new ArrayList<>();
    private double[] best = new double[0];
    private int bestEpoch = -1;
    private int epoch;
    private int window;
    private int batch;
    private long events;
    private double[] sums;
    private long epochStarted;
    private long eventsWhenStarted;

    /** A training about to begin with the learner's present parameters, or to go on. */
    TrainingLoop(Learner learner, TrainingTask task) {
        this.learner = learner;
        this.task = task;
        settings = task.settings();
        watch = task.watch();
        average = new RunningAverage(settings, learner.parameterCount());
        sums = new double[learner.terms().size()];
    }

    /** Trains to the end. */
    Result toEnd() {
        watch.saved().ifPresent(this::restore);
        watch.listener()
                .started(new TrainingListener.Start(
                        watch.member(),
                        watch.members(),
                        settings.epochs(),
                        learner.terms(),
                        task.trainingEvents(),
                        task.validationEvents(),
                        List.copyOf(history),
                        epoch * task.trainingEvents() + events));
        Optional<TrainingEnd> end = end();
        while (end.isEmpty()) {
            end = trainEpoch() ? end() : Optional.of(TrainingEnd.TIME_LIMIT);
        }
        return new Result(
                best,
                new TrainingHistory(
                        learner.terms(),
                        history,
                        bestEpoch,
                        end.get(),
                        settings.optimizer().label(),
                        settings.initialization().label()));
    }

    private Optional<TrainingEnd> end() {
        if (epoch == settings.epochs()) {
            return Optional.of(TrainingEnd.EPOCHS);
        }
        return epoch - bestEpoch > settings.patience() ? Optional.of(TrainingEnd.PATIENCE) : Optional.empty();
    }

    /** Trains for the rest of an epoch; whether the time was enough. */
    private boolean trainEpoch() {
        epochStarted = System.nanoTime();
        eventsWhenStarted = events;
        for (; window < task.feed().windows(); window++, batch = 0) {
            TrainingWindow loaded = task.feed().window(epoch, window);
            for (; batch * (long) settings.batchSize() < loaded.events().length; batch++) {
                if (watch.timeIsOver() && (events > 0 || !history.isEmpty())) {
                    watch.save(state());
                    stopHere();
                    return false;
                }
                if (watch.checkpointIsDue()) {
                    watch.save(state());
                }
                trainBatch(loaded);
            }
        }
        endEpoch();
        return true;
    }

    private void trainBatch(TrainingWindow chosen) {
        int from = batch * settings.batchSize();
        int to = Math.min(chosen.events().length, from + settings.batchSize());
        long seed = Seeds.of(settings.seed(), SeedStream.TRAINING.ordinal(), epoch, window, batch);
        var selected = new BatchEvents(chosen.source(), chosen.events(), from, to, seed);
        double rate = settings.learningRate(epoch, events / (double) task.trainingEvents());
        double[] found = learner.train(selected, rate);
        double total = 0;
        for (int k = 0; k < sums.length; k++) {
            sums[k] += found[k];
            total += found[k];
        }
        String problem = guard.problem(total / selected.rows());
        if (problem != null) {
            throw diverged(problem, selected, rate);
        }
        events += selected.size();
        average.afterStep(learner);
        watch.listener().batchDone(watch.member(), selected.size());
    }

    private TrainingDivergedException diverged(String problem, BatchEvents selected, double rate) {
        long number = events / settings.batchSize() + 1;
        return new TrainingDivergedException(String.format(
                Locale.ROOT,
                "training diverged in epoch %d, batch %d: %s; %s",
                epoch + 1,
                number,
                problem,
                task.cause().apply(selected, rate)));
    }

    private void endEpoch() {
        average.afterEpoch(learner, epoch);
        record();
        epoch++;
        window = 0;
        batch = 0;
        events = 0;
        Arrays.fill(sums, 0);
        if (watch.members() > 1 && end().isPresent()) {
            watch.save(state()); // the other networks of the ensemble may still be killed
        }
    }

    /** The time is over: what was learned in an epoch that was begun counts as an epoch. */
    private void stopHere() {
        if (events > 0) {
            average.afterEpoch(learner, epoch);
            record();
        }
    }

    /** Judges the parameters, or their average, and keeps them if they are the best so far. */
    private void record() {
        double[] present = learner.parameters();
        if (average.exists()) {
            learner.setParameters(average.mean());
        }
        var losses = new TrainingHistory.Epoch(settings.learningRate(epoch), trainingMeans(), validationMeans());
        history.add(losses);
        boolean better = losses.validation().isEmpty()
                || bestEpoch < 0
                || losses.validationLoss() < history.get(bestEpoch).validationLoss();
        if (better) {
            bestEpoch = history.size() - 1;
            best = learner.parameters();
            checkFinite();
        }
        if (average.exists()) {
            learner.setParameters(present);
        }
        double seconds = (System.nanoTime() - epochStarted) * 1e-9;
        watch.listener()
                .epochDone(new TrainingListener.Progress(
                        watch.member(),
                        epoch,
                        settings.epochs(),
                        learner.terms(),
                        losses,
                        better,
                        (events - eventsWhenStarted) / seconds));
    }

    private List<Double> trainingMeans() {
        double over = events * (double) task.feed().rowsPerEvent();
        return Arrays.stream(sums).mapToObj(sum -> sum / over).toList();
    }

    private List<Double> validationMeans() {
        if (task.validation().isEmpty()) {
            return List.of();
        }
        double[] total = new double[sums.length];
        long count = 0;
        for (BatchEvents part : task.validation()) {
            double[] found = learner.evaluate(part);
            for (int k = 0; k < total.length; k++) {
                total[k] += found[k];
            }
            count += part.rows();
        }
        for (double term : total) {
            if (!Double.isFinite(term)) {
                throw new TrainingDivergedException("training diverged: the validation loss is %s after epoch %d; %s"
                        .formatted(
                                term,
                                epoch + 1,
                                task.cause().apply(task.validation().get(0), settings.learningRate(epoch))));
            }
        }
        double over = count;
        return Arrays.stream(total).mapToObj(sum -> sum / over).toList();
    }

    private void checkFinite() {
        for (double parameter : best) {
            if (!Double.isFinite(parameter)) {
                throw new TrainingDivergedException(
                        "training diverged: a network parameter is %s after epoch %d; lower the learning rate (%s) or clip gradients (clip 1)"
                                .formatted(parameter, epoch + 1, settings.initialRate()));
            }
        }
    }

    private LoopState state() {
        return new LoopState(
                epoch,
                window,
                batch,
                events,
                sums.clone(),
                learner.state(),
                average.mean(),
                average.count(),
                List.copyOf(history),
                bestEpoch,
                best,
                guard.state());
    }

    private void restore(LoopState state) {
        epoch = state.epoch();
        window = state.window();
        batch = state.batch();
        events = state.events();
        sums = state.sums();
        learner.restore(state.learner());
        average.restore(state.average(), state.averageCount());
        history.addAll(state.history());
        bestEpoch = state.bestEpoch();
        best = state.best();
        guard.restore(state.guard());
    }
}
