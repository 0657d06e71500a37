package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
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
                "\\hat t_0 | t\u0302_[0]",
                "\\bar{q} | q\u0304",
                "\\sqrt{a^2 | √{a^[2]",
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
        assertEquals("√s = √(a^2) ≤ √(Σ w^2)", MathText.plain("\\sqrt{s} = \\sqrt{a^2} \\leq \\sqrt{\\Sigma w^2}"));
    }

    @Test
    void letteringStacksScriptsAndKeepsTheRestInOrder() {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        double base = new Lettering("C_{lq}", font).width();
        // the upper script is not wider than the lower one, so that it takes no room of its own
        assertEquals(base, new Lettering("C_{lq}^{1}", font).width(), 1e-9);
        assertTrue(new Lettering("C_{l}^{(1)}", font).width() > new Lettering("C_{l}", font).width());
        assertEquals(0, new Lettering("", font).width());
    }

    @Test
    void rootsReachOverTheirArgument() {
        List<MathText.Run> runs = MathText.parse("\\sqrt{\\Sigma w_b^2} x");
        assertEquals("√Σ wb2 x", runs.stream().map(MathText.Run::text).collect(Collectors.joining()));
        assertEquals(
                List.of(false, true, true, true, false),
                runs.stream().map(MathText.Run::rooted).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "c, true, true",
        "p, false, false",
        "TeV, true, false",
        "13 TeV, true, false",
        "2 c, true, true",
        "t\u0302, false, true"
    })
    void singleLettersWithAScriptOrAnAccentAreVariables(String text, boolean scripted, boolean variable) {
        assertEquals(variable, new MathText.Run(text, 0, false).endsWithVariable(scripted));
    }
}
