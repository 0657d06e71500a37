package smi.cli.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of an analysis file: its keys are the components of these records, in snake case. A key that is left out
 * is {@code null} here; the tasks know the defaults.
 *
 * @param name what the analysis is called in figures
 * @param seed the seed of all random numbers
 * @param luminosity integrated luminosity with unit, for example {@code 3/fb}
 * @param thetaTrue the point that the expected data follow, for example {@code sm}
 * @param grid the grid of limits, {@code name=from:to:points} per parameter
 * @param samplingFactors {@code mixture}, {@code madminer} or {@code closest}
 * @param split how events are divided into training, validation and test events
 * @param diagnose whether models are diagnosed after their training: {@code on}, {@code off}, or {@code gate}, which ends
 *     the run where a check fails
 * @param events where the events come from
 * @param samples augmented samples, by name
 * @param models trained networks, by name
 * @param fisher Fisher information matrices, by name
 * @param limits expected limits, by name
 * @param plots figures, by name
 */
public record AnalysisFile(
        String name,
        Long seed,
        String luminosity,
        String thetaTrue,
        String grid,
        String samplingFactors,
        SplitKeys split,
        String diagnose,
        Events events,
        LinkedHashMap<String, SampleKeys> samples,
        LinkedHashMap<String, ModelKeys> models,
        LinkedHashMap<String, FisherKeys> fisher,
        LinkedHashMap<String, LimitsKeys> limits,
        LinkedHashMap<String, PlotKeys> plots) {

    /** A missing section is an empty one. */
    public AnalysisFile {
        samples = orEmpty(samples);
        models = orEmpty(models);
        fisher = orEmpty(fisher);
        limits = orEmpty(limits);
        plots = orEmpty(plots);
    }

    private static <T> LinkedHashMap<String, T> orEmpty(Map<String, T> map) {
        return map == null ? new LinkedHashMap<>() : new LinkedHashMap<>(map);
    }

    /**
     * Fractions of the events.
     *
     * @param validation for validation
     * @param test for testing
     */
    public record SplitKeys(Double validation, Double test) {}

    /**
     * Where the events come from: one of the four.
     *
     * @param files event files
     * @param simulate an embedded simulator
     * @param lhe Les Houches files
     * @param combine event files that are put together and mixed
     */
    public record Events(List<String> files, Simulate simulate, ImportKeys lhe, CombineKeys combine) {}

    /**
     * Event files that are put together and mixed.
     *
     * @param files the files or patterns
     * @param kFactors factors on the weights, one per entry of {@code files}
     */
    public record CombineKeys(List<String> files, List<Double> kFactors) {}

    /**
     * An embedded simulator.
     *
     * @param simulator its name
     * @param n number of events to generate
     * @param options its options, name → value
     */
    public record Simulate(String simulator, Long n, LinkedHashMap<String, String> options) {}

    /**
     * Les Houches files.
     *
     * @param setup the setup file
     * @param files the event files; {@code FILE@BENCHMARK} says where they were sampled; those of the setup if left out
     */
    public record ImportKeys(String setup, List<String> files) {}

    /**
     * An augmented sample.
     *
     * @param kind {@code local}, {@code density}, {@code ratio}, {@code more-ratios}, {@code coefficients},
     *     {@code plain} or {@code test}
     * @param theta points of a local, density, plain or test sample
     * @param theta0 numerators of a ratio or more-ratios sample
     * @param theta1 denominators of a ratio or more-ratios sample
     * @param additional further hypotheses of every event of a more-ratios sample
     * @param nu nuisance parameters of a local, density, plain or test sample
     * @param nu0 nuisance parameters of the numerators
     * @param nu1 nuisance parameters of the denominators
     * @param nuisanceScore whether the joint score has components for the nuisance parameters
     * @param n number of events
     * @param partition {@code train}, {@code validation}, {@code test} or {@code all}
     * @param samplingFactors of this sample, where they differ from those of the analysis
     * @param negativeWeights {@code refuse}, {@code clip} or {@code keep-sign}
     * @param format {@code hdf5} or {@code npy}
     * @param files number of files
     */
    public record SampleKeys(
            String kind,
            String theta,
            String theta0,
            String theta1,
            List<String> additional,
            String nu,
            String nu0,
            String nu1,
            Boolean nuisanceScore,
            Integer n,
            String partition,
            String samplingFactors,
            String negativeWeights,
            String format,
            Integer files) {}

    /**
     * A network.
     *
     * @param sample the sample it is trained on
     * @param anyPartition whether events of any partition may be learned from
     * @param method {@code sally} or {@code alices}
     * @param hidden widths of the hidden layers
     * @param activation their activation
     * @param epochs passes over the sample
     * @param batch events per step
     * @param learningRate {@code from:to}
     * @param ensemble number of networks whose mean is the estimate, of a score for each part of the events
     * @param parts into how many disjoint parts the simulated events are divided, for a score
     * @param alpha weight of the score term
     * @param validation fraction held out for validation
     * @param features names of the observables to use
     * @param prior prior of θ for coefficient samples
     * @param reference denominator θ1 for coefficient samples
     * @param morphingAware whether the ratio is learned as a polynomial in θ
     * @param optimizer {@code amsgrad}, {@code adam}, {@code adamw:DECAY}, {@code sgd:MOMENTUM}
     * @param schedule of the learning rate: {@code exponential}, {@code cosine}, {@code one-cycle}
     * @param clip largest norm of a gradient
     * @param average {@code none}, {@code ema:DECAY}, {@code swa:START}
     * @param initialization {@code uniform}, {@code xavier}, {@code relu}, …
     * @param patience epochs without a better validation loss before the training ends
     * @param bootstrap whether every network learns from a resample of the events
     * @param points fresh θ per event and batch of a coefficient sample
     * @param conditioners number of networks of a flow
     * @param components number of components of the mixture at the end of a flow
     * @param backend what computes the training: {@code host}, {@code nd4j}, {@code auto}
     * @param timeLimit time after which the training ends with what there is
     * @param checkpointEvery seconds between two checkpoints
     * @param diagnose whether it is diagnosed: {@code on}, {@code off} or {@code gate}; that of the analysis if left out
     */
    public record ModelKeys(
            String sample,
            Boolean anyPartition,
            String method,
            List<Integer> hidden,
            String activation,
            Integer epochs,
            Integer batch,
            String learningRate,
            Integer ensemble,
            Integer parts,
            Double alpha,
            Double validation,
            List<String> features,
            String prior,
            String reference,
            Boolean morphingAware,
            String optimizer,
            String schedule,
            Double clip,
            String average,
            String initialization,
            Integer patience,
            Boolean bootstrap,
            Integer points,
            Integer conditioners,
            Integer components,
            String backend,
            String timeLimit,
            Double checkpointEvery,
            String diagnose) {}

    /**
     * A Fisher information.
     *
     * @param method {@code truth}, {@code rate}, {@code histogram} or {@code learned}
     * @param theta where; the true point if left out
     * @param model the score estimator of a learned one
     * @param partition the events that a learned one is evaluated with
     * @param content {@code total}, or {@code kinematic} for a learned one without the rate
     * @param observable the observable of a histogram
     * @param observables the observables of a histogram of several
     * @param edges the bin edges of a histogram of one observable
     * @param bins number of bins of each observable where there are no edges
     * @param binning how they are chosen: {@code equal} or {@code optimised}
     * @param range {@code MIN:MAX} for each observable, between which they are equally wide
     * @param cuts {@code NAME=MIN:MAX}
     * @param efficiencies {@code NAME=X:E,X:E,...}
     * @param project the parameters that are shown, the others known
     * @param profile the parameters that are shown, the others fitted
     * @param add other Fisher information of this file, which is added
     * @param distribution an observable over which the information is shown
     * @param binsFile a file with regions of phase space to compare with
     * @param grid where it is tabulated
     * @param geodesics distances of curves around the point, in standard deviations
     * @param distances points whose distance and expected p-value are given
     */
    public record FisherKeys(
            String method,
            String theta,
            String model,
            String partition,
            String content,
            String observable,
            List<String> observables,
            List<Double> edges,
            Integer bins,
            String binning,
            List<String> range,
            List<String> cuts,
            List<String> efficiencies,
            List<String> project,
            List<String> profile,
            List<String> add,
            String distribution,
            String binsFile,
            String grid,
            List<Double> geodesics,
            List<String> distances) {}

    /**
     * Limits, expected or observed.
     *
     * @param channels a file of several channels, which replaces the method and what belongs to it
     * @param method {@code rate}, {@code histogram}, {@code learned}, {@code sally}, {@code adaptive-sally} or
     *     {@code sallino}
     * @param model the estimator it uses
     * @param observables the observables of a histogram
     * @param edges the bin edges of each of them
     * @param bins number of bins per variable where there are no edges
     * @param label what it is called in figures; its name if left out
     * @param observed the file of observed events; expected limits if left out
     * @param levels confidence levels
     * @param nuisance nuisance parameters to profile, or {@code all}
     * @param profile parameters of the grid to profile
     * @param intervals {@code profiled}, {@code fixed} or {@code free}: intervals of every parameter
     * @param impacts the parameter on which nuisance parameters have impacts
     * @param cls the signal strength that CLs is computed for
     * @param calibration {@code asymptotic} or {@code toys}
     * @param toys toys per point
     * @param mostToys toys where it is not clear whether a point is excluded
     * @param bands whether bands of expected limits are made
     * @param posterior whether the posterior is sampled
     * @param prior its prior, one per parameter; flat over the grid if left out
     * @param steps steps of every walker
     * @param csv a file for the table of the grid
     * @param hepdata a folder for a HEPData submission
     */
    public record LimitsKeys(
            String channels,
            String method,
            String model,
            List<String> observables,
            List<List<Double>> edges,
            Integer bins,
            String label,
            String observed,
            List<Double> levels,
            List<String> nuisance,
            List<String> profile,
            String intervals,
            String impacts,
            String cls,
            String calibration,
            Integer toys,
            Integer mostToys,
            Boolean bands,
            Boolean posterior,
            String prior,
            Integer steps,
            String csv,
            String hepdata) {}

    /**
     * A figure.
     *
     * @param file its file name; PNG, SVG or PDF by its ending
     * @param limits the limits shown, by name
     * @param fisher the Fisher information matrices shown, by name
     * @param model the model whose learning curves are shown
     * @param show {@code contours}, of Fisher information also {@code eigenvalues} or {@code distribution}, of one limit
     *     {@code p-values}, {@code band}, {@code impacts} or {@code corner}
     * @param label text in the corner, for example the experiment
     * @param names names of parameters as the figure shows them
     * @param dpi dots per inch of a PNG file
     * @param csv a file for the numbers behind the figure
     */
    public record PlotKeys(
            String file,
            List<String> limits,
            List<String> fisher,
            String model,
            String show,
            String label,
            LinkedHashMap<String, String> names,
            Double dpi,
            String csv) {}
}
