package smi.events;

/**
 * A systematic uncertainty as MadMiner's files describe it.
 *
 * @param name its name
 * @param type {@code norm}, {@code scale} or {@code pdf}
 * @param value the variations as text, for example {@code "0.5,1.0,2.0"}, {@code "CT10"} or {@code "1.1"}
 * @param scale {@code mu}, {@code muf}, {@code mur}, or {@code "None"}
 */
public record Systematic(String name, String type, String value, String scale) {}
