package smi.networks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The training events of every epoch, window by window, in an order that depends on seed, epoch and window alone. While
 * one window is trained on, the next one is read.
 */
final class WindowFeed implements AutoCloseable {
    private final BlockSource source;
    private final EventSplit split;
    private final long seed;
    private final int epochs;
    private final ExecutorService reader;
    private int[] whole;
    private Place nextPlace;
    private Future<TrainingWindow> next;

    /** A window of an epoch. */
    private record Place(int epoch, int window) {}

    WindowFeed(BlockSource source, EventSplit split, TrainingSettings settings) {
        this.source = source;
        this.split = split;
        seed = settings.seed();
        epochs = settings.epochs();
        reader = windows() > 1 ? Executors.newSingleThreadExecutor(WindowFeed::daemon) : null;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "smi-sample-reader");
        thread.setDaemon(true);
        return thread;
    }

    /** The number of windows of an epoch. */
    int windows() {
        return source.blocks().windows();
    }

    /** The rows that an event fills. */
    int rowsPerEvent() {
        return source.rowsPerEvent();
    }

    /** A window; the one after it is prepared in the background. */
    TrainingWindow window(int epoch, int window) {
        if (reader == null) {
            return wholeSample(epoch);
        }
        var place = new Place(epoch, window);
        TrainingWindow result = place.equals(nextPlace) ? await(next) : read(place);
        nextPlace = window + 1 < windows() ? new Place(epoch, window + 1) : new Place(epoch + 1, 0);
        if (nextPlace.epoch() < epochs) {
            Place prepared = nextPlace;
            next = reader.submit(() -> read(prepared));
        }
        return result;
    }

    private TrainingWindow wholeSample(int epoch) {
        TrainingSource events = source.load(new int[] {0});
        if (whole == null) {
            whole = split.training(events);
        }
        return shuffled(events, whole.clone(), new Place(epoch, 0));
    }

    private TrainingWindow read(Place place) {
        int[] order = new int[source.blocks().count()];
        Arrays.setAll(order, b -> b);
        shuffle(order, Seeds.of(seed, SeedStream.BLOCKS.ordinal(), place.epoch()));
        int from = place.window() * source.blocks().blocksPerWindow();
        int to = Math.min(order.length, from + source.blocks().blocksPerWindow());
        int[] blocks = Arrays.copyOfRange(order, from, to);
        Arrays.sort(blocks); // a file is read from its beginning to its end
        TrainingSource events = source.load(blocks);
        return shuffled(events, split.training(events), place);
    }

    private TrainingWindow shuffled(TrainingSource events, int[] chosen, Place place) {
        shuffle(chosen, Seeds.of(seed, SeedStream.SHUFFLE.ordinal(), place.epoch(), place.window()));
        return new TrainingWindow(events, chosen);
    }

    private static void shuffle(int[] order, long seed) {
        var random = new SplittableRandom(seed);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }

    private static TrainingWindow await(Future<TrainingWindow> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the training was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.shutdownNow();
        }
    }
}
