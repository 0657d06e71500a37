package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.cli.tasks.NetworkSettings;
import smi.cli.tasks.TrainTask;

@Command(
        name = "train",
        description = "Train a network on a sample.",
        footer = {
            "",
            "Examples:",
            "  smi train score.h5 --method sally -o sally.smi",
            "  smi train ratio.h5 --method alices --hidden 60,60 --epochs 30 --alpha 5 -o alices.smi"
        })
final class TrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SAMPLE.h5", description = "The sample.")
    private Path sample;

    @Option(names = "--method", required = true, paramLabel = "METHOD", description = "sally or alices.")
    private String method;

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
                    "Of a score: 2 (default) trains an ensemble on each half of the events, so that Fisher information is unbiased; 1 trains one on all.")
    private Optional<Integer> parts;

    @Option(names = "--alpha", paramLabel = "A", description = "Weight of the score term.")
    private Optional<Double> alpha;

    @Option(names = "--validation", paramLabel = "F", description = "Fraction of the sample held out for validation.")
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
                reference);
        common.run(new TrainTask(sample, method, settings, common.seed(), output));
        return 0;
    }
}
