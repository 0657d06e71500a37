package smi.events.madgraph;

import java.util.ArrayList;
import java.util.List;
import smi.events.Systematic;
import smi.morphing.InvalidInputException;

/** What MadGraph's program for systematic uncertainties is told. */
final class SystematicsArguments {
    private SystematicsArguments() {}

    /** The arguments; empty where no weight of the generator is needed (a normalisation needs none). */
    static List<String> of(List<Systematic> systematics) {
        List<String> arguments = new ArrayList<>();
        for (Systematic systematic : systematics) {
            switch (systematic.type()) {
                case "scale" -> scale(systematic, arguments);
                case "pdf" -> add("--pdf=" + systematic.value(), systematic, arguments);
                default -> {
                    // a factor on all weights, which the import knows
                }
            }
        }
        if (!arguments.isEmpty()) {
            arguments.add("--dyn=-1"); // the scale of the run only, no other choices of it
        }
        return arguments;
    }

    private static void scale(Systematic systematic, List<String> arguments) {
        String value = systematic.value();
        if (!systematic.scale().equals("muf")) {
            add("--mur=" + value, systematic, arguments);
        }
        if (!systematic.scale().equals("mur")) {
            add("--muf=" + value, systematic, arguments);
        }
        if (systematic.scale().equals("mu")) {
            arguments.add("--together=mur,muf");
        }
    }

    private static void add(String argument, Systematic systematic, List<String> arguments) {
        String option = argument.substring(0, argument.indexOf('=') + 1);
        if (arguments.stream().anyMatch(a -> a.startsWith(option))) {
            throw new InvalidInputException(
                    "the systematic uncertainty '%s' varies what another one varies already (%s); keep one of them"
                            .formatted(systematic.name(), option.replaceAll("[-=]", "")));
        }
        arguments.add(argument);
    }
}
