package smi.augmentation.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import smi.events.OutputFile;
import smi.morphing.InvalidInputException;

/**
 * A small array in numpy's format, read and written whole: means, scales, weights of a network.
 *
 * @param shape number of entries along every dimension
 * @param values the entries, last dimension fastest
 */
public record NpyArray(int[] shape, double[] values) {
    /** Larger than any array that is read whole. */
    private static final long LARGEST = 1L << 28;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr': *'([^']*)'");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if the number of values is not that of the shape
     */
    public NpyArray {
        shape = shape.clone();
        values = values.clone();
        if (entries(shape) != values.length) {
            throw new IllegalArgumentException(
                    "%d values for the shape %s".formatted(values.length, Arrays.toString(shape)));
        }
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    /**
     * Reads an array of real numbers in single or double precision, in C or Fortran order.
     *
     * @param file the file
     * @return the array
     * @throws InvalidInputException if it is no such file, or cut off
     */
    public static NpyArray read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidInputException("it has more than %d MiB".formatted(LARGEST >> 20));
            }
            return parse(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "%s: %s; write it again with numpy.save".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new InvalidInputException("%s cannot be read: %s; check the path".formatted(file, e), e);
        }
    }

    /**
     * Writes the array in double precision, whole or not at all.
     *
     * @param file where to
     */
    public void write(Path file) {
        ByteBuffer header = NpyTable.header("<f8", shape);
        ByteBuffer bytes = ByteBuffer.allocate(header.remaining() + values.length * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        for (double value : values) {
            bytes.putDouble(value);
        }
        OutputFile.write(file, path -> Files.write(path, bytes.array()));
    }

    private static NpyArray parse(ByteBuffer bytes) {
        String header = header(bytes);
        int[] shape = shape(header);
        String type = match(TYPE, header);
        boolean single = type.equals("<f4");
        if (!single && !type.equals("<f8")) {
            throw new InvalidInputException("it holds numbers of type '%s', needed are '<f4' or '<f8'".formatted(type));
        }
        long entries = entries(shape);
        if (bytes.remaining() != entries * (single ? Float.BYTES : Double.BYTES)) {
            throw new InvalidInputException("it holds %d bytes for the shape %s of type '%s'"
                    .formatted(bytes.remaining(), Arrays.toString(shape), type));
        }
        double[] values = new double[(int) entries];
        for (int i = 0; i < values.length; i++) {
            values[i] = single ? bytes.getFloat() : bytes.getDouble();
        }
        boolean fortran = header.contains("'fortran_order': True");
        return new NpyArray(shape, fortran ? lastFastest(shape, values) : values);
    }

    private static String header(ByteBuffer bytes) {
        if (bytes.remaining() < 12 || !Arrays.equals(Arrays.copyOf(bytes.array(), MAGIC.length), MAGIC)) {
            throw new InvalidInputException("it is not a numpy file");
        }
        boolean first = bytes.get(6) == 1;
        int start = first ? 10 : 12;
        long length = first ? Short.toUnsignedLong(bytes.getShort(8)) : Integer.toUnsignedLong(bytes.getInt(8));
        if (length > bytes.limit() - start) {
            throw new InvalidInputException("it is cut off");
        }
        bytes.position(start + (int) length);
        return new String(bytes.array(), start, (int) length, StandardCharsets.ISO_8859_1);
    }

    private static String match(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new InvalidInputException("its header is not that of an array of numbers");
        }
        return matcher.group(1);
    }

    private static int[] shape(String header) {
        try {
            return Stream.of(match(SHAPE, header).split(","))
                    .map(String::strip)
                    .filter(n -> !n.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new InvalidInputException("its shape is too large", e);
        }
    }

    private static long entries(int[] shape) {
        long entries = 1;
        for (int n : shape) {
            entries *= n;
            if (n < 0 || entries > LARGEST) {
                throw new InvalidInputException("it has the shape %s".formatted(Arrays.toString(shape)));
            }
        }
        return entries;
    }

    /** Reorders entries whose first dimension is the fastest. */
    private static double[] lastFastest(int[] shape, double[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int rest = i;
            int place = 0;
            for (int n : shape) {
                place = place * n + rest % n;
                rest /= n;
            }
            result[place] = values[i];
        }
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NpyArray that && Arrays.equals(shape, that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "NpyArray[shape=%s, %d values]".formatted(Arrays.toString(shape), values.length);
    }
}
