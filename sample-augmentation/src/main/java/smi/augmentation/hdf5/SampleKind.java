package smi.augmentation.hdf5;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.MoreRatiosSample;
import smi.augmentation.PlainSample;
import smi.augmentation.RatioSample;
import smi.augmentation.Sample;
import smi.events.hdf5.HdfReader;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** The kinds of samples, and the names of their datasets. */
enum SampleKind {
    PLAIN(PlainSample.class),
    LOCAL(LocalSample.class),
    RATIO(RatioSample.class),
    MORE_RATIOS(MoreRatiosSample.class),
    COEFFICIENTS(CoefficientSample.class);

    static final String KIND = "sample/kind";
    static final String OBSERVATIONS = "sample/observations";
    static final String THETA = "sample/theta";
    static final String THETA0 = "sample/theta0";
    static final String THETA1 = "sample/theta1";
    static final String LABELS = "sample/labels";
    static final String JOINT_RATIO = "sample/joint_ratio";
    static final String JOINT_SCORE = "sample/joint_score";
    static final String JOINT_SCORE1 = "sample/joint_score1";
    static final String SIGNS = "sample/signs";
    static final String ROWS_PER_EVENT = "sample/rows_per_event";
    static final String COEFFICIENTS_TABLE = "sample/coefficients";
    static final String COMPONENTS = "sample/components";

    private final Class<? extends Sample> type;

    SampleKind(Class<? extends Sample> type) {
        this.type = type;
    }

    Class<? extends Sample> type() {
        return type;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static SampleKind of(Sample sample) {
        return of(sample.getClass());
    }

    static SampleKind of(Class<? extends Sample> type) {
        return Arrays.stream(values()).filter(k -> k.type == type).findFirst().orElseThrow();
    }

    static SampleKind of(HdfReader reader) {
        if (!reader.has(KIND)) {
            throw new InvalidInputException("%s is %s, not an augmented sample; make one with smi augment"
                    .formatted(
                            reader.path(), reader.has("samples/weights") ? "an event file" : "some other HDF5 file"));
        }
        String text = reader.text(KIND);
        List<String> known = Arrays.stream(values()).map(SampleKind::label).toList();
        int index = known.indexOf(text);
        if (index < 0) {
            throw new InvalidInputException("%s is the unknown kind '%s'; %s"
                    .formatted(reader.at(KIND), text, Suggestion.sentence(text, known)));
        }
        return values()[index];
    }
}
