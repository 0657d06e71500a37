package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import smi.augmentation.CrossSection;
import smi.augmentation.Partition;
import smi.augmentation.WeightedEvents;
import smi.morphing.ParameterPoint;

/**
 * Cross sections with gradients and errors.
 *
 * @param events the events
 * @param partition which part of them
 * @param thetas the points; none: all benchmarks
 */
public record XsecTask(EventSelection events, Partition partition, List<String> thetas) implements Task {

    @Override
    public String command() {
        return "xsec";
    }

    @Override
    public long seed() {
        return 0;
    }

    @Override
    public List<Path> inputs() {
        return events.files();
    }

    @Override
    public List<Path> outputs() {
        return List.of();
    }

    @Override
    public ObjectNode run(Context context) {
        WeightedEvents weighted = events.weighted(partition);
        List<String> texts = thetas.isEmpty()
                ? weighted.setup().benchmarks().stream().map(b -> b.name()).toList()
                : thetas;
        List<ParameterPoint> points = Points.parse(texts, weighted.setup());
        ObjectNode result = Json.object().put("partition", partition.label());
        ArrayNode list = result.putArray("points");
        TextTable table = TextTable.of("theta", "xsec [pb]", "error [pb]", "gradient [pb]");
        for (CrossSection xsec : weighted.crossSections(points)) {
            list.addObject()
                    .put("xsec_pb", xsec.valuePb())
                    .put("xsec_error_pb", xsec.errorPb())
                    .<ObjectNode>set("theta", Json.point(xsec.theta()))
                    .set("gradient_pb", Json.array(xsec.gradientPb()));
            table.row(Numbers.text(xsec.theta().values()), xsec.valuePb(), xsec.errorPb(), xsec.gradientPb());
        }
        context.console().say(table);
        return result;
    }
}
