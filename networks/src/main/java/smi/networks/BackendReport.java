package smi.networks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;

/** What networks are computed with on this machine. */
public final class BackendReport {
    private BackendReport() {}

    /**
     * What was found on this machine; loads the native libraries.
     *
     * @return fact → value, in a fixed order
     */
    public static Map<String, String> describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("host backend", "OpenBLAS %s, kernels for %s".formatted(Blas.version(), Blas.core()));
        Optional<String> obstacle = CudaCard.obstacle();
        if (obstacle.isPresent() && CudaCard.nd4jWouldTryOne()) {
            facts.put("nd4j backend", "none (BACKEND_PRIORITY_CPU=200 makes it use the processor)");
        } else {
            Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
            facts.put("nd4j backend", Nd4j.getBackend().getClass().getSimpleName());
            facts.put("blas", String.valueOf(environment.get("blas.vendor")));
            facts.put("omp threads", String.valueOf(environment.get("omp.threads")));
        }
        facts.put("device", obstacle.isPresent() ? "CPU" : CudaCard.found().get(0) + " for --backend nd4j, else CPU");
        facts.put("why no GPU", obstacle.orElse("-"));
        return facts;
    }
}
