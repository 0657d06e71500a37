package smi.morphing;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name that an unknown one was probably meant to be. */
public final class Suggestion {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Suggestion() {}

    /**
     * The known name nearest to a given one, case ignored.
     *
     * @param name what was written
     * @param known the names that exist
     * @return the nearest, or empty where nothing is near (more than half of the letters differ)
     */
    public static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> 2 * distance(name, candidate) <= Math.max(name.length(), candidate.length()));
    }

    /**
     * The sentence that lists what exists and, where one is near, what was probably meant.
     *
     * @param name what was written
     * @param known the names that exist
     * @return for example {@code did you mean 'cWW'? known: cWW, cHW}
     */
    public static String sentence(String name, Collection<String> known) {
        return nearest(name, known).map(n -> "did you mean '" + n + "'? ").orElse("") + "known: "
                + String.join(", ", known);
    }

    private static int distance(String a, String b) {
        return DISTANCE.apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }
}
