package smi.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import smi.cli.tasks.PagesTask;
import smi.events.SmiVersion;

@Command(
        name = "man",
        description = "Write the manual pages of smi and of its commands.",
        footer = {"", "Examples:", "  smi man -o ~/.local/share/man/man1", "  smi man -o . && man ./smi-train.1"})
final class ManCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder to write smi.1, smi-train.1, ... to.")
    private Path output;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        List<CommandPage> pages = CommandPage.of(spec.root().commandLine());
        Map<String, String> texts = new LinkedHashMap<>();
        pages.forEach(page -> texts.put(ManPage.file(page), ManPage.of(page, SmiVersion.current(), pages)));
        common.run(new PagesTask("man", output, texts));
        return 0;
    }
}
