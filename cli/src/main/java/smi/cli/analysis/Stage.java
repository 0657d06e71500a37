package smi.cli.analysis;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import smi.cli.tasks.Task;

/**
 * A step of an analysis.
 *
 * @param name its name, unique in the analysis, for example {@code limits-alices}
 * @param task makes its task; asked only when the stages before it are done, because it looks at their files
 * @param result where its result goes as JSON, if anywhere
 */
record Stage(String name, Supplier<Task> task, Optional<Path> result) {}
