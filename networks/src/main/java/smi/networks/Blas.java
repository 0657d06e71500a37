package smi.networks;

import org.bytedeco.openblas.global.openblas_nolapack;

/** The constants of the C interface of BLAS, and the one setting that this engine needs from OpenBLAS. */
final class Blas {
    static final int ROW_MAJOR = 101;
    static final int PLAIN = 111;
    static final int TRANSPOSED = 112;

    static {
        // Matrices of this size lose with threads inside BLAS; the engine divides the work itself.
        openblas_nolapack.blas_set_num_threads(1);
    }

    private Blas() {}

    /** Loads the library with threads switched off; every kernel calls it before its first product. */
    static void load() {
        // the static initialiser has run
    }
}
