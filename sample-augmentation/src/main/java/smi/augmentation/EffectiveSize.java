package smi.augmentation;

import smi.morphing.ParameterPoint;

/**
 * How many unweighted events a set of weighted ones is worth at a parameter point. With
 * \( p_i = \max(W_i(\theta), 0) / \sum_j \max(W_j(\theta), 0) \) the probability of drawing event i:
 *
 * @param theta the point
 * @param kish \( 1 / \sum_i p_i^2 = (\sum W)^2 / \sum W^2 \)
 * @param inverseLargestProbability \( 1 / \max_i p_i \), MadMiner's definition
 * @param negativeShare the sum of the negative weights without their sign, divided by the sum of the positive ones
 */
public record EffectiveSize(
        ParameterPoint theta, double kish, double inverseLargestProbability, double negativeShare) {}
