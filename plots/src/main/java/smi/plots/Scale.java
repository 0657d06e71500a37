package smi.plots;

import java.util.List;
import smi.morphing.InvalidInputException;

/** How values become positions on an axis, and which of them are marked. */
public sealed interface Scale {
    /**
     * Where a value lies, up to a linear map.
     *
     * @param value a value
     * @return its position; NaN if it lies below everything that the scale can show
     */
    double position(double value);

    /**
     * The inverse of {@link #position}.
     *
     * @param position a position
     * @return the value there
     */
    double value(double position);

    /**
     * The marks along an axis.
     *
     * @param range from where to where it goes
     * @param aim about how many numbers there is room for
     * @return numbers and marks
     */
    Ticks ticks(Range range, int aim);

    /** Equal differences, equal lengths. */
    record Linear() implements Scale {
        @Override
        public double position(double value) {
            return value;
        }

        @Override
        public double value(double position) {
            return position;
        }

        @Override
        public Ticks ticks(Range range, int aim) {
            return Ticks.linear(range, aim);
        }
    }

    /** Equal ratios, equal lengths; values that are not positive lie below the axis. */
    record Logarithmic() implements Scale {
        @Override
        public double position(double value) {
            return value > 0 ? Math.log10(value) : Double.NaN;
        }

        @Override
        public double value(double position) {
            return Math.pow(10, position);
        }

        @Override
        public Ticks ticks(Range range, int aim) {
            return Ticks.logarithmic(range, aim);
        }
    }

    /**
     * Names instead of numbers: the name with index i stands at the value i.
     *
     * @param names what stands below each position, in the markup of {@link MathText}
     */
    record Categories(List<String> names) implements Scale {
        /** Copies the names and refuses an empty list. */
        public Categories {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new InvalidInputException("an axis of categories has no names; give at least one");
            }
        }

        @Override
        public double position(double value) {
            return value;
        }

        @Override
        public double value(double position) {
            return position;
        }

        @Override
        public Ticks ticks(Range range, int aim) {
            return Ticks.named(names);
        }
    }
}
