package smi.morphing;

/**
 * A named parameter point at which the simulator gave the weight of every event.
 *
 * @param name its name, as in the event file and the reweighting card
 * @param point where it lies
 */
public record Benchmark(String name, ParameterPoint point) {

    /**
     * Checks the name.
     *
     * @throws InvalidInputException if the name is empty
     */
    public Benchmark {
        if (name == null || name.isBlank()) {
            throw new InvalidInputException("the benchmark at %s has an empty name; give it one".formatted(point));
        }
    }
}
