package smi.augmentation;

import smi.events.EventMatrix;

/** Events with what the simulator knew about them, ready for training or evaluation. */
public sealed interface Sample permits PlainSample, LocalSample, RatioSample, CoefficientSample {
    /** {@return what the sample is made of} */
    SampleInfo info();

    /** {@return the observables, shape [n][nObservables]} */
    EventMatrix observations();

    /** {@return the number of events} */
    default int size() {
        return observations().rows();
    }
}
