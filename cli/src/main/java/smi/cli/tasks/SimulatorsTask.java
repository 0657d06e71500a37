package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import smi.events.simulators.Simulator;
import smi.events.simulators.SimulatorOption;
import smi.events.simulators.Simulators;

/** Lists the embedded simulators and their options. */
public record SimulatorsTask() implements Task {

    @Override
    public String command() {
        return "simulate --list";
    }

    @Override
    public List<Path> inputs() {
        return List.of();
    }

    @Override
    public ObjectNode run(Context context) {
        ObjectNode result = Json.object();
        ArrayNode list = result.putArray("simulators");
        for (Simulator simulator : Simulators.all()) {
            context.console().say(simulator.name() + ": " + simulator.description());
            ObjectNode node =
                    list.addObject().put("name", simulator.name()).put("description", simulator.description());
            ArrayNode options = node.putArray("options");
            TextTable table = TextTable.of("  option", "default", "what");
            for (SimulatorOption option : simulator.options()) {
                table.row("  " + option.name(), option.value(), option.description());
                options.addObject()
                        .put("name", option.name())
                        .put("default", option.value())
                        .put("description", option.description());
            }
            context.console().say(table);
        }
        return result;
    }
}
