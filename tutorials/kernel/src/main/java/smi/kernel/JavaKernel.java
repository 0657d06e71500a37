package smi.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.BaseKernelBuilder;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** A Jupyter kernel for Java. */
final class JavaKernel extends BaseKernel {
    private final Cells cells = new Cells(Path.of("").toAbsolutePath());
    private volatile Thread evaluating;

    private JavaKernel(Builder builder) {
        super(
                "smi-kernel",
                "1",
                new LanguageInfo.Builder("Java")
                        .version(System.getProperty("java.version"))
                        .mimetype("text/x-java-source")
                        .fileExtension(".java")
                        .pygments("java")
                        .codemirror("text/x-java")
                        .build(),
                List.of(),
                builder.historyManager(),
                builder.jupyterIO(),
                builder.commManager(),
                builder.renderer(),
                builder.magicParser(),
                builder.magics(),
                false,
                builder.styler());
    }

    /** {@return a kernel that waits for a connection} */
    static JavaKernel create() {
        return new Builder().build();
    }

    @Override
    public Object evalRaw(String source) {
        evaluating = Thread.currentThread();
        try {
            return cells.evaluate(source).orElse(null); // the protocol's word for no value
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            evaluating = null;
        }
    }

    @Override
    public List<String> formatError(Throwable thrown) {
        return thrown instanceof CellException cell ? cell.lines() : super.formatError(thrown);
    }

    @Override
    public DisplayData inspect(String source, int at, boolean extended) {
        List<SourceCodeAnalysis.Documentation> found = cells.analysis().documentation(source, at, extended);
        return found.isEmpty()
                ? DisplayData.EMPTY
                : new DisplayData(found.get(0).signature());
    }

    @Override
    public ReplacementOptions complete(String source, int at) {
        int[] anchor = new int[1];
        List<String> found = cells.analysis().completionSuggestions(source, at, anchor).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .distinct()
                .toList();
        return new ReplacementOptions(found, anchor[0], at);
    }

    @Override
    public String isComplete(String source) {
        return cells.completeness(source);
    }

    @Override
    public void interrupt() {
        Thread thread = evaluating;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public void onShutdown(boolean restarting) {
        cells.close();
    }

    /** The parts that the library makes. */
    private static final class Builder extends BaseKernelBuilder<Builder, JavaKernel> {
        @Override
        public JavaKernel build() {
            return new JavaKernel(this);
        }

        org.dflib.jjava.jupyter.kernel.history.HistoryManager historyManager() {
            return buildHistoryManager();
        }

        org.dflib.jjava.jupyter.kernel.JupyterIO jupyterIO() {
            return buildJupyterIO(StandardCharsets.UTF_8);
        }

        org.dflib.jjava.jupyter.kernel.comm.CommManager commManager() {
            return buildCommManager();
        }

        org.dflib.jjava.jupyter.kernel.display.Renderer renderer() {
            return buildRenderer();
        }

        org.dflib.jjava.jupyter.kernel.magic.MagicParser magicParser() {
            return magicParser;
        }

        org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry magics() {
            return buildMagicsRegistry();
        }

        org.dflib.jjava.jupyter.kernel.util.StringStyler styler() {
            return buildErrorStyler();
        }
    }
}
