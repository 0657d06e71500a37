package smi.ratio;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smi.augmentation.CoefficientSample;
import smi.augmentation.Prior;
import smi.augmentation.RatioSample;
import smi.augmentation.hdf5.StoredSample;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.networks.CrossSectionPolynomial;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.networks.PolynomialLoss;
import smi.networks.RatioPolynomial;
import smi.networks.StoredBlocks;
import smi.networks.TrainingRun;
import smi.networks.TrainingSource;

/**
 * A morphing-aware ratio estimator: where event weights are polynomials in θ, so is the likelihood ratio up to the cross
 * sections, and a network learns its coefficients as functions of x, \( r(x|\theta,\theta_1) = \sum_c R_c(x) m_c(u)
 * \,\sigma(\theta_1)/\sigma(\theta) \) with \( u = (\theta-\theta_1)/s \). Positive by construction
 * ({@link RatioPolynomial}). The network is evaluated once per event; any number of points is then a matrix product, and
 * the score a closed form. Members of an ensemble are averaged in r̂, that is in their coefficients.
 *
 * @see <a href="https://arxiv.org/abs/2007.10356">Chen, Glioti, Panico, Wulzer, arXiv:2007.10356</a>
 */
public final class PolynomialRatio implements ModelRatio {
    /** Rounding may leave a tiny polynomial negative. */
    private static final double FLOOR = 1e-300;

    private static final int BLOCK = 512;
    private static final int DRAWS = 10_000;

    private final Model model;
    private final RatioPolynomial form;

    private PolynomialRatio(Model model) {
        this.model = model;
        form = model.polynomial()
                .orElseThrow(() -> new InvalidInputException(
                        "the model of kind '%s' has no polynomial; train it again".formatted(model.kind())));
    }

    /**
     * Trains an estimator on weighted events, with numerators drawn afresh for every batch, which all events of the batch
     * share.
     *
     * @param sample every event with its polynomial in θ
     * @param priors the distribution of the numerators, one per parameter
     * @param denominator θ1
     * @param settings method, architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the sample cannot be trained on
     */
    public static PolynomialRatio train(
            CoefficientSample sample,
            List<Prior> priors,
            ParameterPoint denominator,
            RatioSettings settings,
            TrainingRun run) {
        sample.info().requireTrainable();
        RatioTraining.checkPriors(priors, sample.info().space());
        var polynomials = new EventPolynomials(sample);
        var source = new SharedPointSource(polynomials, priors, denominator, settings.pointsPerEvent());
        double[] scales = priors.stream().mapToDouble(PolynomialRatio::spread).toArray();
        var form = RatioPolynomial.of(polynomials.xsec(), denominator.values(), scales);
        TrainingSource labelled = settings.method().learnsFromLabels() ? new DrawnLabels(source) : source;
        return train(form, new RatioTraining(labelled, sample.info(), denominator), settings, run);
    }

    /**
     * Trains an estimator on weighted events that stay in their files; the same bits as in memory.
     *
     * @param stored every event with its polynomial in θ
     * @param priors the distribution of the numerators, one per parameter
     * @param denominator θ1
     * @param settings method, architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the sample cannot be trained on
     */
    public static PolynomialRatio train(
            StoredSample<CoefficientSample> stored,
            List<Prior> priors,
            ParameterPoint denominator,
            RatioSettings settings,
            TrainingRun run) {
        stored.info().requireTrainable();
        RatioTraining.checkPriors(priors, stored.info().space());
        EventTotals totals = EventTotals.of(stored);
        boolean labels = settings.method().learnsFromLabels();
        var source = new StoredBlocks<>(stored, sample -> {
            var polynomials = new EventPolynomials(sample, totals);
            var shared = new SharedPointSource(polynomials, priors, denominator, settings.pointsPerEvent());
            return labels ? new DrawnLabels(shared) : shared;
        });
        CoefficientSample none = stored.read(new long[0], new int[0]);
        double[] scales = priors.stream().mapToDouble(PolynomialRatio::spread).toArray();
        var form = RatioPolynomial.of(new EventPolynomials(none, totals).xsec(), denominator.values(), scales);
        return train(form, new RatioTraining(source, stored.info(), denominator), settings, run);
    }

    /**
     * Trains an estimator on unweighted events.
     *
     * @param sample events of many numerators and one denominator
     * @param xsec σ(θ) of the events behind the sample, which the sample itself does not know
     * @param settings method, architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the events have several denominators, or the sample cannot be trained on
     */
    public static PolynomialRatio train(
            RatioSample sample, CrossSectionPolynomial xsec, RatioSettings settings, TrainingRun run) {
        RatioTraining training = RatioTraining.of(sample, settings);
        double[] scales = IntStream.range(0, sample.theta0().columns())
                .mapToDouble(p -> standardDeviation(sample.theta0().column(p)))
                .toArray();
        var form = RatioPolynomial.of(xsec, training.denominator().values(), scales);
        return train(form, training, settings, run);
    }

    private static PolynomialRatio train(
            RatioPolynomial form, RatioTraining training, RatioSettings settings, TrainingRun run) {
        var loss = new PolynomialLoss(settings.loss(), form);
        return new PolynomialRatio(
                training.run(RatioForm.MORPHING_AWARE, loss, settings, run).withPolynomial(form));
    }

    private static double spread(Prior prior) {
        var random = new SplittableRandom(1);
        return standardDeviation(
                IntStream.range(0, DRAWS).mapToDouble(i -> prior.draw(random)).toArray());
    }

    private static double standardDeviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
    }

    /**
     * {@return the estimator in a model}
     *
     * @param model a model of one of the kinds of {@link RatioForm#MORPHING_AWARE}
     * @throws InvalidInputException if it is of another kind
     */
    public static PolynomialRatio of(Model model) {
        return new PolynomialRatio(model.require(RatioForm.MORPHING_AWARE.kinds()));
    }

    /**
     * {@return the estimator in a model file}
     *
     * @param path the file
     * @throws InvalidInputException if it is not usable or of another kind
     */
    public static PolynomialRatio load(Path path) {
        return of(ModelFile.read(path));
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public EnsembleMean convention() {
        return EnsembleMean.RATIO;
    }

    /** {@return how the ratio depends on θ: monomials m_c(u), σ(θ)} */
    public RatioPolynomial form() {
        return form;
    }

    /**
     * The coefficients of events, from which their ratio at every θ follows without a network: for limits over large
     * grids, fits and toys.
     *
     * @param x observables, shape {@code [n][nObservables]}
     * @return \( R_c(x) \), shape {@code [n][nMonomials]}, for the monomials of {@link #form()}
     */
    public EventMatrix coefficients(EventMatrix x) {
        checkObservables(x);
        return model.mean(network -> {
            double[] coefficients = form.coefficients(network.fastOutputs(x).toArray());
            return EventMatrix.of(x.rows(), form.monomials().count(), coefficients);
        });
    }

    @Override
    public EventMatrix logRatios(EventMatrix x, EventMatrix numerators) {
        checkPoints(numerators);
        return logRatiosOf(coefficients(x), numerators);
    }

    /**
     * The table of log ratios of events whose coefficients are known.
     *
     * @param coefficients what {@link #coefficients} gives, shape {@code [n][nMonomials]}
     * @param numerators θ0, shape {@code [points][nParameters]}
     * @return log r̂(x|θ0, θ1), shape {@code [n][points]}
     */
    public EventMatrix logRatiosOf(EventMatrix coefficients, EventMatrix numerators) {
        int points = numerators.rows();
        double[] monomials = monomials(numerators);
        double[] shifts = new double[points];
        Arrays.setAll(shifts, g -> -form.logCrossSectionRatio(numerators.row(g)));
        double[] result = new double[Math.multiplyExact(coefficients.rows(), points)];
        int blocks = (coefficients.rows() + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int to = Math.min(coefficients.rows(), (block + 1) * BLOCK);
            for (int i = block * BLOCK; i < to; i++) {
                evaluate(coefficients, i, monomials, points, result);
                Logarithm.apply(result, i * points, shifts);
            }
        });
        return EventMatrix.of(coefficients.rows(), points, result);
    }

    /** m_c(u) with the point as the last index. */
    private double[] monomials(EventMatrix numerators) {
        int points = numerators.rows();
        double[] table = new double[form.monomials().count() * points];
        for (int g = 0; g < points; g++) {
            double[] values = form.monomialsAt(numerators.row(g));
            for (int c = 0; c < values.length; c++) {
                table[c * points + g] = values[c];
            }
        }
        return table;
    }

    private static void evaluate(EventMatrix coefficients, int row, double[] monomials, int points, double[] result) {
        int to = row * points;
        for (int c = 0; c < coefficients.columns(); c++) {
            double coefficient = coefficients.get(row, c);
            int from = c * points;
            for (int g = 0; g < points; g++) {
                result[to + g] += coefficient * monomials[from + g];
            }
        }
        for (int g = to; g < to + points; g++) {
            result[g] = Math.max(result[g], FLOOR);
        }
    }

    @Override
    public EventMatrix scores(EventMatrix x, ParameterPoint theta) {
        checkPoint(theta);
        EventMatrix coefficients = coefficients(x);
        double[] monomials = form.monomialsAt(theta.values());
        double[][] gradients = form.monomialGradientsAt(theta.values());
        double[] xsecScore = form.xsec().gradient(theta.values());
        double sigma = form.xsec().at(theta.values());
        double[] scores = new double[x.rows() * gradients.length];
        double[] row = new double[monomials.length];
        for (int i = 0; i < x.rows(); i++) {
            coefficients.copyRow(i, row, 0);
            double value = Math.max(dot(row, monomials), FLOOR);
            for (int p = 0; p < gradients.length; p++) {
                scores[i * gradients.length + p] = dot(row, gradients[p]) / value - xsecScore[p] / sigma;
            }
        }
        return EventMatrix.of(x.rows(), gradients.length, scores);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }
}
