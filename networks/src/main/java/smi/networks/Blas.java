package smi.networks;

import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** The constants of the C interface of BLAS, and what this engine needs to know of OpenBLAS and to set in it. */
final class Blas {
    static final int ROW_MAJOR = 101;
    static final int PLAIN = 111;
    static final int TRANSPOSED = 112;
    private static final List<String> CORES =
            List.of("Haswell", "Zen", "SkylakeX", "Cooperlake", "Sandybridge", "Nehalem", "Excavator", "Steamroller");

    static {
        // Matrices of this size lose with threads inside BLAS; the engine divides the work itself.
        openblas_nolapack.blas_set_num_threads(1);
    }

    private Blas() {}

    /** Loads the library with threads switched off; every kernel calls it before its first product. */
    static void load() {
        // the static initialiser has run
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
        return CORES.stream()
                .filter(core -> {
                    Pointer own = Loader.addressof("gotoblas_" + core.toUpperCase(java.util.Locale.ROOT));
                    return own != null && own.address() == table;
                })
                .findFirst()
                .orElse("unknown");
    }
}
