package smi.networks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The circumstances of one network's training: see {@link TrainingRun}. */
final class TrainingWatch {
    private final TrainingListener listener;
    private final Optional<Checkpoints> checkpoints;
    private final int member;
    private final int members;
    private final String digest;
    private final Optional<Long> end;
    private long nextCheckpoint;

    /**
     * A watch that starts now.
     *
     * @param digest of everything that decides the result, so that a checkpoint is known again
     * @param limit time for this network
     */
    TrainingWatch(TrainingRun run, int member, int members, String digest, Optional<Duration> limit) {
        listener = run.listener();
        checkpoints = run.checkpoints();
        this.member = member;
        this.members = members;
        this.digest = digest;
        long now = System.nanoTime();
        end = limit.map(time -> now + time.toNanos());
        nextCheckpoint = now + interval();
    }

    private long interval() {
        return checkpoints.map(place -> place.every().toNanos()).orElse(Long.MAX_VALUE / 4);
    }

    TrainingListener listener() {
        return listener;
    }

    int member() {
        return member;
    }

    int members() {
        return members;
    }

    boolean timeIsOver() {
        return end.isPresent() && System.nanoTime() - end.get() > 0;
    }

    boolean checkpointIsDue() {
        return checkpoints.isPresent() && System.nanoTime() - nextCheckpoint >= 0;
    }

    void save(LoopState state) {
        checkpoints.ifPresent(place -> CheckpointFile.write(place.file(member), digest, state));
        nextCheckpoint = System.nanoTime() + interval();
    }

    /** The state to go on from. */
    Optional<LoopState> saved() {
        return checkpoints
                .map(place -> place.file(member))
                .filter((Path file) -> Files.isRegularFile(file))
                .map(CheckpointFile::read);
    }
}
