package smi.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smi.cli.tasks.TextTask;

@Command(
        name = "completion",
        description = "The script with which a shell completes commands, options and files.",
        footer = {
            "",
            "Examples:",
            "  smi completion bash > ~/.local/share/bash-completion/completions/smi",
            "  smi completion zsh > ~/.smi-completion; echo 'source ~/.smi-completion' >> ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {
    /** The shells that there is a script for. */
    enum Shell {
        bash,
        zsh
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        // one script serves both: it asks which shell it is in
        String script = AutoComplete.bash("smi", spec.root().commandLine());
        common.run(new TextTask("completion", script));
        return 0;
    }
}
