package smi.diagnostics.anchors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaltonBoardTest {
    private static final GaltonBoard BOARD = GaltonBoard.standard();

    /** All 2⁶ paths of a small board, one by one, against the recursion. */
    @Test
    void theRecursionIsTheSumOverAllPaths() {
        var small = new GaltonBoard(6, 7);
        double[] sums = new double[8];
        for (int path = 0; path < 64; path++) {
            int place = 3;
            double probability = 1;
            for (int row = 0; row < 6; row++) {
                boolean left = (path >> row & 1) == 1;
                double p = small.left(row, place, -0.7);
                probability *= left ? p : 1 - p;
                place = GaltonBoard.next(row, place, left);
            }
            sums[place] += probability;
        }
        assertArrayEquals(sums, small.probabilities(-0.7), 1e-15);
    }

    @Test
    void twentyRowsLeadTenPlacesToEitherSide() {
        double[] p = BOARD.probabilities(-0.8);
        assertEquals(1, Arrays.stream(p).sum(), 1e-14);
        assertEquals(1, Arrays.stream(p, 5, 26).sum(), 1e-14);
        assertEquals(0.5, BOARD.left(0, 15, -0.8), 1e-15, "no bias in the first row");
        assertEquals(0, BOARD.left(1, 0, -0.8));
        assertEquals(1, BOARD.left(1, 31, -0.8));
    }

    @Test
    void theSlopeIsTheDerivative() {
        for (int place : new int[] {8, 15, 20}) {
            double difference = (BOARD.left(9, place, -0.8 + 1e-5) - BOARD.left(9, place, -0.8 - 1e-5)) / 2e-5;
            assertEquals(
                    difference, BOARD.leftSlope(9, place, -0.8), 1e-9); // rounding 1e-16/1e-5, and 1e-10 of the rule
        }
    }

    /** Means over paths from θ1 that end at a place are ratio and score of that place. */
    @Test
    void jointRatioAndScoreAverageToTheMarginalOnes() {
        int n = 200_000;
        var random = new SplittableRandom(4);
        double[] ratio = new double[32];
        double[] score = new double[32];
        for (int i = 0; i < n; i++) {
            var path = BOARD.drop(-0.6, -0.8, -0.6, random);
            ratio[path.end()] += Math.exp(path.jointLogRatio()) / n;
            // weighted to θ0, where the score is taken
            score[path.end()] += Math.exp(path.jointLogRatio()) * path.jointScore() / n;
        }
        double[] exact = BOARD.probabilities(-0.8);
        double[] above = BOARD.probabilities(-0.8 + 1e-5);
        double[] below = BOARD.probabilities(-0.8 - 1e-5);
        for (int x = 5; x <= 25; x++) {
            // five standard errors: at most 0.0009 for the ratio (deviation 0.4), of the score's product (deviation 2)
            // 0.005
            assertEquals(exact[x], ratio[x], 0.003);
            assertEquals((above[x] - below[x]) / 2e-5, score[x], 0.006);
        }
    }
}
