package smi.networks;

import java.util.Arrays;
import java.util.List;

/** Blocks of a sample that is in memory. */
record MemoryBlocks(TrainingSource source, Blocks blocks) implements BlockSource {
    MemoryBlocks {
        if (blocks.events() != source.events()) {
            throw new IllegalArgumentException(
                    "%d events cut as if they were %d".formatted(source.events(), blocks.events()));
        }
    }

    @Override
    public List<String> observables() {
        return source.observables();
    }

    @Override
    public List<String> parameters() {
        return source.parameters();
    }

    @Override
    public int rowsPerEvent() {
        return source.rowsPerEvent();
    }

    @Override
    public int sharedPoints() {
        return source.sharedPoints();
    }

    @Override
    public TrainingSource load(int[] chosen) {
        if (blocks.count() == 1) {
            return source;
        }
        int[] events = new int[Arrays.stream(chosen).map(blocks::size).sum()];
        int n = 0;
        for (int block : chosen) {
            for (int i = 0; i < blocks.size(block); i++) {
                events[n++] = (int) blocks.first(block) + i;
            }
        }
        return new SelectedEvents(source, events);
    }
}
