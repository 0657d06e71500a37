package smi.events.lhe;

import java.util.List;
import smi.events.observables.CutFlow;

/**
 * What became of the files of an import.
 *
 * @param samples one report per file, in the order of the settings; at least one
 * @param systematics one report per systematic uncertainty that was asked for
 */
public record ImportReport(List<SampleReport> samples, List<SystematicReport> systematics) {

    public ImportReport {
        systematics = List.copyOf(systematics);
        samples = List.copyOf(samples);
    }

    /** {@return the cut-flow of all files together} */
    public CutFlow cutFlow() {
        return samples.stream().map(SampleReport::cutFlow).reduce(CutFlow::plus).orElseThrow();
    }

    /** {@return the remarks on all files} */
    public List<String> remarks() {
        return samples.stream().flatMap(sample -> sample.remarks().stream()).toList();
    }
}
