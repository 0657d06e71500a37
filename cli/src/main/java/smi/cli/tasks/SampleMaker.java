package smi.cli.tasks;

import java.nio.file.Path;
import java.util.List;
import smi.augmentation.Augmenter;
import smi.augmentation.Sample;
import smi.augmentation.SampleInfo;
import smi.augmentation.SampleRequest;
import smi.augmentation.hdf5.SampleSet;
import smi.augmentation.npy.NpySample;

/** A sample that is ready to be made, and the files it goes into. */
record SampleMaker(Augmenter augmenter, SampleRequest request, AugmentSettings settings, Path output) {

    SampleSet.Written make() {
        return settings.npy() ? npy() : SampleSet.write(augmenter, request, output, files());
    }

    /** Files under the name of the sample that are not of it. */
    List<Path> inTheWay() {
        return SampleSet.inTheWay(augmenter, request, output, files());
    }

    private int files() {
        return settings.files().orElseGet(() -> SampleSet.files(augmenter, request));
    }

    /** MadMiner's files have one form only, whatever the size. */
    private SampleSet.Written npy() {
        Sample sample = augmenter.make(request);
        List<Path> files = NpySample.write(sample, folder(output), npyName(output));
        SampleInfo info = sample.info();
        return new SampleSet.Written(files, sample.size(), info.weights(), info.warnings());
    }

    /** The file of a set of npy files that is written last. */
    static Path lastNpy(Path output) {
        return folder(output).resolve("x_" + npyName(output) + ".npy");
    }

    private static Path folder(Path output) {
        return output.toAbsolutePath().getParent();
    }

    /** The name of a set of npy files, from the name of the output with or without its ending. */
    private static String npyName(Path output) {
        return output.getFileName().toString().replaceFirst("[.](npy|h5)$", "");
    }
}
