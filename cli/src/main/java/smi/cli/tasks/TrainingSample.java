package smi.cli.tasks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smi.augmentation.Sample;
import smi.augmentation.SampleInfo;
import smi.augmentation.hdf5.SampleFile;
import smi.augmentation.hdf5.StoredSample;

/** A sample to be trained on: in memory if it fits, else in its files. Both give the same network. */
final class TrainingSample {
    /** The part of the memory that a sample may take; the rest is for the networks. */
    private static final double PART_OF_MEMORY = 0.4;

    private final Path name;
    private final boolean anyPartition;
    private final Optional<List<String>> features;
    private final List<Path> files;
    private final Class<? extends Sample> type;

    /**
     * A sample that is there.
     *
     * @param name file, pattern or folder
     * @param anyPartition whether events of any partition may be learned from
     * @param features the observables to use
     */
    TrainingSample(Path name, boolean anyPartition, Optional<List<String>> features) {
        this.name = name;
        this.anyPartition = anyPartition;
        this.features = features;
        files = SampleFile.files(name);
        type = StoredSample.kind(files.get(0));
    }

    Path name() {
        return name;
    }

    /** Its kind. */
    Class<? extends Sample> type() {
        return type;
    }

    /** Whether it is of a kind, and too large for the memory. */
    boolean staysInFiles(Class<? extends Sample> kind) {
        return type == kind
                && StoredSample.canStay(kind)
                && StoredSample.open(files, kind).bytes()
                        > PART_OF_MEMORY * Runtime.getRuntime().maxMemory();
    }

    /** The sample in its files. */
    <S extends Sample> StoredSample<S> stored(Class<S> kind) {
        StoredSample<S> all = StoredSample.open(files, kind);
        StoredSample<S> sample = anyPartition ? all.withInfo(all.info().allowingAnyPartition()) : all;
        requireTrainable(sample.info());
        return features.map(names -> Place.at(name, () -> sample.withObservables(names)))
                .orElse(sample);
    }

    /** The sample in memory. */
    <S extends Sample> S inMemory(Class<S> kind) {
        Sample all = SampleFile.read(files);
        Sample sample = anyPartition ? all.withInfo(all.info().allowingAnyPartition()) : all;
        requireTrainable(sample.info());
        return kind.cast(features.map(names -> Place.at(name, () -> sample.withObservables(names)))
                .orElse(sample));
    }

    /** Refuses test events and others that are not for training. */
    void requireTrainable() {
        SampleInfo info = SampleFile.read(files).info();
        requireTrainable(anyPartition ? info.allowingAnyPartition() : info);
    }

    private void requireTrainable(SampleInfo info) {
        Place.check(name, info::requireIndependentRows);
    }

    /** The name of its kind. */
    String kind() {
        return SampleFile.kind(SampleFile.read(files));
    }

    /** The number of its rows. */
    long rows() {
        return StoredSample.canStay(type)
                ? StoredSample.open(files, type).rows()
                : SampleFile.read(files).size();
    }
}
