package smi.networks;

import java.util.Arrays;
import java.util.List;

/**
 * A ratio loss for a network that sees x alone and gives the elements of the matrix of a {@link RatioPolynomial}: log r̂
 * and its gradient by θ are closed forms, so that a score term needs no derivative of the network by its input. A row is
 * evaluated at its own θ0, or at all shared points of the batch, over which it is averaged. The score targets are in the
 * units of θ.
 *
 * @param loss the loss as a function of log r̂ and its gradient
 * @param form how they depend on θ
 */
public record PolynomialLoss(RatioLoss loss, RatioPolynomial form) implements Loss {
    /** Below this r̂ σ(θ)/σ(θ1) the estimate stays where it is: no event tells such numbers from zero. */
    private static final double FLOOR = 1e-12;

    @Override
    public List<String> terms() {
        return loss.terms();
    }

    @Override
    public boolean usesScore() {
        return false;
    }

    @Override
    public NetworkInput input() {
        return NetworkInput.COEFFICIENTS;
    }

    @Override
    public int outputs(int parameters) {
        return form.outputs();
    }

    @Override
    public void evaluate(Batch batch, Predictions predictions, double scale, double[] sums) {
        if (batch.sharedPoints() > 0) {
            var row = new Row(new PolynomialPoints(form, batch.theta(), 0, batch.sharedPoints()));
            for (int i = 0; i < batch.rows(); i++) {
                row.evaluate(batch, predictions, i, scale, sums);
            }
        } else {
            for (int i = 0; i < batch.rows(); i++) {
                new Row(new PolynomialPoints(form, batch.theta(), i, 1)).evaluate(batch, predictions, i, scale, sums);
            }
        }
    }

    /** Works on one row at a time, with buffers for its points. */
    private final class Row {
        private final PolynomialPoints points;
        private final int terms = form.monomials().count();
        private final double[] scales = form.scales();
        private final double[] l =
                new double[form.roots().count() * form.roots().count()];
        private final double[] coefficients = new double[terms];
        private final double[] byCoefficient = new double[terms];
        private final double[] value;
        private final double[] slope;
        private final double[] byValue;
        private final double[] bySlope;

        Row(PolynomialPoints points) {
            this.points = points;
            value = new double[points.count];
            slope = new double[scales.length * points.count];
            byValue = new double[points.count];
            bySlope = new double[scales.length * points.count];
        }

        void evaluate(Batch batch, Predictions predictions, int row, double scale, double[] sums) {
            form.matrix(predictions.output(), row * form.outputs(), l);
            form.expand(l, coefficients, 0);
            Arrays.fill(value, 0);
            accumulate(points.monomials, 0, value, 0);
            term(batch, row * points.count, sums);
            if (loss.usesScore()) {
                Arrays.fill(slope, 0);
                for (int p = 0; p < scales.length; p++) {
                    accumulate(points.gradients, p * terms, slope, p * points.count);
                }
                score(batch, row * points.count, sums);
            }
            collect();
            form.reverse(l, byCoefficient, scale / points.count, predictions.lossByOutput(), row * form.outputs());
        }

        /** target[k] += Σ_c R_c table[c][k]. */
        private void accumulate(double[] table, int firstRow, double[] target, int offset) {
            for (int c = 0; c < terms; c++) {
                double r = coefficients[c];
                int from = (firstRow + c) * points.count;
                for (int k = 0; k < points.count; k++) {
                    target[offset + k] += r * table[from + k];
                }
            }
        }

        /** The term in log r̂, and its derivative by the value of the polynomial. */
        private void term(Batch batch, int first, double[] sums) {
            double sum = 0;
            for (int k = 0; k < points.count; k++) {
                double q = Math.max(value[k], FLOOR);
                double f = Math.log(q) - points.logXsec[k];
                double r = batch.logRatio()[first + k];
                double w0 = batch.numeratorWeight()[first + k];
                double w1 = batch.denominatorWeight()[first + k];
                sum += loss.term().value(f, r, w0, w1);
                byValue[k] = value[k] > FLOOR ? loss.term().slope(f, r, w0, w1) / q : 0;
            }
            sums[0] += sum / points.count;
        }

        /** The score term, and its derivatives by value and slopes of the polynomial: t̂ = slope/value − ∇ log σ. */
        private void score(Batch batch, int first, double[] sums) {
            int parameters = scales.length;
            double sum = 0;
            for (int k = 0; k < points.count; k++) {
                double q = Math.max(value[k], FLOOR);
                double weight = batch.numeratorWeight()[first + k] / parameters;
                for (int p = 0; p < parameters; p++) {
                    int place = p * points.count + k;
                    // a pair that does not count may have a target that is not a number
                    double target = weight == 0 ? 0 : scales[p] * batch.score()[(first + k) * parameters + p];
                    double error = slope[place] / q - points.xsecScore[place] - target;
                    sum += weight * error * error;
                    double derivative = value[k] > FLOOR ? 2 * loss.scoreWeight() * weight * error / q : 0;
                    bySlope[place] = derivative;
                    byValue[k] -= derivative * slope[place] / q;
                }
            }
            sums[1] += loss.scoreWeight() * sum / points.count;
        }

        private void collect() {
            for (int c = 0; c < terms; c++) {
                double sum = dot(byValue, 0, points.monomials, c * points.count);
                for (int p = 0; loss.usesScore() && p < scales.length; p++) {
                    sum += dot(bySlope, p * points.count, points.gradients, (p * terms + c) * points.count);
                }
                byCoefficient[c] = sum;
            }
        }

        private double dot(double[] a, int fromA, double[] b, int fromB) {
            double sum = 0;
            for (int k = 0; k < points.count; k++) {
                sum += a[fromA + k] * b[fromB + k];
            }
            return sum;
        }
    }
}
