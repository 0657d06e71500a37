package smi.augmentation;

import java.util.SplittableRandom;

/**
 * Some draws at one point.
 *
 * @param point where to draw
 * @param firstDraw number of the first of them among all draws
 * @param count how many
 * @param random their own stream of random numbers
 */
record DrawRequest(HypothesisPoint point, int firstDraw, int count, SplittableRandom random) {}
