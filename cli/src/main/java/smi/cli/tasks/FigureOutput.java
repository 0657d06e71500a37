package smi.cli.tasks;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import smi.plots.Picture;
import smi.plots.Plot;

/**
 * Where a figure goes, and how.
 *
 * @param file PNG, SVG or PDF by its ending
 * @param dotsPerInch the resolution of a PNG file
 * @param csv where the numbers behind the figure go
 * @param names names of parameters as the figure shows them, such as {@code clq1} → {@code C_{lq}^{(1)}}
 */
public record FigureOutput(Path file, double dotsPerInch, Optional<Path> csv, Map<String, String> names) {
    /** Enough for a slide. */
    public static final double DOTS_PER_INCH = 200;

    public FigureOutput {
        ResultFigure.checked(file);
        Picture.requireDrawable(dotsPerInch);
        // in order, so that results say the same in every run
        names = Collections.unmodifiableMap(new TreeMap<>(names));
    }

    /**
     * The figure alone.
     *
     * @param file where it goes
     * @return the output
     */
    public static FigureOutput of(Path file) {
        return new FigureOutput(file, DOTS_PER_INCH, Optional.empty(), Map.of());
    }

    /** {@return the files that are written} */
    List<Path> files() {
        return Stream.concat(Stream.of(file), csv.stream()).toList();
    }

    void write(Plot plot) {
        plot.withNames(names).save(file, dotsPerInch);
        csv.ifPresent(plot::csv);
    }
}
