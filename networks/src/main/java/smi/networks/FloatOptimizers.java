package smi.networks;

/** The steps of the optimisers on arrays of floats: flat loops, which the compiler vectorises. */
final class FloatOptimizers {
    private FloatOptimizers() {}

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
            float[] p,
            float[] g,
            float[] m,
            float[] v,
            float[] maximum,
            Kernels.StepSize size) {
        float rate = (float) size.rate();
        float b1 = (float) optimizer.beta1();
        if (optimizer.rule() == Optimizer.Rule.SGD) {
            accelerate(length, p, g, m, b1, rate);
            return;
        }
        updateMoments(length, g, m, v, optimizer);
        float[] scale = v;
        if (optimizer.rule() == Optimizer.Rule.AMSGRAD) {
            raise(length, v, maximum);
            scale = maximum;
        }
        move(length, p, m, scale, rate, (float) (1 / size.rootCorrection()), (float) optimizer.epsilon());
    }

    /** v ← μ v − η g, p ← p − μ v_before + (1 + μ) v. */
    private static void accelerate(int length, float[] p, float[] g, float[] v, float momentum, float rate) {
        for (int i = 0; i < length; i++) {
            float before = v[i];
            float velocity = momentum * before - rate * g[i];
            v[i] = velocity;
            p[i] += (1 + momentum) * velocity - momentum * before;
        }
    }

    private static void updateMoments(int length, float[] g, float[] m, float[] v, Optimizer optimizer) {
        float b1 = (float) optimizer.beta1();
        float c1 = (float) (1 - optimizer.beta1());
        float b2 = (float) optimizer.beta2();
        float c2 = (float) (1 - optimizer.beta2());
        for (int i = 0; i < length; i++) {
            m[i] = b1 * m[i] + c1 * g[i];
            v[i] = b2 * v[i] + c2 * g[i] * g[i];
        }
    }

    private static void raise(int length, float[] v, float[] maximum) {
        for (int i = 0; i < length; i++) {
            maximum[i] = Math.max(maximum[i], v[i]);
        }
    }

    private static void move(
            int length, float[] p, float[] m, float[] v, float rate, float inverseRoot, float epsilon) {
        for (int i = 0; i < length; i++) {
            p[i] -= rate * m[i] / ((float) Math.sqrt(v[i]) * inverseRoot + epsilon);
        }
    }

    /** Σ a² over the first numbers, in double precision, in a fixed order. */
    static double squaredNorm(int length, float[] a) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int whole = length - length % 4;
        for (int i = 0; i < whole; i += 4) {
            s0 += (double) a[i] * a[i];
            s1 += (double) a[i + 1] * a[i + 1];
            s2 += (double) a[i + 2] * a[i + 2];
            s3 += (double) a[i + 3] * a[i + 3];
        }
        double sum = s0 + s1 + s2 + s3;
        for (int i = whole; i < length; i++) {
            sum += (double) a[i] * a[i];
        }
        return sum;
    }

    /** a[from, to) is multiplied. */
    static void scale(int from, int to, float factor, float[] a) {
        for (int i = from; i < to; i++) {
            a[i] *= factor;
        }
    }
}
