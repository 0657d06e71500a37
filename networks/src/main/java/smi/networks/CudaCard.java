package smi.networks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A graphics card of this machine, and whether ND4J-CUDA 11.6 has machine code for it. The library was built for the
 * compute capabilities 3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0 and 8.6, each of which runs on cards of the same major
 * number, and it carries no intermediate code from which a driver could make more: Hopper (9.0) and Blackwell (10, 12)
 * are out.
 *
 * @param name the name by which the driver knows it
 * @param major first number of the compute capability
 * @param minor second number
 */
record CudaCard(String name, int major, int minor) {
    private static final String ND4J_BACKEND = "org.nd4j.linalg.jcublas.JCublasBackend";
    private static final long PATIENCE_SECONDS = 20;

    boolean runsNd4j() {
        return major >= 5 && major <= 8 || major == 3 && minor == 7;
    }

    @Override
    public String toString() {
        return "%s (compute capability %d.%d)".formatted(name, major, minor);
    }

    /** Why ND4J cannot use a graphics card here; empty if it can. */
    static Optional<String> obstacle() {
        if (!onClassPath()) {
            return Optional.of("this build has no ND4J-CUDA (mvn -Pcuda makes one that has)");
        }
        List<CudaCard> cards = found();
        if (cards.isEmpty()) {
            return Optional.of("nvidia-smi finds no card with a driver");
        }
        CudaCard first = cards.get(0);
        return first.runsNd4j()
                ? Optional.empty()
                : Optional.of("ND4J-CUDA has no machine code for the %s: it runs on capabilities 5.0 to 8.9"
                        .formatted(first));
    }

    /** Whether ND4J would choose a card although there is an obstacle: it looks for one, not at its capability. */
    static boolean nd4jWouldTryOne() {
        return onClassPath() && System.getenv("BACKEND_PRIORITY_CPU") == null && !found().isEmpty();
    }

    private static boolean onClassPath() {
        String resource = ND4J_BACKEND.replace('.', '/') + ".class";
        return CudaCard.class.getClassLoader().getResource(resource) != null;
    }

    /** The cards that the driver's own program lists; none where it is missing. */
    static List<CudaCard> found() {
        try {
            Process process = new ProcessBuilder("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean done = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return done && process.exitValue() == 0 ? parse(output) : List.of();
        } catch (IOException e) {
            return List.of(); // there is no such program where there is no driver
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for graphics cards", e);
        }
    }

    /** Lines such as {@code NVIDIA H200, 9.0}; what is no such line is not a card. */
    static List<CudaCard> parse(String lines) {
        return lines.lines()
                .filter(line -> line.matches(".+, *[0-9]+\\.[0-9]+ *"))
                .map(CudaCard::ofLine)
                .toList();
    }

    private static CudaCard ofLine(String line) {
        int comma = line.lastIndexOf(',');
        String[] capability = line.substring(comma + 1).strip().split("\\.");
        return new CudaCard(
                line.substring(0, comma).strip(), Integer.parseInt(capability[0]), Integer.parseInt(capability[1]));
    }
}
