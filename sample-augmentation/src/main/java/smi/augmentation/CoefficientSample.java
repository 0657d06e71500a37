package smi.augmentation;

import java.util.List;
import smi.events.EventMatrix;
import smi.morphing.MorphingComponents;

/**
 * Every simulated event once, with the polynomial that gives its weight at every θ:
 * \( W_i(\theta) = \sum_c m_c(\theta) f_{ic} \). Training draws θ afresh for every batch and computes joint ratio and
 * score exactly: no resampling noise, no event twice.
 *
 * @param info what the sample is made of
 * @param observations x, shape {@code [n][nObservables]}
 * @param coefficients \( f_{ic} \) in pb, sampling factors and partition included, so that their sums are the
 *     coefficients of σ(θ); shape {@code [n][nComponents]}
 * @param components the monomials \( m_c \)
 */
public record CoefficientSample(
        SampleInfo info, EventMatrix observations, EventMatrix coefficients, MorphingComponents components)
        implements Sample {
    public CoefficientSample {
        Shapes.check("coefficients", observations, coefficients, components.count());
    }

    @Override
    public CoefficientSample withObservables(List<String> names) {
        return new CoefficientSample(
                info.withObservables(names), observations.columns(info.columns(names)), coefficients, components);
    }

    @Override
    public CoefficientSample withInfo(SampleInfo other) {
        return new CoefficientSample(other, observations, coefficients, components);
    }

    /**
     * Some of the events.
     *
     * @param rows their rows, in the order wanted; the same one may be there twice
     * @return a copy of these
     */
    public CoefficientSample selectRows(int... rows) {
        return new CoefficientSample(info, observations.selectRows(rows), coefficients.selectRows(rows), components);
    }
}
