package smi.events.systematics;

import smi.morphing.InvalidInputException;

/** What a systematic uncertainty may be called. */
final class SystematicName {
    private SystematicName() {}

    static void check(String name) {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9_.+-]{0,199}")) {
            throw new InvalidInputException(
                    "a systematic cannot be called '%s'; use letters, digits and underscores".formatted(name));
        }
    }
}
