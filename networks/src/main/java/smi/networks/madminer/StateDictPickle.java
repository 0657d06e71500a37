package smi.networks.madminer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import smi.morphing.InvalidInputException;

/**
 * Reads one Python pickle that describes tensors. A pickle is a program for a small stack machine; this machine knows the
 * instructions of protocol 2 that a state dict consists of and has nothing that could load or call code: names go through
 * {@link PickleObjects}, which knows four.
 */
final class StateDictPickle {
    private static final Object MARK = new Object();
    private static final int LONGEST_INTEGER = 10;

    private final ByteBuffer bytes;
    private final Map<Integer, Object> memo = new HashMap<>();
    private final Deque<Object> stack = new ArrayDeque<>();

    private StateDictPickle(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The object of the pickle that begins at the buffer's position, which moves behind it. */
    static Object read(ByteBuffer bytes) {
        try {
            return new StateDictPickle(bytes).run();
        } catch (BufferUnderflowException e) {
            throw new InvalidInputException("its pickle is cut off", e);
        }
    }

    private Object run() {
        while (true) {
            int opcode = Byte.toUnsignedInt(bytes.get());
            if (opcode == '.') {
                return pop();
            }
            if (!literal(opcode) && !collection(opcode)) {
                build(opcode);
            }
        }
    }

    /** Instructions that put a number, a text or a remembered object on the stack. */
    private boolean literal(int opcode) {
        switch (opcode) {
            case 0x80 -> bytes.get(); // protocol
            case 'N' -> push(PickleObjects.NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'J' -> push((long) bytes.getInt());
            case 'K' -> push((long) Byte.toUnsignedInt(bytes.get()));
            case 'M' -> push((long) Short.toUnsignedInt(bytes.getShort()));
            case 0x8a -> push(integer());
            case 'X' -> push(text(bytes.getInt()));
            case 'h' -> push(recall(Byte.toUnsignedInt(bytes.get())));
            case 'j' -> push(recall(bytes.getInt()));
            case 'q' -> memo.put(Byte.toUnsignedInt(bytes.get()), top());
            case 'r' -> memo.put(bytes.getInt(), top());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Instructions that make and fill tuples, lists and dictionaries. */
    private boolean collection(int opcode) {
        switch (opcode) {
            case '(' -> push(MARK);
            case ')' -> push(List.of());
            case ']' -> push(new ArrayList<>());
            case '}' -> push(PickleObjects.dictionary());
            case 't' -> push(toMark());
            case 0x85 -> push(last(1));
            case 0x86 -> push(last(2));
            case 0x87 -> push(last(3));
            case 'a' -> PickleObjects.append(last(1), top());
            case 'e' -> PickleObjects.append(toMark(), top());
            case 's' -> PickleObjects.put(last(2), top());
            case 'u' -> PickleObjects.put(toMark(), top());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Instructions that name, call or fill an object of Python. */
    private void build(int opcode) {
        switch (opcode) {
            case 'c' -> push(PickleObjects.Name.of(line(), line()));
            case 'Q' -> push(PickleObjects.storage(pop()));
            case 'R' -> {
                List<Object> call = last(2);
                push(PickleObjects.call(call.get(0), call.get(1)));
            }
            case 'b' -> pop(); // attributes of a dictionary: version numbers of the layers, not needed
            default ->
                throw new InvalidInputException(
                        "its pickle holds the instruction 0x%02x, which a state dict does not need; the file is refused"
                                .formatted(opcode));
        }
    }

    private void push(Object object) {
        stack.push(object);
    }

    private Object pop() {
        if (stack.isEmpty() || stack.peek() == MARK) {
            throw new InvalidInputException("its pickle takes an object that is not there; the file is damaged");
        }
        return stack.pop();
    }

    private Object top() {
        Object object = pop();
        push(object);
        return object;
    }

    private List<Object> last(int n) {
        List<Object> objects = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            objects.add(pop());
        }
        Collections.reverse(objects);
        return objects;
    }

    private List<Object> toMark() {
        List<Object> objects = new ArrayList<>();
        while (!stack.isEmpty() && stack.peek() != MARK) {
            objects.add(stack.pop());
        }
        if (stack.isEmpty()) {
            throw new InvalidInputException("its pickle has an unmarked list; the file is damaged");
        }
        stack.pop();
        Collections.reverse(objects);
        return objects;
    }

    private Object recall(int index) {
        Object object = memo.get(index);
        if (object == null) {
            throw new InvalidInputException("its pickle recalls what it never stored; the file is damaged");
        }
        return object;
    }

    private long integer() {
        int length = Byte.toUnsignedInt(bytes.get());
        if (length > LONGEST_INTEGER) {
            throw new InvalidInputException("its pickle holds an integer of %d bytes".formatted(length));
        }
        byte[] digits = new byte[length];
        for (int i = length - 1; i >= 0; i--) {
            digits[i] = bytes.get();
        }
        return length == 0 ? 0 : new java.math.BigInteger(digits).longValue();
    }

    private String text(int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private String line() {
        int end = bytes.position();
        while (end < bytes.limit() && bytes.get(end) != '\n') {
            end++;
        }
        String line = text(end - bytes.position());
        bytes.get();
        return line;
    }
}
