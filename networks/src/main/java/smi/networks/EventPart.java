package smi.networks;

/**
 * One of some disjoint parts of a sample: all rows of a simulated event are in the same part, decided from its key alone.
 *
 * @param part which part, from 0
 * @param parts how many there are
 * @param seed decides which events are in which part
 */
public record EventPart(int part, int parts, long seed) {
    /** Checks the numbers. */
    public EventPart {
        if (part < 0 || part >= parts) {
            throw new IllegalArgumentException("part %d of %d".formatted(part, parts));
        }
    }

    /**
     * The part that some members of an ensemble learn from.
     *
     * @param settings say how many parts there are
     * @param part which one
     * @return the part
     */
    public static EventPart of(TrainingSettings settings, int part) {
        return new EventPart(part, settings.parts(), Seeds.of(settings.seed(), SeedStream.PARTS.ordinal()));
    }

    /**
     * Whether an event is in this part.
     *
     * @param key its key, {@link TrainingSource#eventKey}
     * @return whether it is
     */
    public boolean contains(long key) {
        return parts == 1 || Math.floorMod(Seeds.of(key ^ seed), parts) == part;
    }
}
