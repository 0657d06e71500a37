package smi.networks.madminer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.morphing.InvalidInputException;

/** What is not a state dict is refused with one line, and nothing that a file asks for is ever run. */
class StateDictTest {
    private static final String TENSOR = "X\4\0\0\0name" + "ctorch._utils\n_rebuild_tensor_v2\n"
            + "((X\7\0\0\0storagectorch\nFloatStorage\n" + "X\1\0\0\0" + "0X\3\0\0\0cpuK\4tQ";

    @TempDir
    private Path folder;

    /** numbers 1, 2, 3, 4 behind a view: offset, shape and stride as bytes. */
    private Map<String, Tensor> view(String offsetShapeStride) throws IOException {
        return read(pickle("}(" + TENSOR + offsetShapeStride + "\u0089}tRu."), numbers(1, 2, 3, 4));
    }

    @Test
    void viewsFollowOffsetAndStride() throws IOException {
        assertArrayEquals(
                new double[] {1, 2, 3, 4},
                view("K\0K\2K\2\u0086K\2K\1\u0086").get("name").values());
        assertArrayEquals(
                new double[] {1, 3, 2, 4},
                view("K\0K\2K\2\u0086K\1K\2\u0086").get("name").values());
        assertArrayEquals(
                new double[] {2, 3}, view("K\1K\2\u0085K\1\u0085").get("name").values());
        assertArrayEquals(
                new double[] {4, 4, 4},
                view("K\3K\3\u0085K\0\u0085").get("name").values());
        assertArrayEquals(
                new int[] {2, 2},
                view("K\0K\2K\2\u0086K\2K\1\u0086").get("name").shape());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K\1K\4\u0085K\1\u0085", // one behind the end
                "K\0K\3\u0085K\2\u0085", // stride leads out
                "J\uffff\uffff\uffff\uffffK\2\u0085K\1\u0085", // offset -1
                "K\0K\2\u0085J\uffff\uffff\uffff\uffff\u0085", // stride -1
                "K\0J\0\0\0\177\u0085K\0\u0085", // 2^31 entries out of one
                "K\0K\2\u0085)", // no stride
                "K\0K\2K\2\u0086K\2\u008a\t\0\0\0\0\0\0\0\200\0\u0086" // stride 2^63
            })
    void viewsStayInTheirStorage(String offsetShapeStride) {
        String message = assertThrows(InvalidInputException.class, () -> view(latin(offsetShapeStride)))
                .getMessage();
        assertTrue(message.contains("fit") || message.contains("shape"), message);
    }

    private static String latin(String text) {
        return text.replace('\uffff', '\u00ff');
    }

    @Test
    void systemIsNotRun() {
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> StateDict.read(Fixtures.path("evil_state_dict.pt"), name -> true))
                .getMessage();
        assertTrue(
                message.matches(".*evil_state_dict.pt: its pickle asks for (posix|nt)\\.system.*refused.*"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cos\\nsystem\\n.|asks for os.system",
                "cbuiltins\\neval\\n.|asks for builtins.eval",
                "ctorch\\nload\\n.|asks for torch.load",
                "ctorch\\nHalfStorage\\n.|asks for torch.HalfStorage",
                "ccollections\\nOrderedDict\\nK\\1\\205R.|neither a dictionary nor a tensor",
                "ccollections\\nOrderedDict\\n.|does not hold a state dict",
                "K\\1.|does not hold a state dict",
                "\\200\\4\\225|instruction 0x95",
                "i|instruction 0x69",
                "o|instruction 0x6f",
                "\\223|instruction 0x93",
                "\\201|instruction 0x81",
                "\\202|instruction 0x82",
                "P1\\n|instruction 0x50",
                "B\\5|instruction 0x42",
                "(K\\1|cut off",
                "X\\377\\377\\377\\177|cut off",
                "X\\377\\377\\377\\377|cut off",
                "cos|cut off",
                "R|takes an object that is not there",
                "(R|takes an object that is not there",
                "u|unmarked",
                "h\\7|never stored",
                "K\\1K\\2K\\3s.|no dictionary",
                "K\\1K\\2a.|no list",
                "}K\\1K\\2s.|not texts",
                "}X\\1\\0\\0\\0aK\\1s.|entry a is no tensor",
                "K\\1Q.|where a tuple belongs",
                "(K\\1K\\2K\\3K\\4K\\5tQ.|no storage",
                "\\212\\377.|integer of 255 bytes"
            })
    void otherPicklesAreRefused(String pickle, String words) {
        byte[] bytes = octal(pickle);
        String message = assertThrows(InvalidInputException.class, () -> read(bytes, numbers(1)))
                .getMessage();
        assertTrue(message.contains(words), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void dictionariesMayHoldThemselves() throws IOException {
        // d = {}; d['name'] = d: Python writes such things; it must neither hang nor overflow the stack
        String message = assertThrows(
                        InvalidInputException.class, () -> read(pickle("}q\0X\4\0\0\0nameh\0s."), numbers(1)))
                .getMessage();
        assertTrue(message.contains("no tensor"), message);
    }

    @Test
    void brokenArchivesAreRefused() throws IOException {
        byte[] good = Files.readAllBytes(Fixtures.path("ratio_state_dict.pt"));
        Path file = folder.resolve("a.pt");
        for (int length : new int[] {0, 1, 3, 100, good.length / 2, good.length - 1}) {
            Files.write(file, Arrays.copyOf(good, length));
            String message = refused(file);
            assertTrue(message.contains("a.pt"), message);
        }
        Files.writeString(file, "not a zip archive");
        assertTrue(refused(file).contains("neither a zip archive"));
    }

    @Test
    void noDamageDoesMoreThanARefusal() throws IOException {
        var random = new SplittableRandom(5);
        for (String name : new String[] {"ratio_state_dict.pt", "score_state_dict.pt"}) {
            byte[] good = Files.readAllBytes(Fixtures.path(name));
            Path file = folder.resolve(name);
            for (int trial = 0; trial < 500; trial++) {
                byte[] damaged = good.clone();
                int from = random.nextInt(damaged.length);
                for (int i = from; i < Math.min(damaged.length, from + 1 + random.nextInt(4)); i++) {
                    damaged[i] = (byte) random.nextInt(256);
                }
                Files.write(file, damaged);
                try {
                    StateDict.read(file, NetworkParts::isWanted);
                } catch (InvalidInputException e) {
                    assertTrue(e.getMessage().contains(name), e.getMessage());
                }
            }
        }
    }

    @Test
    void archivesThatUnpackToTooMuchAreRefused() throws IOException {
        Path file = folder.resolve("bomb.pt");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("bomb/data.pkl"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 16; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertTrue(Files.size(file) < 100_000);
        assertTrue(refused(file).contains("unpacks to more than"));
    }

    private static String refused(Path file) {
        return assertThrows(InvalidInputException.class, () -> StateDict.read(file, name -> true))
                .getMessage();
    }

    private Map<String, Tensor> read(byte[] pickle, byte[] numbers) throws IOException {
        Path file = folder.resolve("made.pt");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("made/data.pkl", pickle);
        entries.put("made/data/0", numbers);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return StateDict.read(file, name -> true);
    }

    private static byte[] pickle(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] numbers(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    /** Backslash and octal digits stand for a byte, backslash and n for the end of a line. */
    private static byte[] octal(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                bytes.write(text.charAt(i));
            } else if (text.charAt(i + 1) == 'n') {
                bytes.write('\n');
                i++;
            } else {
                int end = i + 1;
                while (end < text.length() && end < i + 4 && Character.digit(text.charAt(end), 8) >= 0) {
                    end++;
                }
                bytes.write(Integer.parseInt(text.substring(i + 1, end), 8));
                i = end - 1;
            }
        }
        return bytes.toByteArray();
    }
}
