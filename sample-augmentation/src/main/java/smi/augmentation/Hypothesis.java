package smi.augmentation;

import smi.morphing.ParameterPoint;

/**
 * Draws that share their parameter points.
 *
 * @param sampled the point they are drawn at
 * @param numerator θ0 (where there is one hypothesis only, the sampled point)
 * @param denominator θ1 (where there is one hypothesis only, the sampled point)
 * @param label 0 if drawn at the numerator, 1 if drawn at the denominator
 * @param count number of draws
 */
record Hypothesis(ParameterPoint sampled, ParameterPoint numerator, ParameterPoint denominator, int label, int count) {}
