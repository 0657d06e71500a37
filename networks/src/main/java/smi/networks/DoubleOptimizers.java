package smi.networks;

/** The steps of the optimisers on arrays of doubles: flat loops, which the compiler vectorises. */
final class DoubleOptimizers {
    private DoubleOptimizers() {}

    /**
     * One step on the first {@code length} parameters.
     *
     * @param p the parameters
     * @param g the gradient
     * @param m first moment; of SGD the velocity
     * @param v second moment
     * @param maximum largest second moment so far
     */
    static void step(
            Optimizer optimizer,
            int length,
            double[] p,
            double[] g,
            double[] m,
            double[] v,
            double[] maximum,
            Kernels.StepSize size) {
        double rate = size.rate();
        double b1 = optimizer.beta1();
        if (optimizer.rule() == Optimizer.Rule.SGD) {
            accelerate(length, p, g, m, b1, rate);
            return;
        }
        updateMoments(length, g, m, v, optimizer);
        double[] scale = v;
        if (optimizer.rule() == Optimizer.Rule.AMSGRAD) {
            raise(length, v, maximum);
            scale = maximum;
        }
        move(length, p, m, scale, rate, (1 / size.rootCorrection()), optimizer.epsilon());
    }

    /** v ← μ v − η g, p ← p − μ v_before + (1 + μ) v. */
    private static void accelerate(int length, double[] p, double[] g, double[] v, double momentum, double rate) {
        for (int i = 0; i < length; i++) {
            double before = v[i];
            double velocity = momentum * before - rate * g[i];
            v[i] = velocity;
            p[i] += (1 + momentum) * velocity - momentum * before;
        }
    }

    private static void updateMoments(int length, double[] g, double[] m, double[] v, Optimizer optimizer) {
        double b1 = optimizer.beta1();
        double c1 = (1 - optimizer.beta1());
        double b2 = optimizer.beta2();
        double c2 = (1 - optimizer.beta2());
        for (int i = 0; i < length; i++) {
            m[i] = b1 * m[i] + c1 * g[i];
            v[i] = b2 * v[i] + c2 * g[i] * g[i];
        }
    }

    private static void raise(int length, double[] v, double[] maximum) {
        for (int i = 0; i < length; i++) {
            maximum[i] = Math.max(maximum[i], v[i]);
        }
    }

    private static void move(
            int length, double[] p, double[] m, double[] v, double rate, double inverseRoot, double epsilon) {
        for (int i = 0; i < length; i++) {
            p[i] -= rate * m[i] / (Math.sqrt(v[i]) * inverseRoot + epsilon);
        }
    }

    /** Σ a² over the first numbers, in double precision, in a fixed order. */
    static double squaredNorm(int length, double[] a) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int whole = length - length % 4;
        for (int i = 0; i < whole; i += 4) {
            s0 += a[i] * a[i];
            s1 += a[i + 1] * a[i + 1];
            s2 += a[i + 2] * a[i + 2];
            s3 += a[i + 3] * a[i + 3];
        }
        double sum = s0 + s1 + s2 + s3;
        for (int i = whole; i < length; i++) {
            sum += a[i] * a[i];
        }
        return sum;
    }

    /** a[from, to) is multiplied. */
    static void scale(int from, int to, double factor, double[] a) {
        for (int i = from; i < to; i++) {
            a[i] *= factor;
        }
    }
}
