package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smi.events.SmiVersion;
import smi.networks.BackendReport;

/** What smi finds on this machine. */
public record DoctorTask() implements Task {

    @Override
    public String command() {
        return "doctor";
    }

    @Override
    public List<Path> inputs() {
        return List.of();
    }

    @Override
    public ObjectNode run(Context context) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("smi", SmiVersion.current());
        facts.put("java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
        facts.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("threads", Integer.toString(context.threads()));
        facts.put("heap", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB (SMI_HEAP changes it)");
        facts.putAll(BackendReport.describe());
        ObjectNode result = Json.object();
        facts.forEach((key, value) -> {
            context.console().say("%-16s %s".formatted(key, value));
            result.put(key.replace(' ', '_'), value);
        });
        return result;
    }
}
