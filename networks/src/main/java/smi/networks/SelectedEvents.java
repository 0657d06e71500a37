package smi.networks;

import java.util.List;
import java.util.random.RandomGenerator;

/** Some events of a source, which stay where they are. */
final class SelectedEvents implements TrainingSource {
    private final TrainingSource all;
    private final int[] selected;

    SelectedEvents(TrainingSource all, int[] selected) {
        this.all = all;
        this.selected = selected.clone();
    }

    @Override
    public List<String> observables() {
        return all.observables();
    }

    @Override
    public List<String> parameters() {
        return all.parameters();
    }

    @Override
    public int events() {
        return selected.length;
    }

    @Override
    public int rowsPerEvent() {
        return all.rowsPerEvent();
    }

    @Override
    public int sharedPoints() {
        return all.sharedPoints();
    }

    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        int[] places = new int[to - from];
        for (int i = 0; i < places.length; i++) {
            places[i] = selected[events[from + i]];
        }
        all.fill(places, 0, places.length, random, batch);
    }

    @Override
    public long eventKey(int event) {
        return all.eventKey(selected[event]);
    }
}
