package smi.networks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    static byte[] toBytes(RatioPolynomial form) {
        var entry = new PolynomialEntry(
                form.roots().powers(),
                form.origin(),
                form.scales(),
                form.xsec().components().powers(),
                form.xsec().coefficients());
        try {
            // the same line ends on every system
            return (JSON.writeValueAsString(entry).replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the polynomial cannot be written as JSON", e);
        }
    }

    static RatioPolynomial parse(byte[] bytes) {
        try {
            PolynomialEntry entry = JSON.readValue(bytes, PolynomialEntry.class);
            var xsec = new CrossSectionPolynomial(MorphingComponents.of(entry.xsecPowers), entry.xsecCoefficients);
            return new RatioPolynomial(MorphingComponents.of(entry.rootPowers), entry.origin, entry.scales, xsec);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("polynomial.json: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidInputException("polynomial.json: " + e.getMessage(), e);
        }
    }
}
