package smi.events.lhe;

import java.nio.file.Path;
import java.util.List;
import smi.events.systematics.SystematicUncertainty;

/**
 * What was asked of the files for one systematic uncertainty, and what was found.
 *
 * @param asked the uncertainty
 * @param nuisanceParameters the names of its nuisance parameters
 * @param found what was found, per file that it concerns and nuisance parameter
 * @param unaffected the files that it does not concern
 */
public record SystematicReport(
        SystematicUncertainty asked, List<String> nuisanceParameters, List<Found> found, List<Path> unaffected) {

    /**
     * A nuisance parameter in a file.
     *
     * @param file the file
     * @param nuisanceParameter the name of the parameter
     * @param what what varies, for example {@code muR=2.0 muF=2.0}
     * @param ids the weights of the file that it is made of: that of ν = +1, then that of ν = −1; empty for a norm
     */
    public record Found(Path file, String nuisanceParameter, String what, List<String> ids) {

        public Found {
            ids = List.copyOf(ids);
        }
    }

    public SystematicReport {
        nuisanceParameters = List.copyOf(nuisanceParameters);
        found = List.copyOf(found);
        unaffected = List.copyOf(unaffected);
    }
}
