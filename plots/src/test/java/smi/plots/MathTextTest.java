package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Font;
import java.awt.font.TextAttribute;
import java.text.AttributedCharacterIterator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MathTextTest {
    /** Runs are written as text, with "_[..]" below and "^[..]" above the line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "c_{HW} | c_[HW]",
                "c_W | c_[W]",
                "c_HW2 [TeV^{-2}] | c_[HW2] [TeV^[−2]]",
                "c_W_tilde | c_[W,tilde]",
                "\\Lambda^{2} | Λ^[2]",
                "x^2_1 | x^[2]_[1]",
                "\\sqrt{s} = 13 TeV | √s = 13 TeV",
                "2\\times10^{-5} | 2×10^[−5]",
                "-0.5 | −0.5",
                "t-channel | t-channel",
                "range 1-2 | range 1-2",
                "a\\_b | a_b",
                "\\unknown | \\unknown",
                "c_ | c_",
                "c_{W | c_[{W]",
                "θ₀ | θ₀"
            })
    void markupBecomesRuns(String markup, String expected) {
        List<MathText.Run> runs = MathText.parse(markup);
        assertEquals(
                expected,
                runs.stream()
                        .map(r -> r.height() == 0 ? r.text() : (r.height() < 0 ? "_[" : "^[") + r.text() + "]")
                        .collect(Collectors.joining()));
    }

    @Test
    void plainTextKeepsTheNames() {
        assertEquals("c_HW [TeV^−2]", MathText.plain("c_{HW} [TeV^{-2}]"));
    }

    @Test
    void subscriptsAreAttributesOfTheirLetters() {
        AttributedCharacterIterator text = MathText.styled("c_{HW}", new Font(Font.SANS_SERIF, Font.PLAIN, 12))
                .getIterator();
        text.setIndex(1);
        assertEquals(TextAttribute.SUPERSCRIPT_SUB, text.getAttribute(TextAttribute.SUPERSCRIPT));
        assertEquals(3, text.getRunLimit(TextAttribute.SUPERSCRIPT));
        text.setIndex(0);
        assertEquals(null, text.getAttribute(TextAttribute.SUPERSCRIPT));
    }
}
