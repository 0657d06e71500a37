package smi.networks.madminer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import smi.morphing.InvalidInputException;

/**
 * The form of state dicts before PyTorch 1.6: five pickles one after the other (a magic number, a version, facts of the
 * machine, the state dict, the keys of the storages), then for every key the size and the numbers of its storage.
 */
final class LegacyStateDict {
    /** 0x1950a86a20f9469cfc6c, of which a long keeps the lower 64 bits. */
    private static final long MAGIC = 0xa86a20f9469cfc6cL;

    private LegacyStateDict() {}

    static Map<String, Tensor> read(ByteBuffer bytes, Predicate<String> wanted) {
        requireMagic(bytes);
        StateDictPickle.read(bytes); // version
        requireLittleEndian(StateDictPickle.read(bytes));
        Object described = StateDictPickle.read(bytes);
        if (!(StateDictPickle.read(bytes) instanceof List<?> keys)) {
            throw new InvalidInputException("it does not list its storages; the file is damaged");
        }
        Map<Object, Integer> places = new HashMap<>();
        for (Object key : keys) {
            places.put(key, places.size());
        }
        if (places.size() != keys.size()) {
            throw new InvalidInputException("it lists a storage twice; the file is damaged");
        }
        Map<String, Integer> widths = widths(described);
        Map<String, byte[]> storages = new HashMap<>();
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        for (Object key : keys) {
            storages.put((String) key, storage(bytes, widths.getOrDefault(key, 0)));
        }
        return StateDict.tensors(described, wanted, storage -> found(storages, storage.key()));
    }

    private static void requireMagic(ByteBuffer bytes) {
        boolean begins = bytes.remaining() > 2 && bytes.get(0) == (byte) 0x80 && bytes.get(1) == 2;
        if (!begins || !(StateDictPickle.read(bytes) instanceof Long magic) || magic != MAGIC) {
            throw new InvalidInputException(
                    "it is neither a zip archive nor an older state dict of PyTorch; give the file that torch.save(model.state_dict(), ...) wrote");
        }
    }

    private static void requireLittleEndian(Object system) {
        if (!(system instanceof Map<?, ?> facts) || !Boolean.TRUE.equals(facts.get("little_endian"))) {
            throw new InvalidInputException("its numbers are not little-endian; save it again on another machine");
        }
    }

    private static Map<String, Integer> widths(Object described) {
        Map<String, Integer> widths = new HashMap<>();
        if (described instanceof Map<?, ?> dictionary) {
            for (Object value : dictionary.values()) {
                if (value instanceof PickleObjects.View view) {
                    widths.put(view.storage().key(), view.storage().bytesPerNumber());
                }
            }
        }
        return widths;
    }

    private static byte[] storage(ByteBuffer bytes, int width) {
        try {
            long size = bytes.getLong();
            if (width == 0 || size < 0 || size > bytes.remaining() / width) {
                throw new BufferUnderflowException();
            }
            byte[] numbers = new byte[(int) size * width];
            bytes.get(numbers);
            return numbers;
        } catch (BufferUnderflowException e) {
            throw new InvalidInputException("its numbers are cut off; copy the file again", e);
        }
    }

    private static byte[] found(Map<String, byte[]> storages, String key) {
        byte[] numbers = storages.get(key);
        if (numbers == null) {
            throw new InvalidInputException("it has no storage %s; the file is damaged".formatted(key));
        }
        return numbers;
    }
}
