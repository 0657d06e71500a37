package smi.diagnostics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.augmentation.Partition;
import smi.events.EventMatrix;
import smi.ratio.RatioEstimator;
import smi.ratio.RatioMethod;
import smi.score.ScoreEstimator;

/**
 * Over 20 seeds, good networks pass and broken ones fail; the figures go to {@code target/diagnosis-figures.txt}. One good
 * network in twenty may fail: the bar is a rate of 0.05, and what was seen is less.
 */
@Tag("long")
class DiagnosisBarTest {
    private static final Path FIGURES = Path.of("target", "diagnosis-figures.txt");
    private static final int SEEDS = Integer.getInteger("smi.seeds", 20);

    @ParameterizedTest
    @ValueSource(strings = {"latent-gaussian", "drell-yan", "drell-yan-detector"})
    void goodNetworksPassAndBrokenOnesFail(String process) throws IOException {
        int alarms = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Examples events = events(process, seed);
            RatioEstimator good = process.equals("drell-yan")
                    ? events.morphingAware(10, seed)
                    : events.trained(RatioMethod.ALICES, 10, seed);
            alarms += holds(process + " good " + seed, events, good, seed) ? 0 : 1;
            requireFail(process + " stretched " + seed, events, Examples.stretched(good, 1.2), seed);
            if (!process.equals("latent-gaussian")) {
                int[] order = new int[good.observables().size()];
                Arrays.setAll(order, k -> (k + 1) % order.length);
                requireFail(process + " disordered " + seed, events, Examples.disordered(good, order), seed);
            }
            requireFail(process + " overtrained " + seed, events, events.overtrained(500, seed), seed);
            ScoreEstimator score = good.scoreAt(events.reference());
            alarms += holds(process + " good score " + seed, score(events, score, 0, seed)) ? 0 : 1;
            assertTrue(!holds(process + " shifted score " + seed, score(events, score, 0.3, seed)), process + seed);
        }
        assertTrue(alarms <= Math.max(1, SEEDS / 20), "%s: %d false alarms".formatted(process, alarms));
    }

    private static Examples events(String process, int seed) {
        return switch (process) {
            case "latent-gaussian" -> Examples.latentGaussian(50_000, seed);
            case "drell-yan" -> Examples.drellYan("exact", 50_000, seed);
            default -> Examples.drellYan("detector", 50_000, seed);
        };
    }

    private static void requireFail(String title, Examples events, RatioEstimator broken, int seed) throws IOException {
        assertTrue(!holds(title, events, broken, seed), title);
    }

    private static boolean holds(String title, Examples events, RatioEstimator ratio, int seed) throws IOException {
        return holds(
                title,
                Diagnosis.ofRatio(
                        ratio,
                        List.of(),
                        events.part(Partition.TEST),
                        Optional.of(events.part(Partition.TRAIN)),
                        events.settings(seed)));
    }

    private static boolean holds(String title, Diagnosis diagnosis) throws IOException {
        StringBuilder text = new StringBuilder(title + ": " + diagnosis.verdict() + "\n");
        for (Check check : diagnosis.checks()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-22s %10.4f +- %8.4f  allowed %8.4f  %s  %s%n",
                    check.name(),
                    check.figure(),
                    check.error(),
                    check.threshold(),
                    check.verdict(),
                    check.where()));
        }
        Files.writeString(FIGURES, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return Check.allHold(diagnosis.checks());
    }

    /** The score, shifted by a part of its own standard deviation. */
    private static Diagnosis score(Examples events, ScoreEstimator score, double shift, int seed) {
        ScoreEstimator changed =
                new Examples.ChangedScore(score.reference(), score.observables(), x -> shifted(score.scores(x), shift));
        return Diagnosis.ofScore(changed, events.part(Partition.TEST), events.settings(seed));
    }

    private static EventMatrix shifted(EventMatrix scores, double shift) {
        double[] first = scores.column(0);
        double mean = DoubleStream.of(first).average().orElseThrow();
        double spread = Math.sqrt(DoubleStream.of(first)
                .map(t -> (t - mean) * (t - mean))
                .average()
                .orElseThrow());
        double[] values = scores.toArray();
        for (int i = 0; i < scores.rows(); i++) {
            values[i * scores.columns()] += shift * spread;
        }
        return EventMatrix.of(scores.rows(), scores.columns(), values);
    }
}
