package smi.networks;

import java.util.List;
import smi.augmentation.Sample;

/** A training source whose events are the rows of a sample: what it says of them is what the sample says. */
public interface SampleSource extends TrainingSource {
    /** {@return the sample} */
    Sample sample();

    @Override
    default List<String> observables() {
        return sample().info().observables();
    }

    @Override
    default List<String> parameters() {
        return sample().info().space().names();
    }

    @Override
    default int events() {
        return sample().size();
    }

    /** Of the observables: those of two simulated events are hardly ever the same. */
    @Override
    default long eventKey(int event) {
        return sample().observations().rowKey(event);
    }
}
