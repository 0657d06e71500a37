package smi.cli.tasks;

import java.util.List;
import java.util.Map;
import smi.augmentation.Partition;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.InputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

/** The events that a model has seen in training, as far as its provenance says. */
record SeenEvents(List<InputFile> files, Partition partition, Split split) {

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
        if (!files.stream()
                .map(InputFile::sha256)
                .toList()
                .equals(test.source().inputs().stream().map(InputFile::sha256).toList())) {
            return;
        }
        long n = test.source().size();
        long from = test.split().from(test.partition(), n);
        long to = test.split().to(test.partition(), n);
        long overlap = Math.min(to, split.to(partition, n)) - Math.max(from, split.from(partition, n));
        if (overlap > 0) {
            throw new InvalidInputException(
                    "it was trained on %d of the %d events to test with (%s partition, fractions %s,%s for validation and test); give the same --split, or allow it with --any-partition"
                            .formatted(overlap, to - from, partition.label(), split.validation(), split.test()));
        }
    }
}
