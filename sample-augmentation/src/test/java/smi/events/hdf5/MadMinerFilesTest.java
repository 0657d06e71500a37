package smi.events.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventSetup;
import smi.morphing.NuisanceParameter;

/** Files that MadMiner wrote, read, and written again. */
class MadMinerFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"main_shuffled", "exact_shuffled", "syst_shuffled", "tiny"})
    void aFileWrittenAgainIsTheSameForH5py(String name) throws Exception {
        Path original = ReferenceFiles.get("drell-yan/h5/" + name + ".h5");
        OtherReaders.assumeH5py();
        String expected = OtherReaders.dump(original);
        assertTrue(expected.contains("samples/weights <f8"), expected);
        assertEquals(expected, OtherReaders.dump(copy(original)));
    }

    /** The same without another program: everything that jHDF sees, but not the padding of texts. */
    @ParameterizedTest
    @ValueSource(strings = {"main_shuffled", "syst_shuffled"})
    void aFileWrittenAgainHasTheSameDatasets(String name) {
        Path original = ReferenceFiles.get("drell-yan/h5/" + name + ".h5");
        try (HdfReader one = HdfReader.open(original);
                HdfReader two = HdfReader.open(copy(original))) {
            for (String group : List.of(
                    "parameters",
                    "benchmarks",
                    "morphing",
                    "systematics",
                    "nuisance_parameters",
                    "observables",
                    "samples",
                    "sample_summary")) {
                assertEquals(one.members(group), two.members(group));
                for (String member : one.members(group)) {
                    assertSame(one, two, group + "/" + member);
                }
            }
        }
    }

    private static void assertSame(HdfReader one, HdfReader two, String dataset) {
        assertArrayEquals(one.shape(dataset), two.shape(dataset), dataset);
        assertEquals(
                one.dataset(dataset).getDataType().getSize(),
                two.dataset(dataset).getDataType().getSize());
        Class<?> type = one.dataset(dataset).getJavaType();
        assertEquals(type, two.dataset(dataset).getJavaType());
        if (type == String.class) {
            assertEquals(one.texts(dataset), two.texts(dataset), dataset);
        } else {
            assertArrayEquals(one.doubles(dataset), two.doubles(dataset), dataset);
        }
    }

    private Path copy(Path original) {
        EventFiles events = EventFiles.open(original);
        Path copy = folder.resolve("copy.h5");
        try (var writer = EventFileWriter.create(copy, events.setup(), Toy.PROVENANCE)) {
            events.readAll(writer::write);
            writer.finish();
        }
        return copy;
    }

    @Test
    void aFileWithSystematicsIsUnderstood() {
        EventFiles events = EventFiles.open(ReferenceFiles.get("drell-yan/h5/syst_shuffled.h5"));
        EventSetup setup = events.setup();
        assertEquals(List.of("clq1", "clq3"), setup.space().names());
        assertEquals(6, setup.benchmarks().size());
        assertEquals(6, setup.nuisanceBenchmarks().size());
        assertEquals("sm", setup.referenceBenchmark());
        assertEquals(6, setup.morpher().benchmarkCount());
        assertEquals(
                List.of("signal_norm", "scales", "pdfs"),
                setup.systematics().stream().map(s -> s.name()).toList());
        assertEquals(5, setup.nuisanceParameters().size());
        assertTrue(setup.nuisanceParameters().stream()
                .map(NuisanceParameter::benchmarkNegative)
                .anyMatch(Optional::isPresent));
        assertEquals(9438, events.size());
        assertEquals(9438, events.counts().total());
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup", "setup_syst"})
    void aSetupWithoutEventsIsRead(String name) {
        EventFiles events = EventFiles.open(ReferenceFiles.get("drell-yan/setup/" + name + ".h5"));
        assertEquals(0, events.size());
        assertEquals("sm", events.setup().referenceBenchmark());
        assertTrue(events.setup().morphing().isPresent());
    }

    /** parameters/ranges, max_power of shape [P, 1], no summary, no sampling benchmarks. */
    @Test
    void aFileOfVersion08IsRead() {
        EventFiles events = EventFiles.open(ReferenceFiles.get("third-party/madminer_example_with_data_1.h5"));
        assertEquals(2, events.setup().space().parameters().get(1).maxPower());
        assertEquals(-10, events.setup().space().parameters().get(0).rangeMin());
        assertEquals(926, events.size());
        assertEquals(new EventCounts(new long[6], 0), events.counts());
        events.read(0, 1, 1, block -> {
            assertEquals(70.22576141357422, block.observations().get(0, 0));
            assertEquals(1.0191241e-06, block.weights().get(0, 5));
            assertTrue(Arrays.stream(block.samplingBenchmarks()).allMatch(id -> id == EventBlock.UNKNOWN));
        });
    }
}
