package smi.events.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Places groups and datasets in a file: superblock version 0, groups as symbol tables, datasets contiguous, all
 * structures first and all data after them (HDF5 file format specification 3.0, sections II.A, III.A to III.D, IV.A).
 * This is the layout that h5py and the HDF5 library choose by default, so every reader knows it.
 */
final class HdfLayout {
    private static final long UNDEFINED = -1L;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int SUPERBLOCK = 96;
    private static final int GROUP_HEADER = 40;
    /** Symbols per table node and table nodes per group: the library's defaults, written in the superblock. */
    private static final int LEAF_K = 4;

    private static final int TREE_K = 16;
    private static final int SYMBOL = 40;
    private static final int TABLE_NODE = 8 + 2 * LEAF_K * SYMBOL;
    private static final int TREE = 24 + 8 * (2 * TREE_K + 1) + 8 * 2 * TREE_K;
    private static final int HEAP = 32;
    private static final int MAX_MEMBERS = 2 * LEAF_K * 2 * TREE_K;

    /** Where the data of a dataset goes. */
    record Placed(long address, HdfNode.Dataset dataset) {}

    private final ByteBuffer structures;
    private final List<Placed> data = new ArrayList<>();
    private long end;

    private HdfLayout(HdfNode.Group root) {
        structures = ByteBuffer.allocate(SUPERBLOCK + size(root)).order(ByteOrder.LITTLE_ENDIAN);
        end = structures.capacity();
        placeGroup(root, SUPERBLOCK);
        superblock();
    }

    static HdfLayout of(HdfNode.Group root) {
        return new HdfLayout(root);
    }

    /** {@return all bytes before the first dataset's data} */
    ByteBuffer structures() {
        return structures.duplicate().rewind();
    }

    /** {@return the datasets that have data, by ascending address} */
    List<Placed> data() {
        return data;
    }

    /** {@return the length of the file} */
    long end() {
        return end;
    }

    private static int size(HdfNode node) {
        if (node instanceof HdfNode.Dataset dataset) {
            return datasetHeader(dataset);
        }
        HdfNode.Group group = (HdfNode.Group) node;
        int members =
                group.members().values().stream().mapToInt(HdfLayout::size).sum();
        return ownSize(group) + members;
    }

    private static int ownSize(HdfNode.Group group) {
        return GROUP_HEADER + TREE + HEAP + heapSegment(group) + TABLE_NODE * tableNodes(group);
    }

    private static int tableNodes(HdfNode.Group group) {
        return (group.members().size() + 2 * LEAF_K - 1) / (2 * LEAF_K);
    }

    private static int heapSegment(HdfNode.Group group) {
        return 8
                + group.members().keySet().stream()
                        .mapToInt(HdfLayout::nameSize)
                        .sum();
    }

    private static int nameSize(String name) {
        return align(name.length() + 1);
    }

    private static int datasetHeader(HdfNode.Dataset dataset) {
        return 16 + 8 + spaceMessage(dataset) + 8 + dataset.type().message().length + 16 + 32;
    }

    private static int spaceMessage(HdfNode.Dataset dataset) {
        return 8 + 16 * dataset.shape().length;
    }

    private static int align(int length) {
        return (length + 7) & ~7;
    }

    private void superblock() {
        structures.position(0);
        structures.put(SIGNATURE).putInt(0); // versions of superblock, free space, root group; reserved
        structures.put((byte) 0).put((byte) 8).put((byte) 8).put((byte)
                0); // shared headers; sizes of offset and length
        structures.putShort((short) LEAF_K).putShort((short) TREE_K).putInt(0);
        structures.putLong(0).putLong(UNDEFINED).putLong(end).putLong(UNDEFINED);
        symbol(0, SUPERBLOCK, true);
    }

    private int place(HdfNode node, int at) {
        return node instanceof HdfNode.Group group ? placeGroup(group, at) : placeDataset((HdfNode.Dataset) node, at);
    }

    private int placeGroup(HdfNode.Group group, int at) {
        if (group.members().size() > MAX_MEMBERS) {
            throw new IllegalArgumentException("a group holds at most %d members, got %d"
                    .formatted(MAX_MEMBERS, group.members().size()));
        }
        structures.position(at);
        header(1, GROUP_HEADER - 16);
        message(0x11, 16, 0);
        structures.putLong(at + GROUP_HEADER).putLong(at + GROUP_HEADER + TREE);
        int heap = at + GROUP_HEADER + TREE;
        int tables = heap + HEAP + heapSegment(group);
        heap(group, heap);
        tree(group, at + GROUP_HEADER, tables);
        return members(group, tables);
    }

    /** The table nodes hold the members in the order of their names, eight per node. */
    private int members(HdfNode.Group group, int tables) {
        int next = tables + TABLE_NODE * tableNodes(group);
        int name = 8;
        int index = 0;
        for (Map.Entry<String, HdfNode> member : group.members().entrySet()) {
            int inNode = index % (2 * LEAF_K);
            int node = tables + TABLE_NODE * (index / (2 * LEAF_K));
            if (inNode == 0) {
                int count = Math.min(2 * LEAF_K, group.members().size() - index);
                structures.position(node);
                structures.put(ascii("SNOD")).putShort((short) 1).putShort((short) count);
            }
            structures.position(node + 8 + SYMBOL * inNode);
            symbol(name, next, member.getValue() instanceof HdfNode.Group);
            next = place(member.getValue(), next);
            name += nameSize(member.getKey());
            index++;
        }
        return next;
    }

    private void symbol(long name, long header, boolean group) {
        structures.putLong(name).putLong(header);
        structures.putInt(group ? 1 : 0).putInt(0);
        structures.putLong(group ? header + GROUP_HEADER : 0).putLong(group ? header + GROUP_HEADER + TREE : 0);
    }

    private void heap(HdfNode.Group group, int at) {
        long noFreeSpace = 1;
        structures.position(at);
        structures.put(ascii("HEAP")).putInt(0);
        structures.putLong(heapSegment(group)).putLong(noFreeSpace).putLong(at + HEAP);
        int name = at + HEAP + 8; // the empty name comes first
        for (String member : group.members().keySet()) {
            structures.position(name);
            structures.put(ascii(member));
            name += nameSize(member);
        }
    }

    private void tree(HdfNode.Group group, int at, int tables) {
        structures.position(at);
        structures.put(ascii("TREE")).putShort((short) 0).putShort((short) tableNodes(group));
        structures.putLong(UNDEFINED).putLong(UNDEFINED).putLong(0);
        int name = 8;
        int index = 0;
        for (String member : group.members().keySet()) {
            boolean lastOfNode = index % (2 * LEAF_K) == 2 * LEAF_K - 1
                    || index == group.members().size() - 1;
            if (lastOfNode) {
                structures
                        .putLong(tables + (long) TABLE_NODE * (index / (2 * LEAF_K)))
                        .putLong(name);
            }
            name += nameSize(member);
            index++;
        }
    }

    private int placeDataset(HdfNode.Dataset dataset, int at) {
        structures.position(at);
        int size = datasetHeader(dataset);
        header(4, size - 16);
        space(dataset);
        message(0x03, dataset.type().message().length, 1);
        structures.put(dataset.type().message());
        message(0x05, 8, 1); // fill value: allocate late, write if set, the default value
        structures.put(new byte[] {2, 2, 2, 1, 0, 0, 0, 0});
        message(0x08, 24, 0);
        structures.put((byte) 3).put((byte) 1).putLong(allocate(dataset)).putLong(dataset.bytes());
        return at + size;
    }

    private void space(HdfNode.Dataset dataset) {
        message(0x01, spaceMessage(dataset), 0);
        boolean scalar = dataset.shape().length == 0;
        structures.put((byte) 1).put((byte) dataset.shape().length).put((byte) (scalar ? 0 : 1));
        structures.put(new byte[5]);
        for (int maximum = 0; maximum < 2; maximum++) {
            for (long n : dataset.shape()) {
                structures.putLong(n);
            }
        }
    }

    private long allocate(HdfNode.Dataset dataset) {
        if (dataset.bytes() == 0) {
            return UNDEFINED;
        }
        long address = (end + 7) & ~7L;
        data.add(new Placed(address, dataset));
        end = address + dataset.bytes();
        return address;
    }

    private void header(int messages, int bytes) {
        structures.put((byte) 1).put((byte) 0).putShort((short) messages);
        structures.putInt(1).putInt(bytes).putInt(0); // reference count, size, padding
    }

    private void message(int type, int bytes, int flags) {
        structures.putShort((short) type).putShort((short) bytes).put((byte) flags);
        structures.put(new byte[3]);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
