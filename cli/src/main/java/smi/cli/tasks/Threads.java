package smi.cli.tasks;

import java.util.concurrent.ForkJoinPool;

/** How many threads smi uses: those of the common pool and the one that waits for them. */
public final class Threads {
    private Threads() {}

    /** {@return the number of threads that work at the same time} */
    public static int count() {
        return ForkJoinPool.getCommonPoolParallelism() + 1;
    }

    /**
     * Limits the number of threads; works only before the common pool is first used.
     *
     * @param threads how many, at least 1
     */
    public static void limit(int threads) {
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(threads - 1));
    }
}
