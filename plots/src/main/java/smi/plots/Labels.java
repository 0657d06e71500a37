package smi.plots;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands above the frame; any slot may be empty. All use the markup of {@link MathText}.
 *
 * @param experiment who shows this, bold on the left
 * @param status a word after it, such as {@code Simulation}, in italics
 * @param energy the centre-of-mass energy with its unit, such as {@code 13 TeV}
 * @param luminosity the integrated luminosity with its unit, such as {@code 300 fb^{-1}}
 */
public record Labels(String experiment, String status, String energy, String luminosity) {
    /**
     * {@return nothing above the frame}
     */
    public static Labels none() {
        return new Labels("", "", "", "");
    }

    /**
     * Fills the slot on the left.
     *
     * @param name the experiment
     * @param word a word after it; may be empty
     * @return the labels with it
     */
    public Labels withExperiment(String name, String word) {
        return new Labels(name, word, energy, luminosity);
    }

    /**
     * Fills the slot of √s.
     *
     * @param value the energy with its unit
     * @return the labels with it
     */
    public Labels withEnergy(String value) {
        return new Labels(experiment, status, value, luminosity);
    }

    /**
     * Fills the slot of the integrated luminosity.
     *
     * @param value the luminosity with its unit
     * @return the labels with it
     */
    public Labels withLuminosity(String value) {
        return new Labels(experiment, status, energy, value);
    }

    /**
     * {@return what stands on the right: √s and luminosity}
     */
    public String right() {
        return Stream.of(energy.isEmpty() ? "" : "\\sqrt{s} = " + energy, luminosity)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    boolean isEmpty() {
        return (experiment + status + right()).isBlank();
    }
}
