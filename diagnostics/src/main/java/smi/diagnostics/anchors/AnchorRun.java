package smi.diagnostics.anchors;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import smi.morphing.InvalidInputException;

/**
 * Runs the cases of an anchor for several seeds.
 *
 * @param effort how much work
 * @param firstSeed the first seed; the others follow it
 * @param seeds how many
 * @param threads how many experiments at a time; the result does not depend on it
 */
public record AnchorRun(Effort effort, long firstSeed, int seeds, int threads) {
    public AnchorRun {
        if (seeds < 1) {
            throw new InvalidInputException("%d seeds; give 1 or more".formatted(seeds));
        }
        if (threads < 1) {
            throw new InvalidInputException("%d threads; give 1 or more".formatted(threads));
        }
    }

    /**
     * {@return the number of experiments of an anchor}
     *
     * @param anchor the anchor
     */
    public int experiments(Anchor anchor) {
        return anchor.cases(effort).size() * seeds;
    }

    /**
     * Runs all cases for all seeds.
     *
     * @param anchor the anchor
     * @param afterEach is called after every experiment, from any thread
     * @return one result per case
     */
    public List<AnchorResult> of(Anchor anchor, Runnable afterEach) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<AnchorCase> cases = anchor.cases(effort);
            List<List<Future<Double>>> pending =
                    cases.stream().map(one -> submit(one, workers, afterEach)).toList();
            List<AnchorResult> results = new ArrayList<>();
            for (int c = 0; c < cases.size(); c++) {
                List<Double> values = new ArrayList<>();
                for (Future<Double> value : pending.get(c)) {
                    values.add(value.get());
                }
                results.add(new AnchorResult(cases.get(c), values));
            }
            return List.copyOf(results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the benchmark %s was interrupted".formatted(anchor.name()), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the benchmark %s failed: %s"
                            .formatted(anchor.name(), e.getCause().getMessage()),
                    e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Future<Double>> submit(AnchorCase one, ExecutorService workers, Runnable afterEach) {
        List<Future<Double>> values = new ArrayList<>();
        for (int k = 0; k < seeds; k++) {
            long seed = firstSeed + k;
            values.add(workers.submit(() -> {
                double value = one.measurement().measure(seed);
                afterEach.run();
                return value;
            }));
        }
        return values;
    }
}
