package smi.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.cli.tasks.NetworkSettings;
import smi.cli.tasks.Supervision;
import smi.cli.tasks.TrainTask;
import smi.cli.tasks.TrainingOptions;
import smi.networks.Checkpoints;

@Command(
        name = "train",
        description = "Train a network on a sample.",
        footer = {
            "",
            "Examples:",
            "  smi train score.h5 --method sally -o sally.smi",
            "  smi train ratio.h5 --method alices --hidden 60,60 --epochs 30 --alpha 5 -o alices.smi",
            "  smi train ratio.h5 --method alices --ensemble 5 --bootstrap --time-limit 2h -o alices.smi",
            "",
            "A training that was stopped goes on with the same command and --resume."
        })
final class TrainCommand implements Callable<Integer> {
    private static final String METHODS =
            "sally; carl, rolr, cascal, rascal, alice, alices, each also with suffix 2; nde, scandal.";

    @Parameters(paramLabel = "SAMPLE.h5", description = "The sample: a file, a pattern or a folder.")
    private Path sample;

    @Option(names = "--method", required = true, paramLabel = "METHOD", description = METHODS)
    private String method;

    @Option(names = "--morphing-aware", description = "Learn the ratio as a polynomial in theta (coefficient samples).")
    private boolean morphingAware;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "MODEL",
            description = "The model file to write.")
    private Path output;

    @Option(
            names = "--hidden",
            split = ",",
            paramLabel = "WIDTHS",
            description = "Widths of the hidden layers, for example 60,60.")
    private List<Integer> hidden;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            description = "tanh, relu, elu, selu, softplus, sigmoid, gelu, ...")
    private Optional<String> activation;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the sample.")
    private Optional<Integer> epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Events per step.")
    private Optional<Integer> batch;

    @Option(
            names = "--learning-rate",
            paramLabel = "FROM:TO",
            description = "Learning rate of the first and the last epoch, for example 1e-3:1e-4.")
    private Optional<String> learningRate;

    @Option(names = "--ensemble", paramLabel = "K", description = "Number of networks whose mean is the estimate.")
    private Optional<Integer> ensemble;

    @Option(
            names = "--parts",
            paramLabel = "N",
            description =
                    "Divide the simulated events into this many parts, with an ensemble for each; 2 (default of a score) gives unbiased Fisher information.")
    private Optional<Integer> parts;

    @Option(names = "--alpha", paramLabel = "A", description = "Weight of the score term.")
    private Optional<Double> alpha;

    @Option(
            names = "--validation",
            paramLabel = "F",
            description = "Fraction of the simulated events held out for validation (default: none).")
    private Optional<Double> validation;

    @Option(
            names = "--features",
            split = ",",
            paramLabel = "NAMES",
            description = "The observables to use (default: all).")
    private List<String> features;

    @Option(
            names = "--prior",
            paramLabel = "PRIOR",
            description = "Prior of theta for a coefficient sample, for example gaussian(0,0.5),gaussian(0,0.5).")
    private Optional<String> prior;

    @Option(
            names = "--reference",
            paramLabel = "POINT",
            description = "Denominator theta1 for a coefficient sample (default: the origin).")
    private Optional<String> reference;

    @Option(
            names = "--any-partition",
            description = "Learn from events of any partition; tests with test events are then worth nothing.")
    private boolean anyPartition;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "amsgrad, adam, adamw or adamw:DECAY, sgd or sgd:MOMENTUM.")
    private Optional<String> optimizer;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "Learning rate: exponential, cosine or one-cycle (warm-up), with :epoch or :step.")
    private Optional<String> schedule;

    @Option(names = "--clip", paramLabel = "NORM", description = "Largest norm of a gradient (default: none).")
    private Optional<Double> clip;

    @Option(
            names = "--average",
            paramLabel = "NAME",
            description = "Average of the parameters: none, ema or ema:DECAY, swa or swa:START.")
    private Optional<String> average;

    @Option(
            names = "--initialization",
            paramLabel = "NAME",
            description = "uniform, xavier, xavier_uniform, relu, relu_uniform, lecun_normal.")
    private Optional<String> initialization;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "End after N epochs without a better validation loss (default: never).")
    private Optional<Integer> patience;

    @Option(names = "--bootstrap", description = "Train every network on a resample of the events.")
    private boolean bootstrap;

    @Option(
            names = "--points",
            paramLabel = "N",
            description = "Fresh theta per event and batch of a coefficient sample.")
    private Optional<Integer> points;

    @Option(names = "--conditioners", paramLabel = "K", description = "Number of networks of a flow (nde, scandal).")
    private Optional<Integer> conditioners;

    @Option(
            names = "--components",
            paramLabel = "C",
            description = "Number of normal distributions in the mixture at the end of a flow (nde, scandal).")
    private Optional<Integer> components;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "What computes: host (default), nd4j, or auto: nd4j where it can use a graphics card.")
    private Optional<String> backend;

    @Option(names = "--time-limit", paramLabel = "TIME", description = "End with what there is after 90s, 10m or 1.5h.")
    private Optional<String> timeLimit;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "SECONDS",
            description = "Time between two checkpoints (default: 30).")
    private double checkpointSeconds = Supervision.CHECKPOINT_SECONDS;

    @Option(names = "--resume", description = "Go on from the checkpoint of a training that was stopped.")
    private boolean resume;

    @Option(names = "--plot", paramLabel = "FIG", description = "Draw the learning curves, PNG or SVG by the ending.")
    private Optional<Path> plot;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        var settings = new NetworkSettings(
                Optional.ofNullable(hidden),
                activation,
                epochs,
                batch,
                learningRate,
                ensemble,
                parts,
                alpha,
                validation,
                Optional.ofNullable(features),
                prior,
                reference,
                new TrainingOptions(
                        optimizer,
                        schedule,
                        clip,
                        average,
                        initialization,
                        patience,
                        bootstrap ? Optional.of(true) : Optional.empty(),
                        points,
                        conditioners,
                        components,
                        backend));
        var task = new TrainTask(
                sample,
                anyPartition,
                method + (morphingAware ? TrainTask.MORPHING_AWARE : ""),
                settings,
                new Supervision(timeLimit, checkpointSeconds, earlier()),
                common.seed(),
                output,
                plot);
        if (resume) {
            common.runReplacing(task);
        } else {
            common.run(task);
        }
        return 0;
    }

    /** A training that was stopped is neither lost nor continued by accident. */
    private Checkpoints.Earlier earlier() {
        Path folder = TrainTask.checkpoints(output);
        if (!resume && Files.exists(folder)) {
            common.refuseToLose("%s holds a training that was stopped; add --resume to go on, or --force to start again"
                    .formatted(folder));
        }
        return resume ? Checkpoints.Earlier.CONTINUE : Checkpoints.Earlier.DISCARD;
    }
}
