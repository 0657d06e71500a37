package smi.events;

/**
 * An observable of an event.
 *
 * @param name its name, with which settings refer to it
 * @param definition the expression that defines it, or {@code "None"} where it was computed by code
 */
public record Observable(String name, String definition) {}
