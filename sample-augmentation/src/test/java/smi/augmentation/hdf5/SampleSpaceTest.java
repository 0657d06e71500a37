package smi.augmentation.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import smi.augmentation.SampleRequest;
import smi.morphing.InvalidInputException;

/** A sample that cannot fit on its disk is not begun. */
class SampleSpaceTest {
    @Test
    void aSampleLargerThanTheDiskIsRefused() {
        Path target = Path.of("large.h5");
        var all = new SampleRequest.Coefficients();
        SampleSet.requireSpace(1_000_000_000L, 1_000_000_000L, all, target);
        var error = assertThrows(
                InvalidInputException.class,
                () -> SampleSet.requireSpace(30_000_000_000L, 1_500_000_000L, all, target));
        assertEquals(
                "the sample large.h5 (all events) needs 30.0 GB, but its disk has only 1.5 GB left; ask for fewer events or write it elsewhere",
                error.getMessage());
    }
}
