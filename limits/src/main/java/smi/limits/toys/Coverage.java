package smi.limits.toys;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import smi.limits.ChiSquare;
import smi.morphing.ParameterPoint;

/**
 * How often the region of a method contains the true θ.
 *
 * @param theta the true θ
 * @param experiments number of pseudo-experiments
 * @param toys number of toys that calibrate q at the true θ
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
     * Measures coverage. The statistic of an experiment and that of the toys are computed in the same way.
     *
     * @param model the method, with the true θ as its only point beyond the grid
     * @param experiments makes experiments at the true θ
     * @param number how many
     * @param settings the toys at the true θ, {@link ToySettings#mostToys()} of them, and the levels
     * @param luminosity in 1/pb
     * @return the coverage
     */
    public static Coverage of(
            ToyModel model, PseudoExperiments experiments, int number, ToySettings settings, double luminosity) {
        int truth = model.grid().size();
        double mean =
                model.countsFluctuate() ? luminosity * experiments.crossSection() : Math.rint(model.expected(truth));
        ToIntFunction<RandomGenerator> count =
                model.countsFluctuate() ? new PoissonDraw(mean)::draw : random -> (int) mean;
        double[] observed = new double[number];
        experiments.make(
                number, count, (e, x) -> observed[e] = TestStatistic.at(model.grid(), model.logLikelihood(x), truth));
        int batches = NeymanConstruction.batches(settings.mostToys());
        double[] toys = model.at(truth).q(settings.seed(), 0, batches);
        Arrays.sort(toys);
        int dof = model.grid().scanned().length;
        List<Level> levels = settings.levels().stream()
                .map(level -> level(level, observed, toys, dof))
                .toList();
        return new Coverage(model.point(truth), number, toys.length, mean, levels);
    }

    private static Level level(double level, double[] observed, double[] toys, int dof) {
        int asymptotic = 0;
        int calibrated = 0;
        for (double q : observed) {
            asymptotic += ChiSquare.survival(q, dof) >= 1 - level ? 1 : 0;
            calibrated += PValue.of(toys, q).value() >= 1 - level ? 1 : 0;
        }
        return new Level(
                level, (double) asymptotic / observed.length, (double) calibrated / observed.length, observed.length);
    }
}
