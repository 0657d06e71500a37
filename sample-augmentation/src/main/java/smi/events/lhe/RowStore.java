package smi.events.lhe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Rows of doubles in a temporary file, which come out in the order in which they went in, or mixed. Mixing needs no
 * memory for all of them: each row goes into a bucket at random, and a bucket is mixed when it is read, which gives every
 * order the same probability (C. R. Rao 1961, M. Sandelius 1962). Reading is thread-safe once everything is written.
 */
final class RowStore implements AutoCloseable {
    private static final int BUCKETS = 256;
    /** Rows of a bucket are written together. */
    private static final int EXTENT_BYTES = 1 << 14;

    /** Rows that belong together: whole extents in the file, the rest in memory. */
    private static final class Bucket {
        private final double[] rest;
        private int inRest;
        private long[] extents = new long[4];
        private int count;

        Bucket(int doubles) {
            rest = new double[doubles];
        }
    }

    private final Path folder;
    private final int width;
    private final int rowsPerExtent;
    private final Bucket[] buckets;
    private final OptionalLong seed;
    private final RandomGenerator random;
    private FileChannel channel;
    private long extents;
    private long size;

    /** A store in a folder for rows of a width; {@code seed} decides the order, without it they stay in theirs. */
    RowStore(Path folder, int width, OptionalLong seed) {
        this.folder = folder;
        this.width = width;
        this.rowsPerExtent = Math.max(1, EXTENT_BYTES / (Double.BYTES * width));
        this.buckets = new Bucket[seed.isPresent() ? BUCKETS : 1];
        this.seed = seed;
        this.random = generator(seed.orElse(0));
    }

    private static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    int width() {
        return width;
    }

    long size() {
        return size;
    }

    /** Appends a row that stands in an array from a place on, and one value behind it. */
    void add(double[] rows, int from, double last) {
        int b = buckets.length == 1 ? 0 : random.nextInt(buckets.length);
        if (buckets[b] == null) {
            buckets[b] = new Bucket(rowsPerExtent * width);
        }
        Bucket bucket = buckets[b];
        int at = bucket.inRest++ * width;
        System.arraycopy(rows, from, bucket.rest, at, width - 1);
        bucket.rest[at + width - 1] = last;
        size++;
        if (bucket.inRest == rowsPerExtent) {
            flush(bucket);
        }
    }

    private void flush(Bucket bucket) {
        var buffer = ByteBuffer.allocate(bucket.rest.length * Double.BYTES);
        buffer.asDoubleBuffer().put(bucket.rest);
        try {
            if (channel == null) {
                channel = FileChannel.open(
                        Files.createTempFile(folder, ".tmp-", ".rows"),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
            }
            long at = extents * buffer.capacity();
            while (buffer.hasRemaining()) {
                channel.write(buffer, at + buffer.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot keep events in a temporary file in %s: %s".formatted(folder, e.getMessage()), e);
        }
        if (bucket.count == bucket.extents.length) {
            bucket.extents = Arrays.copyOf(bucket.extents, 2 * bucket.count);
        }
        bucket.extents[bucket.count++] = extents++;
        bucket.inRest = 0;
    }

    /** The number of sections: rows that are read together. */
    int sections() {
        Bucket only = buckets[0];
        return seed.isPresent() ? BUCKETS : only == null ? 0 : only.count + 1;
    }

    /** The number of rows of a section. */
    int rows(int section) {
        if (seed.isEmpty()) {
            return section < buckets[0].count ? rowsPerExtent : buckets[0].inRest;
        }
        Bucket bucket = buckets[section];
        return bucket == null ? 0 : Math.addExact(Math.multiplyExact(bucket.count, rowsPerExtent), bucket.inRest);
    }

    /** The rows of a section, in their final order, row-major. */
    double[] section(int section) {
        double[] rows = new double[Math.multiplyExact(rows(section), width)];
        if (seed.isEmpty()) {
            copyExtent(buckets[0], section, rows, 0);
        } else if (buckets[section] != null) {
            for (int e = 0; e <= buckets[section].count; e++) {
                copyExtent(buckets[section], e, rows, e * rowsPerExtent * width);
            }
            mix(rows, generator(seed.getAsLong() + 0x9e3779b97f4a7c15L * (section + 1)));
        }
        return rows;
    }

    private void copyExtent(Bucket bucket, int extent, double[] target, int offset) {
        if (extent == bucket.count) {
            System.arraycopy(bucket.rest, 0, target, offset, bucket.inRest * width);
            return;
        }
        var buffer = ByteBuffer.allocate(bucket.rest.length * Double.BYTES);
        long at = bucket.extents[extent] * buffer.capacity();
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position()) < 0) {
                    throw new IllegalStateException(
                            "the temporary file with the events in %s was cut".formatted(folder));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the temporary file with the events in %s: %s".formatted(folder, e.getMessage()), e);
        }
        buffer.flip().asDoubleBuffer().get(target, offset, bucket.rest.length);
    }

    /** Fisher-Yates. */
    private void mix(double[] rows, RandomGenerator generator) {
        double[] swapped = new double[width];
        for (int i = rows.length / width - 1; i > 0; i--) {
            int j = generator.nextInt(i + 1);
            System.arraycopy(rows, i * width, swapped, 0, width);
            System.arraycopy(rows, j * width, rows, i * width, width);
            System.arraycopy(swapped, 0, rows, j * width, width);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove a temporary file in " + folder, e);
        }
    }
}
