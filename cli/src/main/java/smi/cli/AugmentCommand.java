package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smi.augmentation.NegativeWeights;
import smi.augmentation.Partition;
import smi.cli.tasks.AugmentSettings;
import smi.cli.tasks.AugmentTask;

@Command(
        name = "augment",
        description = "Training and test samples with joint likelihood ratio and joint score.",
        footer = {
            "",
            "Examples:",
            "  smi augment events.h5 --sample local --theta sm -n 100000 -o score.h5",
            "  smi augment events.h5 --method alices --theta1 sm -n 100000 -o ratio.h5 \\",
            "      --theta0 'random:1000:gaussian(0,0.5),gaussian(0,0.5)'",
            "",
            "SPEC: sm, benchmark:sm, benchmarks:sm,w, point:0.1,0, points:FILE.csv,",
            "      random:1000:flat(-1,1),gaussian(0,0.5) with one prior per parameter"
        })
final class AugmentCommand implements Callable<Integer> {
    @Mixin
    private EventOptions events;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Kind kind;

    /** The kind of sample, or the method that will learn from it. */
    static final class Kind {
        @Option(
                names = "--sample",
                required = true,
                paramLabel = "KIND",
                description = "local, density, ratio, more-ratios, coefficients, plain or test.")
        private String sample;

        @Option(
                names = "--method",
                required = true,
                paramLabel = "METHOD",
                description =
                        "Instead of --sample: the method of smi train that will learn from it, sally or alices, ...")
        private String method;

        String name() {
            return sample != null ? sample : AugmentTask.kindFor(method);
        }
    }

    @Option(names = "--theta", paramLabel = "SPEC", description = "Points of a local, plain or test sample.")
    private Optional<String> theta;

    @Option(names = "--theta0", paramLabel = "SPEC", description = "Numerators of a ratio sample.")
    private Optional<String> theta0;

    @Option(names = "--theta1", paramLabel = "SPEC", description = "Denominators of a ratio sample.")
    private Optional<String> theta1;

    @Option(
            names = "--additional",
            paramLabel = "SPEC",
            description = "Further hypotheses for every event of a more-ratios sample; repeatable.")
    private List<String> additional = List.of();

    @Option(
            names = "--nu",
            paramLabel = "NUSPEC",
            description = "Nuisance parameters: nominal, point:0.5,-1 or random:1000:gaussian(0,1) (default: nominal).")
    private Optional<String> nu;

    @Option(names = "--nu0", paramLabel = "NUSPEC", description = "Nuisance parameters of the numerators.")
    private Optional<String> nu0;

    @Option(names = "--nu1", paramLabel = "NUSPEC", description = "Nuisance parameters of the denominators.")
    private Optional<String> nu1;

    @Option(names = "--nuisance-score", description = "Give the joint score of the nuisance parameters, too.")
    private boolean nuisanceScore;

    @Option(
            names = "--negative-weights",
            paramLabel = "POLICY",
            defaultValue = "clip",
            description = "refuse, clip (do not draw them) or keep-sign (default: ${DEFAULT-VALUE}).")
    private String negativeWeights;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "hdf5",
            description =
                    "hdf5, or npy: MadMiner's files x_NAME.npy, ... for -o FOLDER/NAME (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(
            names = "--files",
            paramLabel = "K",
            description =
                    "Write the sample in K files; a stopped run goes on after its last (default: one per 512 MB).")
    private Optional<Integer> files;

    @Option(names = "-n", paramLabel = "N", description = "Number of events in the sample.")
    private Optional<Integer> n;

    @Option(
            names = "--partition",
            paramLabel = "PART",
            description = "train, validation, test or all (default: train; a test sample is of the test partition).")
    private Optional<String> partition;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "SAMPLE.h5",
            description = "The sample to write.")
    private Path output;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        common.run(new AugmentTask(
                events.selection(),
                kind.name(),
                partition.map(Partition::parse),
                theta,
                theta0,
                theta1,
                n,
                new AugmentSettings(
                        nu, nu0, nu1, additional, NegativeWeights.parse(negativeWeights), nuisanceScore, format, files),
                common.seed(),
                output));
        return 0;
    }
}
