package smi.networks.madminer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import smi.morphing.InvalidInputException;

/** The objects that the pickle of a state dict may speak of. Whatever else it asks for is refused, and nothing is run. */
final class PickleObjects {
    static final Object NONE = new Object();

    private PickleObjects() {}

    /** The names of Python that a state dict needs. */
    enum Name {
        ORDERED_DICT("collections.OrderedDict"),
        REBUILD_TENSOR("torch._utils._rebuild_tensor_v2"),
        FLOAT_STORAGE("torch.FloatStorage"),
        DOUBLE_STORAGE("torch.DoubleStorage");

        private final String python;

        Name(String python) {
            this.python = python;
        }

        static Name of(String module, String name) {
            String wanted = module + "." + name;
            for (Name known : values()) {
                if (known.python.equals(wanted)) {
                    return known;
                }
            }
            throw new InvalidInputException(
                    "its pickle asks for %s, which the weights of a network in single or double precision do not need; the file is refused and nothing in it was run"
                            .formatted(printable(wanted)));
        }

        private static String printable(String text) {
            String clean = text.codePoints()
                    .mapToObj(c -> c < 0x20 || c > 0x7e ? "?" : Character.toString(c))
                    .collect(Collectors.joining());
            return clean.length() > 80 ? clean.substring(0, 80) + "..." : clean;
        }
    }

    /**
     * Numbers elsewhere in the file.
     *
     * @param bytesPerNumber 4 or 8
     * @param key where they are
     * @param size how many
     */
    record Storage(int bytesPerNumber, String key, long size) {}

    /**
     * A tensor that looks into a storage.
     *
     * @param offset of its first entry
     * @param shape entries along every dimension
     * @param stride distance of neighbours along every dimension
     */
    record View(Storage storage, long offset, long[] shape, long[] stride) {}

    /** A dictionary. Its keys are texts; a pickle may put it into itself, so it is never printed or compared. */
    static Map<String, Object> dictionary() {
        return new LinkedHashMap<>();
    }

    static void append(List<Object> values, Object list) {
        if (!(list instanceof ArrayList<?>)) {
            throw unexpected("appends to something that is no list");
        }
        @SuppressWarnings("unchecked") // every list of this machine is a list of objects
        List<Object> target = (List<Object>) list;
        target.addAll(values);
    }

    static void put(List<Object> keysAndValues, Object dictionary) {
        if (!(dictionary instanceof Map<?, ?>) || keysAndValues.size() % 2 != 0) {
            throw unexpected("fills something that is no dictionary");
        }
        @SuppressWarnings("unchecked") // every map of this machine comes from dictionary()
        Map<String, Object> target = (Map<String, Object>) dictionary;
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            if (!(keysAndValues.get(i) instanceof String key)) {
                throw unexpected("has a dictionary whose keys are not texts");
            }
            target.put(key, keysAndValues.get(i + 1));
        }
    }

    /** The storage of a persistent id: ('storage', type, key, device, size), older files add a view that is None. */
    static Storage storage(Object id) {
        List<?> parts = tuple(id);
        if (parts.size() < 5
                || parts.size() == 6 && parts.get(5) != NONE
                || parts.size() > 6
                || !"storage".equals(parts.get(0))
                || !(parts.get(1) instanceof Name type)
                || !(parts.get(2) instanceof String key)) {
            throw unexpected("refers to something that is no storage of a tensor");
        }
        return switch (type) {
            case FLOAT_STORAGE -> new Storage(Float.BYTES, key, number(parts.get(4)));
            case DOUBLE_STORAGE -> new Storage(Double.BYTES, key, number(parts.get(4)));
            case ORDERED_DICT, REBUILD_TENSOR -> throw unexpected("takes a function for a storage");
        };
    }

    static Object call(Object function, Object arguments) {
        List<?> given = tuple(arguments);
        if (function == Name.ORDERED_DICT && given.isEmpty()) {
            return dictionary();
        }
        if (function == Name.REBUILD_TENSOR && given.size() >= 4 && given.get(0) instanceof Storage storage) {
            return new View(storage, number(given.get(1)), numbers(given.get(2)), numbers(given.get(3)));
        }
        throw unexpected("makes a call that is neither a dictionary nor a tensor");
    }

    private static List<?> tuple(Object object) {
        if (object instanceof List<?> list) {
            return list;
        }
        throw unexpected("has something else where a tuple belongs");
    }

    private static long[] numbers(Object object) {
        return tuple(object).stream().mapToLong(PickleObjects::number).toArray();
    }

    private static long number(Object object) {
        if (object instanceof Long value) {
            return value;
        }
        throw unexpected("has something else where a number belongs");
    }

    private static InvalidInputException unexpected(String what) {
        return new InvalidInputException("its pickle " + what + "; it is not a state dict");
    }
}
