package smi.networks;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Numbers that live twice: off-heap, where BLAS works, and in a Java array, where the compiler vectorises loops. Each
 * side is copied over when the other one was written since.
 */
final class FloatBlock {
    final FloatPointer pointer;
    private final float[] heap;
    private final FloatBlock owner;
    private boolean heapIsCurrent = true;
    private boolean pointerIsCurrent = true;

    FloatBlock(int length) {
        heap = new float[length];
        pointer = new FloatPointer(length);
        pointer.put(heap, 0, length);
        owner = null;
    }

    private FloatBlock(FloatBlock owner, int offset) {
        heap = owner.heap;
        pointer = new FloatPointer(owner.pointer).position(offset);
        this.owner = owner;
    }

    FloatBlock window(int offset) {
        return new FloatBlock(this, offset);
    }

    int offset() {
        return (int) pointer.position();
    }

    /** The array, with its first numbers up to date. */
    float[] read(int length) {
        if (owner != null) {
            return owner.read(owner.heap.length);
        }
        if (!heapIsCurrent) {
            pointer.get(heap, 0, length);
            heapIsCurrent = true;
        }
        return heap;
    }

    /** The array, to be overwritten by the caller. */
    float[] overwrite() {
        heapIsCurrent = true;
        pointerIsCurrent = false;
        return heap;
    }

    /** The array, up to date, to be changed by the caller. */
    float[] update(int length) {
        read(length);
        return overwrite();
    }

    /** The off-heap side, with its first numbers up to date. */
    FloatPointer input(int length) {
        if (owner != null) {
            owner.input(owner.heap.length);
        } else if (!pointerIsCurrent) {
            pointer.put(heap, 0, length);
            pointerIsCurrent = true;
        }
        return pointer;
    }

    /** The off-heap side, to be overwritten by the caller. */
    FloatPointer output() {
        FloatBlock root = owner == null ? this : owner;
        root.heapIsCurrent = false;
        root.pointerIsCurrent = true;
        return pointer;
    }

    /** The off-heap side, up to date, to be changed by the caller. */
    FloatPointer change(int length) {
        input(length);
        return output();
    }

    void release() {
        pointer.deallocate();
    }
}
