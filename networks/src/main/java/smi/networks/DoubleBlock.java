package smi.networks;

import org.bytedeco.javacpp.DoublePointer;

/**
 * Numbers that live twice: off-heap, where BLAS works, and in a Java array, where the compiler vectorises loops. Each
 * side is copied over when the other one was written since.
 */
final class DoubleBlock {
    final DoublePointer pointer;
    private final double[] heap;
    private final DoubleBlock owner;
    private boolean heapIsCurrent = true;
    private boolean pointerIsCurrent = true;

    DoubleBlock(int length) {
        heap = new double[length];
        pointer = new DoublePointer(length);
        pointer.put(heap, 0, length);
        owner = null;
    }

    private DoubleBlock(DoubleBlock owner, int offset) {
        heap = owner.heap;
        pointer = new DoublePointer(owner.pointer).position(offset);
        this.owner = owner;
    }

    DoubleBlock window(int offset) {
        return new DoubleBlock(this, offset);
    }

    int offset() {
        return (int) pointer.position();
    }

    /** The array, with its first numbers up to date. */
    double[] read(int length) {
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
    double[] overwrite() {
        heapIsCurrent = true;
        pointerIsCurrent = false;
        return heap;
    }

    /** The array, up to date, to be changed by the caller. */
    double[] update(int length) {
        read(length);
        return overwrite();
    }

    /** The off-heap side, with its first numbers up to date. */
    DoublePointer input(int length) {
        if (owner != null) {
            owner.input(owner.heap.length);
        } else if (!pointerIsCurrent) {
            pointer.put(heap, 0, length);
            pointerIsCurrent = true;
        }
        return pointer;
    }

    /** The off-heap side, to be overwritten by the caller. */
    DoublePointer output() {
        DoubleBlock root = owner == null ? this : owner;
        root.heapIsCurrent = false;
        root.pointerIsCurrent = true;
        return pointer;
    }

    /** The off-heap side, up to date, to be changed by the caller. */
    DoublePointer change(int length) {
        input(length);
        return output();
    }

    void release() {
        pointer.deallocate();
    }
}
