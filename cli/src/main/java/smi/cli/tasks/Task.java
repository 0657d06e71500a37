package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import smi.events.EventSetup;

/**
 * One step of an analysis. A task is a record: its components are its settings, so that two equal tasks on equal inputs
 * give the same result.
 */
public interface Task {
    /** {@return the command that does this, for example {@code augment}} */
    String command();

    /** {@return the seed of its random numbers; 0 where it uses none} */
    default long seed() {
        return 0;
    }

    /** {@return the files it reads} */
    List<Path> inputs();

    /** {@return the files it writes besides its result; a set of files is named by its first} */
    default List<Path> outputs() {
        return List.of();
    }

    /**
     * Finds what is wrong with the settings of a task that works on events, before other tasks work for nothing.
     *
     * @param setup the setup of the events
     * @throws smi.morphing.InvalidInputException if a point, grid or observable does not exist there
     */
    default void check(EventSetup setup) {
        // most settings are checked when the task is made
    }

    /**
     * Does it.
     *
     * @param context what it may use
     * @return the result, as it goes to JSON (without version, command, seed and inputs, which every result has)
     */
    ObjectNode run(Context context);
}
