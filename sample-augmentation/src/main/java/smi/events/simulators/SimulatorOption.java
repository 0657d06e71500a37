package smi.events.simulators;

/**
 * An option of a simulator.
 *
 * @param name its name on the command line and in analysis files
 * @param value its present value as text
 * @param description one line that says what it does and which values it takes
 */
public record SimulatorOption(String name, String value, String description) {}
