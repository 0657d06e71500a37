package smi.networks;

import java.time.Duration;
import java.util.Optional;

/** A run with everything. */
record SupervisedRun(TrainingListener listener, Optional<Checkpoints> checkpoints, Optional<Duration> timeLimit)
        implements TrainingRun {}
