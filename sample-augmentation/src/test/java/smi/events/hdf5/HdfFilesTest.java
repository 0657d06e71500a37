package smi.events.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventMatrix;
import smi.events.InputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

class HdfFilesTest {
    @TempDir
    Path folder;

    private static EventMatrix counting(int rows, int columns) {
        return EventMatrix.of(
                rows,
                columns,
                IntStream.range(0, rows * columns).asDoubleStream().toArray());
    }

    private Path everything() {
        Path path = folder.resolve("everything.h5");
        new HdfWriter()
                .matrix("tables/big", counting(70_000, 3))
                .matrix("tables/none", counting(0, 3))
                .doubles("values/line", new double[] {1.5, -0.0, Double.MIN_VALUE}, 3)
                .doubles("values/empty", new double[0], 0)
                .number("values/one", Math.PI)
                .longs("integers/square", new long[] {1, -1, Long.MAX_VALUE, Long.MIN_VALUE}, 2, 2)
                .longs("integers/empty", new long[0], 0)
                .integer("integers/one", Long.MAX_VALUE)
                .asciiTexts("texts/ascii", List.of("sm", "w"), 256, 2)
                .texts("texts/utf8", List.of("θ = 1", ""))
                .texts("texts/empty", List.of())
                .text("texts/one", "{\"a\": 1}")
                .write(path);
        return path;
    }

    @Test
    void whatIsWrittenIsReadBack() {
        try (HdfReader reader = HdfReader.open(everything())) {
            assertEquals(counting(70_000, 3), reader.matrix("tables/big"));
            assertEquals(counting(0, 3), reader.matrix("tables/none"));
            assertArrayEquals(new double[] {1.5, -0.0, Double.MIN_VALUE}, reader.doubles("values/line"));
            assertEquals(0, reader.doubles("values/empty").length);
            assertEquals(Math.PI, reader.number("values/one"));
            assertArrayEquals(new long[] {2, 2}, reader.shape("integers/square"));
            assertEquals(0, reader.longs("integers/empty").length);
            assertEquals(Long.MAX_VALUE, reader.integer("integers/one"));
            assertEquals(List.of("sm", "w"), reader.texts("texts/ascii"));
            assertEquals(List.of("θ = 1", ""), reader.texts("texts/utf8"));
            assertEquals(List.of(), reader.texts("texts/empty"));
            assertEquals("{\"a\": 1}", reader.text("texts/one"));
            assertFalse(reader.has("texts/two"));
            assertEquals(List.of("empty", "one", "square"), reader.members("integers"));
            assertEquals(Optional.empty(), reader.provenance());
        }
    }

    @Test
    void h5pyReadsWhatIsWritten() throws Exception {
        OtherReaders.assumeH5py();
        String seen = OtherReaders.python(
                """
                import h5py, sys
                f = h5py.File(sys.argv[1], "r")
                def show(name, item):
                    if isinstance(item, h5py.Dataset):
                        print(name, item.dtype.str, item.shape, item[()].sum() if name == "tables/big" else item[()].tolist())
                f.visititems(show)
                """,
                everything());
        assertEquals(
                """
                integers/empty <i8 (0,) []
                integers/one <i8 () 9223372036854775807
                integers/square <i8 (2, 2) [[1, -1], [9223372036854775807, -9223372036854775808]]
                tables/big <f8 (70000, 3) 22049895000.0
                tables/none <f8 (0, 3) []
                texts/ascii |S256 (2,) [b'sm', b'w']
                texts/empty |S1 (0,) []
                texts/one |S8 () b'{"a": 1}'
                texts/utf8 |S6 (2,) [b'\\xce\\xb8 = 1', b'']
                values/empty <f8 (0,) []
                values/line <f8 (3,) [1.5, -0.0, 5e-324]
                values/one <f8 () 3.141592653589793
                """,
                seen);
    }

    /** MadMiner opens files for appending, deletes groups and writes them anew. */
    @Test
    void h5pyChangesWhatIsWritten() throws Exception {
        OtherReaders.assumeH5py();
        Path path = everything();
        OtherReaders.python(
                """
                import h5py, sys
                with h5py.File(sys.argv[1], "a") as f:
                    del f["integers"]
                    for i in range(40):
                        f.create_group("more%d" % i)["n"] = i
                        f["values"]["n%d" % i] = i
                """,
                path);
        try (HdfReader reader = HdfReader.open(path)) {
            assertFalse(reader.has("integers"));
            assertEquals(39, reader.integer("more39/n"));
            assertEquals(39, reader.integer("values/n39"));
            assertEquals(counting(70_000, 3), reader.matrix("tables/big"));
        }
    }

    /** 256 members are as many as one node of the tree holds; 9 need a second table node. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 100, 256})
    void aGroupHoldsManyMembers(int members) throws Exception {
        Path path = folder.resolve("many.h5");
        var writer = new HdfWriter();
        IntStream.range(0, members).forEach(i -> writer.integer("g/member" + i, i));
        writer.write(path);
        try (HdfReader reader = HdfReader.open(path)) {
            assertEquals(members, reader.members("g").size());
            for (int i = 0; i < members; i++) {
                assertEquals(i, reader.integer("g/member" + i));
            }
        }
        OtherReaders.assumeH5py();
        assertEquals(
                LongStream.range(0, members).sum() + "\n",
                OtherReaders.python(
                        "import h5py, sys; f = h5py.File(sys.argv[1], 'r');"
                                + "print(sum(f['g/member%d' % i][()] for i in range(int(sys.argv[2]))))",
                        path, members));
    }

    @Test
    void provenanceComesBack() {
        var provenance = new Provenance(
                "0.1.0",
                "smi augment",
                42,
                List.of(new InputFile("Ereignisse/ä.h5", "ab12")),
                Map.of("theta", "sm, \"w\"\n"));
        Path path = folder.resolve("sample.h5");
        new HdfWriter().provenance(provenance).write(path);
        try (HdfReader reader = HdfReader.open(path)) {
            assertEquals(Optional.of(provenance), reader.provenance());
        }
    }

    @Test
    void theSameContentGivesTheSameBytes() throws Exception {
        byte[] first = Files.readAllBytes(everything());
        assertArrayEquals(first, Files.readAllBytes(everything()));
    }

    @ParameterizedTest
    @CsvSource({
        "<f8, None",
        "<f4, None",
        ">f8, None",
        ">f4, None",
        "<i8, None",
        ">i4, None",
        "<f8, gzip",
        ">f4, gzip",
        "<f8, lzf"
    })
    void tablesOfOtherTypesAndLayoutsAreRead(String type, String compression) throws Exception {
        OtherReaders.assumeH5py();
        Path path = folder.resolve("other.h5");
        OtherReaders.python(
                """
                import h5py, numpy as np, sys
                path, dtype, compression = sys.argv[1:]
                kw = {} if compression == "None" else dict(compression=compression, shuffle=True, chunks=(7, 2))
                with h5py.File(path, "w", userblock_size=512) as f:
                    f.create_dataset("t", data=np.arange(300).reshape(100, 3).astype(dtype), **kw)
                """,
                path,
                type,
                compression);
        try (HdfReader reader = HdfReader.open(path);
                HdfTable.Rows rows = reader.table("t").open()) {
            assertEquals(counting(100, 3), reader.matrix("t"));
            assertEquals(counting(100, 3).slice(5, 25), rows.read(5, 20));
            assertEquals(counting(100, 3).slice(99, 100), rows.read(99, 1));
        }
    }

    private static String refusal(Path path, String dataset) {
        return assertThrows(InvalidInputException.class, () -> {
                    try (HdfReader reader = HdfReader.open(path)) {
                        reader.matrix(dataset);
                    }
                })
                .getMessage();
    }

    @Test
    void badFilesAreRefusedInOneLine() throws Exception {
        Path good = everything();
        assertTrue(refusal(folder.resolve("nowhere.h5"), "t").contains("does not exist"));
        assertTrue(refusal(folder, "t").contains("is not a file"));
        assertTrue(refusal(Files.writeString(folder.resolve("a.txt"), "hello world"), "t")
                .contains("a.txt is not an HDF5 file"));
        assertTrue(
                refusal(good, "tables/small").contains("everything.h5:/tables/small is missing (there is big, none)"));
        assertTrue(refusal(good, "texts/ascii").contains("texts/ascii"));
        assertTrue(refusal(good, "values/one").contains("values/one has shape []"));
        try (var file = new RandomAccessFile(good.toFile(), "rw")) {
            file.setLength(file.length() - 100_000);
        }
        assertTrue(refusal(good, "tables/big").contains("everything.h5 is truncated"));
    }

    @Test
    void aWriterRefusesWhatAFileCannotHold() {
        var writer = new HdfWriter().number("a/b", 1);
        assertThrows(IllegalArgumentException.class, () -> writer.number("a/b", 2));
        assertThrows(IllegalArgumentException.class, () -> writer.number("a/b/c", 2));
        assertThrows(IllegalArgumentException.class, () -> writer.number("a//c", 2));
        assertThrows(IllegalArgumentException.class, () -> writer.doubles("x", new double[5], 2, 3));
        assertTrue(assertThrows(InvalidInputException.class, () -> writer.asciiTexts("names", List.of("µ"), 256, 1))
                .getMessage()
                .contains("'µ'"));
    }
}
