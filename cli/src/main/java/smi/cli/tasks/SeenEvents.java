package smi.cli.tasks;

import java.util.List;
import java.util.Map;
import smi.augmentation.Partition;
import smi.augmentation.SampleInfo;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.InputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

/** The events that a model has seen in training, as far as its provenance says. */
record SeenEvents(List<InputFile> files, Partition partition, Split split) {

    private static final long SHARES = 1L << 40;

    static SeenEvents of(Provenance model) {
        Map<String, String> settings = model.settings();
        return new SeenEvents(
                model.inputs(),
                Partition.parse(settings.getOrDefault("sample_partition", Partition.TRAIN.label())),
                new Split(
                        fraction(
                                settings,
                                "sample_validation_fraction",
                                Split.defaults().validation()),
                        fraction(
                                settings,
                                "sample_test_fraction",
                                Split.defaults().test())));
    }

    private static double fraction(Map<String, String> settings, String key, double usual) {
        return settings.containsKey(key) ? Double.parseDouble(settings.get(key)) : usual;
    }

    /** Refuses events to test with that are among those seen: of the same files, in places that overlap. */
    void requireUnseen(WeightedEvents test) {
        requireUnseen(
                test.source().inputs(),
                test.partition(),
                test.split(),
                test.source().size());
    }

    /** Refuses a sample to test with that was drawn from events seen. */
    void requireUnseen(SampleInfo test) {
        requireUnseen(test.provenance().inputs(), test.partition(), test.split(), SHARES);
    }

    /** Whether they are of these files. */
    boolean areOf(List<InputFile> others) {
        return files.stream()
                .map(InputFile::sha256)
                .toList()
                .equals(others.stream().map(InputFile::sha256).toList());
    }

    /** {@code n} is the number of events in the files; where it is not known, any large number tells whether parts overlap. */
    private void requireUnseen(List<InputFile> from, Partition tested, Split testSplit, long n) {
        if (!areOf(from)) {
            return;
        }
        long first = testSplit.from(tested, n);
        long last = testSplit.to(tested, n);
        long overlap = Math.min(last, split.to(partition, n)) - Math.max(first, split.from(partition, n));
        if (overlap > 0) {
            throw new InvalidInputException(
                    "it was trained on %s events to test with (%s partition, fractions %s,%s for validation and test); give the same --split, or allow it with --any-partition"
                            .formatted(
                                    n == SHARES ? "some of the" : overlap + " of the " + (last - first),
                                    partition.label(),
                                    split.validation(),
                                    split.test()));
        }
    }
}
