package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import smi.augmentation.CrossSection;
import smi.morphing.ParameterSpace;

/**
 * Cross sections as a table and as JSON.
 *
 * @param space the parameters
 * @param nuisance the values of the nuisance parameters, if the cross sections know of them
 * @param all one per point
 */
record CrossSectionResult(ParameterSpace space, Optional<NuisanceValues> nuisance, List<CrossSection> all) {
    /** More rows than this are not read in a terminal. */
    private static final int ROWS = 60;

    /** A list of points. */
    void points(ObjectNode result) {
        nuisance.ifPresent(values -> result.set("nu", values.json()));
        ArrayNode list = result.putArray("points");
        for (CrossSection xsec : all) {
            ObjectNode node = list.addObject();
            node.set("theta", Json.point(xsec.theta()));
            node.put("xsec_pb", xsec.valuePb()).put("xsec_error_pb", xsec.errorPb());
            node.set("gradient_pb", Json.array(gradient(xsec)));
            if (nuisance.isPresent()) {
                node.set("nu_gradient_pb", Json.array(nuisanceGradient(xsec)));
            }
        }
    }

    /** Columns, for a grid. */
    void columns(ObjectNode result) {
        nuisance.ifPresent(values -> result.set("nu", values.json()));
        result.set("parameters", Json.array(space.names()));
        ArrayNode theta = result.putArray("theta");
        ArrayNode value = result.putArray("xsec_pb");
        ArrayNode error = result.putArray("xsec_error_pb");
        ArrayNode gradient = result.putArray("gradient_pb");
        for (CrossSection xsec : all) {
            theta.add(Json.array(xsec.theta().values()));
            value.add(xsec.valuePb());
            error.add(xsec.errorPb());
            gradient.add(Json.array(gradient(xsec)));
        }
        if (nuisance.isPresent()) {
            ArrayNode slopes = result.putArray("nu_gradient_pb");
            all.forEach(xsec -> slopes.add(Json.array(nuisanceGradient(xsec))));
        }
    }

    private static double[] gradient(CrossSection xsec) {
        return Arrays.copyOf(xsec.gradientPb(), xsec.theta().dimension());
    }

    private static double[] nuisanceGradient(CrossSection xsec) {
        double[] slopes = xsec.gradientPb();
        return Arrays.copyOfRange(slopes, xsec.theta().dimension(), slopes.length);
    }

    /** All points, or of very many the ends of what there is. */
    void print(Console console) {
        nuisance.ifPresent(values -> console.say("nuisance parameters: " + values.text()));
        boolean each = all.size() <= ROWS;
        List<String> figures = new ArrayList<>(List.of("xsec [pb]"));
        space.names().forEach(name -> figures.add("d xsec/d " + name + " [pb]"));
        for (int k : shifted()) {
            figures.add("d xsec/d " + nuisance.orElseThrow().names().get(k) + " [pb]");
        }
        if (!each) {
            figures.add(0, "");
        }
        TextTable table = PointTable.of(space, figures);
        if (each) {
            all.forEach(xsec -> table.row(row(xsec, Optional.empty())));
        } else {
            table.row(row(all.get(0), Optional.of("first")));
            table.row(row(most(CrossSection::valuePb, -1), Optional.of("smallest")));
            table.row(row(most(CrossSection::valuePb, 1), Optional.of("largest")));
            table.row(row(most(CrossSectionResult::relativeError, 1), Optional.of("least certain")));
            table.row(row(all.get(all.size() - 1), Optional.of("last")));
        }
        console.say(table);
        if (!each) {
            console.say("%d points; --json FILE writes all of them".formatted(all.size()));
        }
    }

    /** There may be a hundred nuisance parameters: the slopes along those that are not at 0 are what a reader wants. */
    private int[] shifted() {
        return nuisance.map(NuisanceValues::shifted).orElse(new int[0]);
    }

    private static double relativeError(CrossSection xsec) {
        return xsec.errorPb() / Math.abs(xsec.valuePb());
    }

    private CrossSection most(ToDoubleFunction<CrossSection> figure, int sign) {
        return Collections.max(all, Comparator.comparingDouble(xsec -> sign * figure.applyAsDouble(xsec)));
    }

    private List<Object> row(CrossSection xsec, Optional<String> which) {
        List<Object> row = PointTable.row(xsec.theta());
        which.ifPresent(row::add);
        row.add(Numbers.withError(xsec.valuePb(), xsec.errorPb()));
        for (double slope : gradient(xsec)) {
            row.add(slope);
        }
        for (int k : shifted()) {
            row.add(nuisanceGradient(xsec)[k]);
        }
        return row;
    }
}
