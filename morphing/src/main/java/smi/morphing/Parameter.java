package smi.morphing;

/**
 * A parameter of the theory, for example a Wilson coefficient.
 *
 * @param name the name used everywhere: files, command line, figures
 * @param lhaBlock block of the parameter card that holds it
 * @param lhaId its number in that block
 * @param maxPower the highest power in which |M|² depends on it (2 for one operator insertion per amplitude)
 * @param rangeMin lower end of the range in which the morphing basis is optimised
 * @param rangeMax upper end of that range
 * @param transform expression in {@code theta} that gives the value on the parameter card; {@code "_"} or empty: θ itself
 */
public record Parameter(
        String name, String lhaBlock, int lhaId, int maxPower, double rangeMin, double rangeMax, String transform) {

    /**
     * Checks the values.
     *
     * @throws InvalidInputException if the name is empty, the power negative, or the range not an interval
     */
    public Parameter {
        if (name == null || name.isBlank()) {
            throw new InvalidInputException("a parameter has an empty name; give every parameter a name");
        }
        if (maxPower < 0) {
            throw new InvalidInputException(
                    "parameter '%s' has maximal power %d; it must be 0 or more".formatted(name, maxPower));
        }
        if (!(rangeMin <= rangeMax) || Double.isInfinite(rangeMin) || Double.isInfinite(rangeMax)) {
            throw new InvalidInputException(
                    "parameter '%s' has the range (%s, %s); give two finite numbers, the smaller one first"
                            .formatted(name, rangeMin, rangeMax));
        }
    }

    /**
     * A parameter without an address on a parameter card.
     *
     * @param name its name
     * @param maxPower the highest power of it in |M|²
     * @param rangeMin lower end of its range
     * @param rangeMax upper end of its range
     * @return the parameter
     */
    public static Parameter of(String name, int maxPower, double rangeMin, double rangeMax) {
        return new Parameter(name, "None", 0, maxPower, rangeMin, rangeMax, "_");
    }
}
