package smi.limits.toys;

import java.util.List;
import java.util.function.Consumer;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.InputFile;
import smi.events.Observable;
import smi.morphing.Benchmark;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** A counting experiment: σ(μ) = b + μ, of one event of background and one of signal. */
final class CountingEvents implements EventSource {
    static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("mu", 1, 0, 20));

    private final EventSetup setup = EventSetup.of(
            MorphingBasis.of(
                    SPACE,
                    MorphingComponents.upTo(SPACE, 1),
                    List.of(new Benchmark("none", SPACE.point(0)), new Benchmark("one", SPACE.point(1)))),
            List.of(new Observable("x", "None")));
    private final double background;

    CountingEvents(double background) {
        this.background = background;
    }

    WeightedEvents all() {
        return WeightedEvents.of(this, Partition.ALL, Split.defaults(), SamplingFactors.MADMINER);
    }

    @Override
    public EventSetup setup() {
        return setup;
    }

    @Override
    public EventCounts counts() {
        return new EventCounts(new long[] {2, 0}, 0);
    }

    @Override
    public long size() {
        return 2;
    }

    @Override
    public List<InputFile> inputs() {
        return List.of();
    }

    @Override
    public void read(long from, long to, int blockSize, Consumer<EventBlock> reader) {
        EventMatrix weights = EventMatrix.ofRows(new double[] {background, background}, new double[] {0, 1});
        EventMatrix x = EventMatrix.ofRows(new double[] {0}, new double[] {1});
        reader.accept(new EventBlock(
                from, x.slice((int) from, (int) to), weights.slice((int) from, (int) to), new int[(int) (to - from)]));
    }
}
