package smi.events.expressions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.morphing.InvalidInputException;

/** Every wrong expression is one line that says what is wrong, and carets under the place. */
class WrongExpressionTest {
    private static String[] complaint(String expression) {
        var e = assertThrows(
                InvalidInputException.class,
                () -> Expression.observable("x", expression, Definitions.NONE),
                expression);
        return e.getMessage().split("\\R");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "jj[0].pt; unknown name 'jj'; did you mean; ^^",
                "j[0].ptt; a particle has no 'ptt'; did you mean 'pt'?; `     ^^^`",
                "j.pt; take one of them: [0].pt; `  ^^`",
                "sqr(2); unknown function 'sqr'; did you mean 'sqrt'?; ^^^",
                "sqrt(1, 2); sqrt needs one number, this has 2; ^^^^",
                "atan2(1); atan2 needs two numbers; ^^^^^",
                "sqrt(); sqrt needs one number; ^^^^",
                "1 +; a number, a name or '(' is expected, not the end; `   ^`",
                "(1 + 2; ')' is expected to close '('; `      ^`",
                "1 2; an operator or the end is expected, not '2'; `  ^`",
                "1 + * 2; a number, a name or '(' is expected, not '*'; `    ^`",
                "j[0] > 3; only numbers can be compared, this is a particle; ^^^^",
                "j[0] + 1; '+' cannot join a particle and a number; ^^^^^^^^",
                "j[0].px * j * 2; '*' cannot join a list of particles and a number; ^^^^^^^^^^^",
                "j[0] * j[1]; '*' cannot join a particle and a particle; ^^^^^^^^^^^",
                "j[0.5].pt; a position in a list is a whole number; `  ^^^`",
                "met[0]; only lists have elements, this is a four-vector; `   ^`",
                "met; a number is needed here, this is a four-vector; ^^^",
                "j; a number is needed here, this is a list of particles; ^",
                "j[0]; write .pt, .m, ... of it; ^^^^",
                "met.charge; a four-vector has no 'charge'; `    ^^^^^^`",
                "(a[0] + a[1]).pdgid; a four-vector has no 'pdgid'; `              ^^^^^`",
                "j[0].y; write .rapidity or .py; `     ^`",
                "j[0].deltaphi(3); deltaphi needs a particle or a four-vector, this is a number; `              ^`",
                "j[0].deltaphi; '(' is expected after deltaphi; `             ^`",
                "x = 3; to compare write ==; `  ^`",
                "2 ^ 3; a power is written **; `  ^`",
                "`j[0].pt > 1 & j[1].pt > 2`; '&' joins conditions in parentheses; `          ^`",
                "!j[0].pt; '!' joins conditions; ` ^^^^^^^`",
                "1 if 2; 'else' is expected; `      ^`",
                "__import__('os').system('id'); an expression has no texts; `           ^`",
                "j.__class__; a list of particles has no '__class__'; `  ^^^^^^^^^`",
                "j[0].__class__.__bases__; a particle has no '__class__'; `     ^^^^^^^^^`",
                "open(1); unknown function 'open'; ^^^^",
                "eval(1); unknown function 'eval'; ^^^^",
                "exec(1); unknown function 'exec'; ^^^^",
                "lambda: 1; unknown name 'lambda'; ^^^^^^",
                "[x.pt for x in j][0]; a list holds the particles themselves; ` ^`",
                "[1, 2]; a list is written; ^",
                "sum(x.pt for x in 3); a loop runs over a list of particles; `                  ^`",
                "sum(x.pt for 3 in j); a name is expected after 'for'; `             ^`",
                "sum(z.pt for x in j); unknown name 'z'; `    ^`",
                "sum(j for x in j); sum needs numbers, this is a list of particles; `    ^`",
                "any(1, 2); any is written any(x.pt > 30 for x in j); ^^^",
                "x.pt for x in j; unknown name 'x'; ^",
                "sum(sum(sum(z.pt for z in j) for y in j) for x in j); loops are nested more than 2 deep; `                     ^`",
                "1e999; the number 1e999 is too large; ^^^^^",
                "π * 2; 'π' is not understood; ^",
                "x.pt for x in j for y in j; unknown name 'x'; ^",
                "sum(x.pt for x in j for y in j); ')' is expected after a loop, not 'for'; `                    ^^^`",
                "cos; the function is written cos(...); ^^^",
                "delta_r(j[0]); ',' is expected between the two vectors; `            ^`",
                "len(3); len needs a list of particles, this is a number; `    ^`",
                "j[:x].pt; unknown name 'x'; `   ^`",
                "j[0:n_j].pt; the bounds of a slice are plain numbers; `    ^^^`",
                "j[0].pt in (1, n_j); a list after 'in' has plain numbers; `               ^^^`",
                "(j[0] if 1 else 2).pt; both values of a choice must be numbers or four-vectors; ` ^^^^^^^^^^^^^^^^`",
                "True.pt; a condition has no 'pt'; `     ^^`",
                "-j; a sign belongs before a number, this is a list of particles; ` ^`",
                "not j[0]; a condition is needed here, this is a particle; `    ^^^^`"
            })
    void theLineSaysWhatAndTheCaretsWhere(String expression, String first, String second) {
        String[] lines = complaint(expression);
        assertEquals(3, lines.length, String.join("\n", lines));
        assertTrue(lines[0].startsWith("observable 'x': "), lines[0]);
        assertTrue(lines[0].contains(first), lines[0] + " // " + first);
        assertTrue(lines[0].length() < 500, lines[0]);
        assertEquals("    " + expression, lines[1]);
        assertTrue(lines[2].strip().matches("\\^+"), lines[2]);
        if (second.strip().matches("\\^+")) {
            assertEquals("    " + second, lines[2], expression);
        } else {
            assertTrue(lines[0].contains(second), lines[0]);
        }
    }

    @Test
    void thereIsOneFormulaOnly() {
        assertTrue(complaint("j[0].pt; 3")[0].contains("';' is not understood; an expression is one formula"));
    }

    @Test
    void emptyExpressionsAreRefused() {
        assertTrue(complaint("")[0].contains("the expression is empty"));
        assertTrue(complaint(" \n ")[0].contains("the expression is empty"));
    }

    @Test
    void deepNestingIsOneLine() {
        for (String open : new String[] {"(", "-", "not ", "!(", "sqrt(", "2**", "j[", "1 if 1 else ", "- + "}) {
            String text = open.repeat(3900 / open.length());
            assertTrue(complaint(text)[0].contains("nested more than 60 deep"), complaint(text)[0]);
        }
        assertEquals(1, ExampleEvent.value("(".repeat(50) + "1" + ")".repeat(50)));
    }

    @Test
    void longExpressionsAreRefusedAndThoseBelowTheLimitWork() {
        assertTrue(complaint("1" + "+1".repeat(100_000))[0].contains(
                "has 200001 characters; the longest allowed has 4000"));
        assertTrue(complaint("1" + "+1".repeat(150))[0].contains("event files hold 256"));
        var cut = Expression.cut("n_j" + "+n_j".repeat(989) + " == 2970", false, Definitions.NONE);
        assertTrue(cut.accepts(ExampleEvent.EVENT));
    }

    @Test
    void onlyTheSurroundingsOfThePlaceAreShown() {
        String[] lines = complaint("1 + ".repeat(300) + "jet + " + "1 + ".repeat(300) + "1");
        assertEquals(3, lines.length);
        assertTrue(lines[1].startsWith("    ... ") && lines[1].endsWith(" ...") && lines[1].length() < 90, lines[1]);
        assertEquals("jet", lines[1].substring(lines[2].indexOf('^'), lines[2].lastIndexOf('^') + 1));
    }

    @Test
    void controlCharactersAreNotPrinted() {
        String[] lines = complaint("1 + \u001b[31m");
        assertTrue(lines[0].contains("'\\u001b' is not understood"), lines[0]);
        assertEquals("    1 + ?[31m", lines[1]);
    }
}
