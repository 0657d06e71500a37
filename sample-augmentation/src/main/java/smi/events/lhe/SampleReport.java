package smi.events.lhe;

import java.util.Arrays;
import java.util.List;
import smi.events.observables.CutFlow;

/**
 * What became of one file.
 *
 * @param sample the file
 * @param cutFlow its events
 * @param crossSections the cross section before the selection at every benchmark, pb, shape {@code [nBenchmarks]}; copied
 * @param negativeWeights events with a negative weight at the point where they were generated, before the selection
 * @param remarks what a careful reader should look into, one sentence each; usually empty
 */
public record SampleReport(
        LheSample sample, CutFlow cutFlow, double[] crossSections, long negativeWeights, List<String> remarks) {

    public SampleReport {
        crossSections = crossSections.clone();
        remarks = List.copyOf(remarks);
    }

    /** {@return a copy of the cross sections before the selection, pb} */
    @Override
    public double[] crossSections() {
        return crossSections.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SampleReport that
                && sample.equals(that.sample)
                && cutFlow.equals(that.cutFlow)
                && Arrays.equals(crossSections, that.crossSections)
                && negativeWeights == that.negativeWeights
                && remarks.equals(that.remarks);
    }

    @Override
    public int hashCode() {
        return 31 * sample.hashCode() + Arrays.hashCode(crossSections);
    }

    @Override
    public String toString() {
        return "SampleReport[%s, %s, %s pb, %d negative weights, %s]"
                .formatted(sample.file(), cutFlow, Arrays.toString(crossSections), negativeWeights, remarks);
    }
}
