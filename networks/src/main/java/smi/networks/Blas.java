package smi.networks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.slf4j.LoggerFactory;

/** The constants of the C interface of BLAS, and what this engine needs to know of OpenBLAS and to set in it. */
final class Blas {
    static final int ROW_MAJOR = 101;
    static final int PLAIN = 111;
    static final int TRANSPOSED = 112;
    /** The most rows that {@link #sliceRows} gives. */
    static final int MOST_SLICE_ROWS = 128;

    private static final int FEWEST_SLICE_ROWS = 64;
    private static final List<String> UNPACKED = List.of("SkylakeX", "Cooperlake");
    /** Processors before AVX2. */
    private static final List<String> OLD = List.of(
            "Prescott", "Core2", "Nehalem", "Sandybridge", "Barcelona", "Bulldozer", "Piledriver", "Steamroller");

    private static final List<String> NEW = List.of("Haswell", "Zen", "Excavator", "SkylakeX", "Cooperlake");

    static {
        // Matrices of this size lose with threads inside BLAS; the engine divides the work itself.
        openblas_nolapack.blas_set_num_threads(1);
        if (OLD.contains(core())) {
            LoggerFactory.getLogger(Blas.class)
                    .warn(
                            "OpenBLAS takes this processor for one of the kind {}; if it has AVX2, set OPENBLAS_CORETYPE=Haswell, if it has AVX-512, OPENBLAS_CORETYPE=SkylakeX in the environment, which makes trainings up to 4 times faster",
                            core());
        }
    }

    private Blas() {}

    /** Loads the library with threads switched off; every kernel calls it before its first product. */
    static void load() {
        // the static initialiser has run
    }

    /**
     * The rows of a batch that go through the network together. Layers of 64 rows stay in the cache, and where OpenBLAS
     * has kernels for small products, those are of a size that it does not pack first. Elsewhere twice as many rows spread
     * the packing of the weights further, if that leaves work for two threads.
     */
    static int sliceRows(long batchRows) {
        return UNPACKED.contains(core())
                ? FEWEST_SLICE_ROWS
                : (int) Math.max(FEWEST_SLICE_ROWS, Math.min(MOST_SLICE_ROWS, batchRows / 2));
    }

    static String version() {
        return openblas_nolapack.OPENBLAS_VERSION.replaceAll("[^0-9.]", "");
    }

    /**
     * The processor whose kernels OpenBLAS has chosen; {@code unknown} where it does not tell. It has a table of kernels
     * per processor, and a pointer to the chosen one.
     */
    static String core() {
        Pointer chosen = Loader.addressof("gotoblas");
        if (chosen == null) {
            return "unknown";
        }
        long table = new LongPointer(chosen).get();
        return Stream.concat(OLD.stream(), NEW.stream())
                .filter(core -> {
                    Pointer own = Loader.addressof("gotoblas_" + core.toUpperCase(Locale.ROOT));
                    return own != null && own.address() == table;
                })
                .findFirst()
                .orElse("unknown");
    }
}
