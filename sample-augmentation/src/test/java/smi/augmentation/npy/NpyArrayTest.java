package smi.augmentation.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.morphing.InvalidInputException;

/** Arrays come back as they were written, and as numpy's format description (NEP 1) says. */
class NpyArrayTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenComesBack() {
        for (int[] shape : new int[][] {{}, {1}, {0}, {3}, {2, 3}, {0, 3}, {2, 1, 3}}) {
            double[] values = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
            Arrays.setAll(values, i -> Math.sqrt(i + 0.5));
            var array = new NpyArray(shape, values);
            Path file = folder.resolve("a.npy");
            array.write(file);
            assertEquals(array, NpyArray.read(file));
        }
    }

    @Test
    void singlePrecisionInFortranOrderAndVersionTwo() throws IOException {
        float[] columns = {1, 4, 2, 5, 3, 6};
        Path file = folder.resolve("f.npy");
        Files.write(file, numpy(2, "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }\n", columns));
        NpyArray array = NpyArray.read(file);
        assertArrayEquals(new int[] {2, 3}, array.shape());
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, array.values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "`{'descr': '<i8', 'fortran_order': False, 'shape': (3,), }`;type '<i8'",
                "`{'descr': '|O', 'fortran_order': False, 'shape': (3,), }`;type '|O'",
                "`{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (3,), }`;not that of an array of numbers",
                "`{'descr': '<f4', 'fortran_order': False, 'shape': (4,), }`;12 bytes for the shape [4]",
                "`{'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999), }`;shape [99999, 99999]",
                "`{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999,), }`;shape is too large"
            })
    void otherHeadersAreRefused(String header, String words) throws IOException {
        Path file = folder.resolve("bad.npy");
        Files.write(file, numpy(1, header + "\n", new float[3]));
        String message = assertThrows(InvalidInputException.class, () -> NpyArray.read(file))
                .getMessage();
        assertTrue(message.contains("bad.npy: ") && message.contains(words), message);
    }

    @Test
    void brokenFilesAreRefused() throws IOException {
        Path file = folder.resolve("cut.npy");
        new NpyArray(new int[] {3}, new double[] {1, 2, 3}).write(file);
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThrows(InvalidInputException.class, () -> NpyArray.read(file));
        }
        Files.delete(file);
        assertTrue(assertThrows(InvalidInputException.class, () -> NpyArray.read(file))
                .getMessage()
                .contains("cut.npy cannot be read"));
    }

    private static byte[] numpy(int version, String header, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(12 + header.length() + 4 * values.length - (version == 1 ? 2 : 0))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) version).put((byte) 0);
        if (version == 1) {
            bytes.putShort((short) header.length());
        } else {
            bytes.putInt(header.length());
        }
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }
}
