package smi.networks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;

/** The native libraries that networks are computed with. */
public final class Backend {
    private Backend() {}

    /**
     * What was found on this machine; loads the native libraries.
     *
     * @return fact → value, in a fixed order
     */
    public static Map<String, String> describe() {
        Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("nd4j backend", Nd4j.getBackend().getClass().getSimpleName());
        facts.put("blas", String.valueOf(environment.get("blas.vendor")));
        facts.put("omp threads", String.valueOf(environment.get("omp.threads")));
        facts.put("device", "CPU");
        return facts;
    }
}
