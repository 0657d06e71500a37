package smi.diagnostics;

import java.util.List;
import smi.events.EventMatrix;

/**
 * Events at one point θ with their learned and their joint score.
 *
 * @param where the point, in words
 * @param names of the components of the score
 * @param weights p_i, sum to 1
 * @param learned t̂(x_i), shape {@code [n][components]}
 * @param joint p_i t(x_i, z_i), shape {@code [n][components]}: multiplied by p_i, because a weight may be 0
 * @param scales by how much each parameter can change, e.g. half of its range
 */
record ScoreEvents(
        String where, List<String> names, double[] weights, EventMatrix learned, EventMatrix joint, double[] scales) {
    int size() {
        return weights.length;
    }

    int components() {
        return learned.columns();
    }
}
