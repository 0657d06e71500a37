package smi.events.observables;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What became of the events. Every rejected event counts once, for the first reason that it met, so that the numbers add
 * up.
 *
 * @param read events read
 * @param rejections rejected events per reason, in the order in which reasons are tried; zeros included
 * @param accepted events kept
 */
public record CutFlow(long read, List<Rejection> rejections, long accepted) {

    /**
     * The events rejected for one reason.
     *
     * @param reason the reason as text, for example {@code needs pt_j1} or {@code pt_l1 >= 50.0}
     * @param events how many
     */
    public record Rejection(String reason, long events) {}

    public CutFlow {
        rejections = List.copyOf(rejections);
        long rejected = rejections.stream().mapToLong(Rejection::events).sum();
        if (read != rejected + accepted) {
            throw new IllegalArgumentException(
                    "%d events read are not %d rejected and %d accepted ones".formatted(read, rejected, accepted));
        }
    }

    /**
     * The sum of two files.
     *
     * @param other the cut-flow of the same selection on other events
     * @return the cut-flow of both
     */
    public CutFlow plus(CutFlow other) {
        var sum = new ArrayList<Rejection>();
        for (int i = 0; i < rejections.size(); i++) {
            Rejection mine = rejections.get(i);
            Rejection others = other.rejections.get(i);
            if (!mine.reason().equals(others.reason())) {
                throw new IllegalArgumentException("cut-flows of different selections do not add up: '%s', '%s'"
                        .formatted(mine.reason(), others.reason()));
            }
            sum.add(new Rejection(mine.reason(), mine.events() + others.events()));
        }
        return new CutFlow(read + other.read, sum, accepted + other.accepted);
    }

    /** {@return the table for people: step, events left, events rejected} */
    public Table table() {
        var step = StringColumn.create("step");
        var left = LongColumn.create("events");
        var rejected = LongColumn.create("rejected");
        long remaining = read;
        step.append("read");
        left.append(remaining);
        rejected.append(0);
        for (Rejection rejection : rejections) {
            remaining -= rejection.events();
            step.append(rejection.reason());
            left.append(remaining);
            rejected.append(rejection.events());
        }
        return Table.create("cut-flow", step, left, rejected);
    }
}
