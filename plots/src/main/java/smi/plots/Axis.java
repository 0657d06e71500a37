package smi.plots;

import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * What stands along one side of a figure. Labels use the markup of {@link MathText}: {@code c_{HW}},
 * {@code TeV^{-2}}, {@code \Lambda}.
 *
 * @param label what is shown, such as a parameter name; may be empty
 * @param unit its unit; empty for a pure number
 * @param scale how values become positions
 * @param range from where to where; empty for one that fits the content
 */
public record Axis(String label, String unit, Scale scale, Optional<Range> range) {
    /** Refuses a logarithmic axis that would have to show zero. */
    public Axis {
        if (scale instanceof Scale.Logarithmic
                && range.isPresent()
                && !(range.get().low() > 0)) {
            throw new InvalidInputException("logarithmic axis '" + label + "' begins at "
                    + range.get().low() + "; let it begin above zero or make it linear");
        }
    }

    /**
     * A linear axis that fits its content.
     *
     * @param label what is shown
     * @param unit its unit; empty for a pure number
     * @return the axis
     */
    public static Axis linear(String label, String unit) {
        return new Axis(label, unit, new Scale.Linear(), Optional.empty());
    }

    /**
     * A logarithmic axis that fits its content.
     *
     * @param label what is shown
     * @param unit its unit; empty for a pure number
     * @return the axis
     */
    public static Axis logarithmic(String label, String unit) {
        return new Axis(label, unit, new Scale.Logarithmic(), Optional.empty());
    }

    /**
     * An axis of names.
     *
     * @param label what the names are
     * @param names one per position
     * @return the axis
     */
    public static Axis categories(String label, List<String> names) {
        return new Axis(label, "", new Scale.Categories(names), Optional.of(new Range(-0.5, names.size() - 0.5)));
    }

    /**
     * The same axis with fixed ends.
     *
     * @param low where it begins
     * @param high where it ends
     * @return the axis
     */
    public Axis withRange(double low, double high) {
        return new Axis(label, unit, scale, Optional.of(new Range(low, high)));
    }

    /**
     * {@return the label with its unit in brackets, as it is written along the axis}
     */
    public String title() {
        return unit.isEmpty() ? label : (label + " [" + unit + "]").strip();
    }
}
