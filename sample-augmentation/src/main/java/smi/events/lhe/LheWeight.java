package smi.events.lhe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A weight that the header announces.
 *
 * @param id the id under which events list it
 * @param group name (or type) of its {@code <weightgroup>}; empty outside of any
 * @param attributes its attributes, for example MUR, MUF and PDF
 * @param text what the header says about it
 */
public record LheWeight(String id, String group, Map<String, String> attributes, String text) {

    public LheWeight {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
