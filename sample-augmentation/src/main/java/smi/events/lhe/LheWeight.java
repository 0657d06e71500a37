package smi.events.lhe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A weight that the header announces.
 *
 * @param id the id under which events list it; empty where the header gives none
 * @param group name (or type) of the innermost {@code <weightgroup>} that has one; empty outside of any
 * @param combine how the weights of its group make an uncertainty, as its generator says: {@code envelope},
 *     {@code hessian}, {@code replicas} and so on; empty where it says nothing
 * @param attributes its attributes other than the id, for example MUR, MUF and PDF
 * @param text what the header says about it
 */
public record LheWeight(String id, String group, String combine, Map<String, String> attributes, String text) {

    public LheWeight {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /**
     * An attribute, whatever the case of its name.
     *
     * @param name its name
     * @return its value, if the header gives it
     */
    public Optional<String> attribute(String name) {
        return attributes.entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
