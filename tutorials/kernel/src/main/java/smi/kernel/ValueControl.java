package smi.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs snippets in this process and keeps the value of the last one as an object, where JShell knows texts only. */
final class ValueControl extends DirectExecutionControl {
    private Object value;

    @Override
    protected String invoke(Method snippet) throws IllegalAccessException, InvocationTargetException {
        value = snippet.invoke(null);
        return ""; // nobody reads the text
    }

    /** {@return the value since the last call, empty for none} */
    Optional<Object> take() {
        Object taken = value;
        value = null;
        return Optional.ofNullable(taken);
    }

    /** {@return how JShell is told to use this one} */
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "smi-values";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv environment, java.util.Map<String, String> parameters) {
                return ValueControl.this;
            }
        };
    }
}
