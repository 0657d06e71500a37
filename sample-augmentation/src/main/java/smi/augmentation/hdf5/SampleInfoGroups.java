package smi.augmentation.hdf5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import smi.augmentation.NegativeWeights;
import smi.augmentation.Partition;
import smi.augmentation.SampleInfo;
import smi.augmentation.SampleWeights;
import smi.augmentation.Split;
import smi.events.hdf5.HdfReader;
import smi.events.hdf5.HdfWriter;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** What a sample says about itself, in the groups parameters, sample and smi. */
final class SampleInfoGroups {
    private static final String NAMES = "parameters/names";
    private static final String BLOCKS = "parameters/lha_blocks";
    private static final String IDS = "parameters/lha_ids";
    private static final String POWERS = "parameters/max_power";
    private static final String RANGES = "parameters/val_ranges";
    private static final String TRANSFORMS = "parameters/transforms";
    private static final String OBSERVABLES = "sample/observables";
    private static final String PARTITION = "sample/partition";
    private static final String VALIDATION = "sample/validation_fraction";
    private static final String TEST = "sample/test_fraction";
    private static final String EFFECTIVE_SIZE = "sample/effective_size";
    private static final String INVERSE_LARGEST = "sample/inverse_largest_probability";
    private static final String NEGATIVE_WEIGHTS = "sample/negative_weights";
    private static final String NEGATIVE_SHARE = "sample/negative_share";
    private static final String NUISANCE = "sample/nuisance_parameters";
    private static final String WARNINGS = "sample/warnings";

    private SampleInfoGroups() {}

    static void write(SampleInfo info, SampleKind kind, HdfWriter writer) {
        List<Parameter> parameters = info.space().parameters();
        writer.texts(NAMES, texts(parameters, Parameter::name))
                .texts(BLOCKS, texts(parameters, Parameter::lhaBlock))
                .longs(IDS, numbers(parameters, Parameter::lhaId), parameters.size())
                .longs(POWERS, numbers(parameters, Parameter::maxPower), parameters.size())
                .doubles(RANGES, ranges(parameters), parameters.size(), 2)
                .texts(TRANSFORMS, texts(parameters, Parameter::transform))
                .text(SampleKind.KIND, kind.label())
                .texts(OBSERVABLES, info.observables())
                .text(PARTITION, info.partition().label())
                .number(VALIDATION, info.split().validation())
                .number(TEST, info.split().test())
                .number(EFFECTIVE_SIZE, info.weights().effectiveSize())
                .number(INVERSE_LARGEST, info.weights().inverseLargestProbability())
                .text(NEGATIVE_WEIGHTS, info.weights().negativeWeights().label())
                .number(NEGATIVE_SHARE, info.weights().negativeShare())
                .texts(NUISANCE, info.nuisanceParameters())
                .texts(WARNINGS, info.warnings())
                .provenance(info.provenance());
    }

    private static List<String> texts(List<Parameter> parameters, Function<Parameter, String> field) {
        return parameters.stream().map(field).toList();
    }

    private static long[] numbers(List<Parameter> parameters, ToLongFunction<Parameter> field) {
        return parameters.stream().mapToLong(field).toArray();
    }

    private static double[] ranges(List<Parameter> parameters) {
        return parameters.stream()
                .flatMapToDouble(p -> Arrays.stream(new double[] {p.rangeMin(), p.rangeMax()}))
                .toArray();
    }

    static SampleInfo read(HdfReader reader) {
        return new SampleInfo(
                space(reader),
                reader.texts(NUISANCE),
                reader.texts(OBSERVABLES),
                partition(reader),
                new Split(reader.number(VALIDATION), reader.number(TEST)),
                new SampleWeights(
                        reader.number(EFFECTIVE_SIZE),
                        reader.number(INVERSE_LARGEST),
                        NegativeWeights.parse(reader.text(NEGATIVE_WEIGHTS)),
                        reader.number(NEGATIVE_SHARE)),
                reader.provenance()
                        .orElseThrow(() -> new InvalidInputException(
                                "%s does not say where it comes from (group smi is missing); make the sample anew"
                                        .formatted(reader.path()))),
                reader.texts(WARNINGS));
    }

    private static ParameterSpace space(HdfReader reader) {
        List<String> names = reader.texts(NAMES);
        List<String> blocks = sized(reader, BLOCKS, reader.texts(BLOCKS), names.size());
        List<String> transforms = sized(reader, TRANSFORMS, reader.texts(TRANSFORMS), names.size());
        long[] ids = reader.longs(IDS);
        long[] powers = reader.longs(POWERS);
        double[] ranges = reader.doubles(RANGES);
        if (ids.length != names.size() || powers.length != names.size() || ranges.length != 2 * names.size()) {
            throw new InvalidInputException(
                    "%s: the lists in the group parameters differ in length; make the sample anew"
                            .formatted(reader.path()));
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int p = 0; p < names.size(); p++) {
            parameters.add(new Parameter(
                    names.get(p),
                    blocks.get(p),
                    (int) ids[p],
                    (int) powers[p],
                    ranges[2 * p],
                    ranges[2 * p + 1],
                    transforms.get(p)));
        }
        return new ParameterSpace(parameters);
    }

    private static List<String> sized(HdfReader reader, String name, List<String> texts, int size) {
        if (texts.size() != size) {
            throw new InvalidInputException(
                    "%s has %d texts, expected one for each of %d parameters; make the sample anew"
                            .formatted(reader.at(name), texts.size(), size));
        }
        return texts;
    }

    private static Partition partition(HdfReader reader) {
        String label = reader.text(PARTITION);
        return Arrays.stream(Partition.values())
                .filter(p -> p.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("%s is '%s', which is no partition; make the sample anew"
                        .formatted(reader.at(PARTITION), label)));
    }
}
