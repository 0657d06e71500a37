package smi.networks;

import java.util.List;
import java.util.function.Function;
import smi.augmentation.Sample;
import smi.augmentation.hdf5.StoredSample;

/**
 * Blocks of a sample that stays in its files.
 *
 * @param <S> the kind of the sample
 */
public final class StoredBlocks<S extends Sample> implements BlockSource {
    private final StoredSample<S> stored;
    private final Function<S, TrainingSource> source;
    private final Blocks blocks;
    private final TrainingSource none;

    /**
     * The blocks of a sample with one row per event.
     *
     * @param stored the sample
     * @param source makes a source of some of its rows; {@link TrainingSource#select} of that source copies
     */
    public StoredBlocks(StoredSample<S> stored, Function<S, TrainingSource> source) {
        this(
                stored,
                source,
                Blocks.of(
                        stored.rows(),
                        stored.info().observables().size(),
                        stored.info().space().dimension()));
    }

    /**
     * The same, cut in another way.
     *
     * @param stored the sample
     * @param source makes a source of some of its rows
     * @param blocks how the sample is cut
     */
    public StoredBlocks(StoredSample<S> stored, Function<S, TrainingSource> source, Blocks blocks) {
        this.stored = stored;
        this.source = source;
        this.blocks = blocks;
        none = source.apply(stored.read(new long[0], new int[0]));
    }

    @Override
    public List<String> observables() {
        return none.observables();
    }

    @Override
    public List<String> parameters() {
        return none.parameters();
    }

    @Override
    public int rowsPerEvent() {
        return none.rowsPerEvent();
    }

    @Override
    public int sharedPoints() {
        return none.sharedPoints();
    }

    @Override
    public Blocks blocks() {
        return blocks;
    }

    @Override
    public TrainingSource load(int[] chosen) {
        long[] first = new long[chosen.length];
        int[] sizes = new int[chosen.length];
        for (int b = 0; b < chosen.length; b++) {
            first[b] = blocks.first(chosen[b]);
            sizes[b] = blocks.size(chosen[b]);
        }
        return source.apply(stored.read(first, sizes));
    }
}
