package smi.morphing;

import java.util.List;

/**
 * A morphing basis that a search found.
 *
 * @param basis the basis: the benchmarks that were kept, then the proposed ones
 * @param kept how many were kept
 * @param meanSquaredWeight \( E_\theta \sum_b w_b(\theta)^2 \) of the basis
 * @param bestDraw the same of the best of the random bases from which the search began
 */
public record BasisProposal(MorphingBasis basis, int kept, double meanSquaredWeight, double bestDraw) {

    /** {@return the benchmarks that are new} */
    public List<Benchmark> proposed() {
        return basis.benchmarks().subList(kept, basis.benchmarks().size());
    }
}
