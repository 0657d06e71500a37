package smi.networks;

import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** What computes a training. Networks are evaluated on the processor in any case. */
public enum Backend {
    /** OpenBLAS and Java loops on the processor. */
    HOST,
    /** ND4J operations, on a graphics card where ND4J-CUDA is on the class path and can use it, else on the processor. */
    ND4J;

    private static final String AUTOMATIC = "auto";

    /** {@return the name used in settings and files} */
    public String label() {
        return this == HOST ? "host" : "nd4j";
    }

    /**
     * {@return the backend with this name}
     *
     * @param label {@code host}, {@code nd4j}, or {@code auto}: nd4j where it can use a graphics card, host elsewhere
     * @throws InvalidInputException if there is none of this name
     */
    public static Backend of(String label) {
        return switch (label) {
            case "host" -> HOST;
            case "nd4j" -> ND4J;
            case AUTOMATIC -> CudaCard.obstacle().isEmpty() ? ND4J : HOST;
            default ->
                throw new InvalidInputException("unknown backend '%s'; %s"
                        .formatted(label, Suggestion.sentence(label, List.of("host", "nd4j", AUTOMATIC))));
        };
    }

    /**
     * Ends with a message where ND4J would begin to work on a card that it cannot use, which it notices too late.
     *
     * @throws InvalidInputException if so
     */
    void requireUsable() {
        Optional<String> obstacle = this == ND4J ? CudaCard.obstacle() : Optional.empty();
        if (obstacle.isPresent() && CudaCard.nd4jWouldTryOne()) {
            throw new InvalidInputException(
                    "the backend nd4j cannot be used: %s; use host, or set BACKEND_PRIORITY_CPU=200 in the environment for ND4J on the processor"
                            .formatted(obstacle.get()));
        }
    }
}
