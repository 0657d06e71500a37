package smi.limits.toys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import smi.limits.ChiSquare;
import smi.morphing.ParameterPoint;

/**
 * How often the region of a method contains the true θ.
 *
 * @param theta the true θ
 * @param experiments number of pseudo-experiments
 * @param toys number of toys that calibrate q at the true θ; with nuisance parameters at least that many per experiment
 * @param meanEvents expected number of events of an experiment
 * @param levels one entry per confidence level
 */
public record Coverage(ParameterPoint theta, int experiments, int toys, double meanEvents, List<Level> levels) {

    public Coverage {
        levels = List.copyOf(levels);
    }

    /**
     * The coverage at one confidence level.
     *
     * @param level the confidence level
     * @param asymptotic share of experiments whose region by χ² contains the truth
     * @param toys share of experiments whose region by toys contains the truth
     * @param experiments number of experiments
     */
    public record Level(double level, double asymptotic, double toys, int experiments) {
        /** {@return the binomial standard error of a share if the coverage is the confidence level} */
        public double error() {
            return Math.sqrt(level * (1 - level) / experiments);
        }

        /** {@return how many standard errors the coverage of the asymptotic regions lies above the level} */
        public double asymptoticDeviation() {
            return (asymptotic - level) / error();
        }

        /** {@return how many standard errors the coverage of the regions by toys lies above the level} */
        public double toysDeviation() {
            return (toys - level) / error();
        }
    }

    /**
     * Measures coverage. The statistic of an experiment and that of the toys are computed in the same way. With nuisance
     * parameters, 0 in truth, other measurements of them fluctuate from experiment to experiment, and every experiment
     * gets toys of its own, made where it fits best at the true θ.
     *
     * @param model the method, with the true θ as its only point beyond the grid
     * @param experiments makes experiments at the true θ
     * @param number how many
     * @param settings the toys at the true θ, {@link ToySettings#mostToys()} of them, and the levels; with nuisance
     *     parameters the number of toys of each experiment
     * @param luminosity in 1/pb
     * @return the coverage
     */
    public static Coverage of(
            ToyModel model, PseudoExperiments experiments, int number, ToySettings settings, double luminosity) {
        return of(model, experiments, number, settings, luminosity, () -> {});
    }

    /**
     * The same, saying how far it is.
     *
     * @param model the method, with the true θ as its only point beyond the grid
     * @param experiments makes experiments at the true θ
     * @param number how many
     * @param settings as above
     * @param luminosity in 1/pb
     * @param half is told twice of every experiment, when it is made and when its p-value is known; by several threads
     * @return the coverage
     */
    public static Coverage of(
            ToyModel model,
            PseudoExperiments experiments,
            int number,
            ToySettings settings,
            double luminosity,
            Runnable half) {
        int truth = model.grid().size();
        double mean =
                model.countsFluctuate() ? luminosity * experiments.crossSection() : Math.rint(model.expected(truth));
        ToIntFunction<RandomGenerator> count =
                model.countsFluctuate() ? new PoissonDraw(mean)::draw : random -> (int) mean;
        RandomGenerator other = RandomGeneratorFactory.of("L64X128MixRandom").create(~settings.seed());
        List<ToyModel.Experiment> found = new ArrayList<>();
        experiments.make(number, count, (e, x) -> {
            double[] measured = new double[model.nuisanceParameters()];
            Arrays.setAll(measured, k -> other.nextGaussian());
            found.add(model.experiment(x, measured, truth));
            half.run();
        });
        double[] q = found.stream().mapToDouble(ToyModel.Experiment::q).toArray();
        double[] p = model.nuisanceParameters() == 0
                ? sharedToys(model, q, settings, half)
                : ownToys(model, found, settings, half);
        int toys = model.nuisanceParameters() == 0 ? settings.mostToys() : settings.toys();
        int dof = model.grid().scanned().length;
        List<Level> levels =
                settings.levels().stream().map(level -> level(level, q, p, dof)).toList();
        return new Coverage(
                model.point(truth), number, NeymanConstruction.batches(toys) * PointToys.BATCH, mean, levels);
    }

    private static double[] sharedToys(ToyModel model, double[] q, ToySettings settings, Runnable half) {
        double[] toys =
                model.at(model.grid().size()).q(settings.seed(), 0, NeymanConstruction.batches(settings.mostToys()));
        double[] p = new double[q.length];
        for (int e = 0; e < p.length; e++) {
            p[e] = PValue.of(toys, q[e]).value();
            half.run();
        }
        return p;
    }

    /** p-values of experiments at the true θ, by toys made at the nuisance parameters that fit each. */
    static double[] ownToys(
            ToyModel model, List<ToyModel.Experiment> experiments, ToySettings settings, Runnable half) {
        int truth = model.grid().size();
        return IntStream.range(0, experiments.size())
                .parallel()
                .mapToDouble(e -> {
                    ToyModel.Experiment experiment = experiments.get(e);
                    var own = new ToySettings(
                            settings.toys(), settings.mostToys(), settings.levels(), settings.seed() + e);
                    double p = NeymanConstruction.pValue(model.at(truth, experiment.nu()), experiment.q(), own)
                            .value();
                    half.run();
                    return p;
                })
                .toArray();
    }

    private static Level level(double level, double[] q, double[] p, int dof) {
        double asymptotic = Arrays.stream(q)
                .filter(found -> ChiSquare.survival(found, dof) >= 1 - level)
                .count();
        double calibrated = Arrays.stream(p).filter(found -> found >= 1 - level).count();
        return new Level(level, asymptotic / q.length, calibrated / q.length, q.length);
    }
}
