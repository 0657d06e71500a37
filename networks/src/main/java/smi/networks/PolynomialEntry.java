package smi.networks;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;

/**
 * What {@code polynomial.json} says about a {@link RatioPolynomial}.
 *
 * @param rootPowers powers of the monomials v, [monomials][parameters]
 * @param origin θ1
 * @param scales s
 * @param xsecPowers powers of the monomials of σ(θ)
 * @param xsecCoefficients coefficients of σ(θ)
 */
record PolynomialEntry(
        int[][] rootPowers, double[] origin, double[] scales, int[][] xsecPowers, double[] xsecCoefficients) {
    static byte[] toBytes(RatioPolynomial form) {
        var entry = new PolynomialEntry(
                form.roots().powers(),
                form.origin(),
                form.scales(),
                form.xsec().components().powers(),
                form.xsec().coefficients());
        return ModelHeader.toBytes(entry);
    }

    static RatioPolynomial parse(byte[] bytes) {
        try {
            PolynomialEntry entry = ModelHeader.JSON.readValue(bytes, PolynomialEntry.class);
            var xsec = new CrossSectionPolynomial(MorphingComponents.of(entry.xsecPowers), entry.xsecCoefficients);
            return new RatioPolynomial(MorphingComponents.of(entry.rootPowers), entry.origin, entry.scales, xsec);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("polynomial.json: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidInputException("polynomial.json: " + e.getMessage(), e);
        }
    }
}
