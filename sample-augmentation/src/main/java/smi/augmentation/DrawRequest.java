package smi.augmentation;

import java.util.SplittableRandom;
import smi.morphing.ParameterPoint;

/**
 * Some draws at one parameter point.
 *
 * @param theta where to draw
 * @param firstDraw number of the first of them among all draws
 * @param count how many
 * @param random their own stream of random numbers
 */
record DrawRequest(ParameterPoint theta, int firstDraw, int count, SplittableRandom random) {}
