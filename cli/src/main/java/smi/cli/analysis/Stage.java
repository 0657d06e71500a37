package smi.cli.analysis;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import smi.cli.tasks.Place;
import smi.cli.tasks.Task;

/**
 * A step of an analysis.
 *
 * @param name its name, unique in the analysis, for example {@code limits-alices}
 * @param place where the file asks for it, for example {@code analysis.yaml: limits.alices}
 * @param maker makes its task; asked again when the stages before it are done, because it looks at their files
 * @param result where its result goes as JSON, if anywhere
 * @param gate whether the run ends if its result says that it did not pass
 */
record Stage(String name, String place, Supplier<Task> maker, Optional<Path> result, boolean gate) {
    /** A stage that always lets the run go on. */
    Stage(String name, String place, Supplier<Task> maker, Optional<Path> result) {
        this(name, place, maker, result, false);
    }

    Task task() {
        return Place.at(place, maker);
    }
}
