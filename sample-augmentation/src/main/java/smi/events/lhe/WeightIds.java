package smi.events.lhe;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The weight ids of an event, in the order in which it lists them. Consecutive events with the same ids share one
 * object.
 */
public final class WeightIds {
    static final WeightIds NONE = new WeightIds(List.of(), List.of(), Map.of());

    private final List<String> written;
    private final List<String> names;
    private final Map<String, Integer> indices;
    private final byte[][] encoded;

    private WeightIds(List<String> written, List<String> names, Map<String, Integer> indices) {
        this.written = List.copyOf(written);
        this.names = List.copyOf(names);
        this.indices = indices;
        this.encoded = written.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** Ids as an event writes them, with entities. */
    static WeightIds of(List<String> written) throws MalformedLheException {
        List<String> names = written.stream().map(Entities::decode).toList();
        Map<String, Integer> indices = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).chars().anyMatch(Character::isISOControl)) {
                throw new MalformedLheException("the id of weight %d spans lines".formatted(i + 1));
            }
            if (indices.put(names.get(i), i) != null) {
                throw new MalformedLheException("the weight id '%s' occurs twice".formatted(names.get(i)));
            }
        }
        return new WeightIds(written, names, indices);
    }

    /** {@return the ids in order} */
    public List<String> names() {
        return names;
    }

    /**
     * The place of a weight.
     *
     * @param id its id
     * @return its index, if the event has it
     */
    public OptionalInt index(String id) {
        Integer index = indices.get(id);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The ids as they stand in the file. */
    List<String> written() {
        return written;
    }

    int size() {
        return encoded.length;
    }

    byte[] encoded(int index) {
        return encoded[index];
    }
}
