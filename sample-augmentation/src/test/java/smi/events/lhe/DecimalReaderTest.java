package smi.events.lhe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalReaderTest {
    @Test
    void everyBitAgreesWithTheStandardLibrary() throws MalformedLheException {
        var random = new SplittableRandom(11);
        for (int i = 0; i < 200_000; i++) {
            double value = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-40, 40));
            int digits = random.nextInt(1, 20);
            String text = String.format(Locale.ROOT, "%" + (i % 2 == 0 ? "+" : "") + "." + digits + "e", value);
            assertSameBits(Double.parseDouble(text), read(text), text);
        }
        for (int i = 0; i < 20_000; i++) {
            String text = Double.toString(Double.longBitsToDouble(random.nextLong()));
            assertSameBits(Double.parseDouble(text), read(text), text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-.44481443E+02, -44.481443",
        "1.5D+02, 150",
        "1.5d-02, 0.015",
        "1.25-101, 1.25e-101",
        "12345678901234567890.5, 12345678901234567890.5",
        "0.00000000000000000000000012345, 1.2345e-25",
        "-0.0, -0.0",
        "7, 7",
        "5., 5",
        "1e400, Infinity",
        "1e-400, 0",
        "0e99999999999, 0",
        "NaN, NaN",
        "-nan, NaN",
        "Infinity, Infinity"
    })
    void understandsFortranAndOddForms(String text, double expected) throws MalformedLheException {
        assertSameBits(expected, read(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "abc", "1.2.3", "1e5x", "--1", "0x10", "1,5"})
    void refusesWhatIsNoNumber(String text) {
        assertThrows(MalformedLheException.class, () -> read(text));
    }

    private static void assertSameBits(double expected, double actual, String text) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual), text);
    }

    private static double read(String text) throws MalformedLheException {
        byte[] bytes = ("  " + text + " ").getBytes(StandardCharsets.US_ASCII);
        return new Cursor(bytes, 0, bytes.length).nextDouble();
    }
}
