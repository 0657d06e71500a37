package smi.networks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import smi.events.SmiVersion;
import smi.morphing.InvalidInputException;

/**
 * The training of an ensemble of any kind of learner on one sample: looks at the sample once, gives every member its
 * settings, its split and its share of time and threads, and trains several at a time.
 */
final class EnsembleTraining {
    /** Makes a learner, trains it with a {@link TrainingLoop} and returns what came out. */
    @FunctionalInterface
    interface Member<T> {
        /**
         * Trains one member.
         *
         * @param settings its settings, with its own seed
         * @param task for the loop
         */
        T train(TrainingSettings settings, TrainingTask task);
    }

    private final BlockSource source;
    private final TrainingRun run;
    private final List<TrainingSettings> settings;
    private final List<EventSplit> splits;
    private final SamplePass pass;
    private final int atATime;

    /**
     * The members; the first one has the seed of the settings.
     *
     * @param perPart how many there are for each part of the events
     */
    EnsembleTraining(int perPart, BlockSource source, TrainingSettings settings, TrainingRun run) {
        if (perPart < 1) {
            throw new InvalidInputException("an ensemble of %d networks; give 1 or more".formatted(perPart));
        }
        int members = perPart * settings.parts();
        this.source = source;
        this.run = run;
        atATime = Math.min(members, settings.threads());
        this.settings = IntStream.range(0, members)
                .mapToObj(member -> member(settings, member))
                .toList();
        // what validates a sample of several blocks stays in memory, once for all members of a part
        boolean shared = source.blocks().count() > 1;
        splits = IntStream.range(0, members)
                .mapToObj(member -> {
                    TrainingSettings own = this.settings.get(member);
                    EventPart part = EventPart.of(settings, member / perPart);
                    return new EventSplit(own, shared ? settings.seed() : own.seed(), source.blocks(), part);
                })
                .toList();
        int[] validationOf = IntStream.range(0, members)
                .map(member -> shared ? member / perPart * perPart : member)
                .toArray();
        pass = new SamplePass(source, splits, validationOf);
    }

    private TrainingSettings member(TrainingSettings common, int member) {
        TrainingSettings own = common.withThreads(Math.max(1, common.threads() / atATime));
        return member == 0 ? own : own.withSeed(Seeds.of(common.seed(), SeedStream.MEMBER.ordinal(), member));
    }

    /** Goes through the sample once. */
    ScalingPass measure() {
        long seed = settings.get(0).seed();
        var scaling = new ScalingPass(source, new SplittableRandom(Seeds.of(seed, SeedStream.SCALING.ordinal())));
        pass.run(
                scaling,
                settings.stream()
                        .mapToLong(own -> Seeds.of(own.seed(), SeedStream.VALIDATION.ordinal()))
                        .toArray());
        for (int member = 0; member < settings.size(); member++) {
            checkSize(pass.trainingEvents(member), settings.get(member));
        }
        return scaling;
    }

    private static void checkSize(long trainingEvents, TrainingSettings own) {
        if (trainingEvents < own.batchSize()) {
            throw new InvalidInputException(
                    "the sample leaves %d events for training, less than one batch of %d; use a larger sample or a smaller batch size%s"
                            .formatted(
                                    trainingEvents,
                                    own.batchSize(),
                                    own.parts() > 1
                                            ? ", or do not divide it into %d parts".formatted(own.parts())
                                            : ""));
        }
    }

    /**
     * Trains all members.
     *
     * @param identity everything besides the settings that decides the result
     * @param cause finds the likely cause of a divergence
     * @param member trains one of them
     * @return what came out, member by member
     */
    <T> List<T> train(List<String> identity, DivergenceCause cause, Member<T> member) {
        List<String> digests = settings.stream()
                .map(own -> ParameterBytes.sha256(
                        String.join("\n", identity(identity, own)).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .toList();
        run.checkpoints().ifPresent(place -> place.prepare(digests));
        var told = new SupervisedRun(new OneAtATime(run.listener()), run.checkpoints(), run.timeLimit());
        List<ForkJoinTask<T>> tasks = new ArrayList<>();
        for (int k = 0; k < settings.size(); k++) {
            int index = k;
            tasks.add(ForkJoinTask.adapt((Callable<T>) () -> train(index, digests.get(index), told, cause, member)));
        }
        // the first one is run by this thread at once
        ForkJoinTask.invokeAll(tasks);
        return tasks.stream().map(ForkJoinTask::join).toList();
    }

    private List<String> identity(List<String> given, TrainingSettings own) {
        List<String> all = new ArrayList<>(given);
        all.add(SmiVersion.current());
        all.add(own.describe().toString());
        all.add(source.blocks().toString());
        return all;
    }

    private <T> T train(int index, String digest, TrainingRun told, DivergenceCause cause, Member<T> member) {
        TrainingSettings own = settings.get(index);
        int rounds = (settings.size() + atATime - 1) / atATime;
        Optional<Duration> limit = run.timeLimit().map(time -> time.dividedBy(rounds));
        var watch = new TrainingWatch(told, index, settings.size(), digest, limit);
        try (var feed = new WindowFeed(source, splits.get(index), own)) {
            var task =
                    new TrainingTask(feed, pass.trainingEvents(index), pass.validation(index), own, cause::of, watch);
            return member.train(own, task);
        }
    }

    /** Several members may have something to tell at once. */
    private record OneAtATime(TrainingListener told) implements TrainingListener {
        @Override
        public synchronized void started(Start start) {
            told.started(start);
        }

        @Override
        public synchronized void batchDone(int member, int events) {
            told.batchDone(member, events);
        }

        @Override
        public synchronized void epochDone(Progress progress) {
            told.epochDone(progress);
        }
    }
}
