package smi.augmentation;

import java.util.List;
import smi.events.EventMatrix;

/** Events with what the simulator knew about them, ready for training or evaluation. */
public sealed interface Sample permits PlainSample, LocalSample, RatioSample, MoreRatiosSample, CoefficientSample {
    /** {@return what the sample is made of} */
    SampleInfo info();

    /** {@return the observables, shape [n][nObservables]} */
    EventMatrix observations();

    /** {@return the number of rows} */
    default int size() {
        return observations().rows();
    }

    /**
     * The same sample with some of the observables.
     *
     * @param names their names, in the order wanted
     * @return a sample of the same kind
     * @throws smi.morphing.InvalidInputException if there is no such observable; the message names the nearest one
     */
    Sample withObservables(List<String> names);

    /**
     * The same rows with another description.
     *
     * @param other the description; as many observables and nuisance parameters
     * @return a sample of the same kind
     */
    Sample withInfo(SampleInfo other);
}
