package smi.tutorials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.limits.LimitResult;

/** What the README shows is code that runs. */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("smi.root", ".."));

    @Test
    void theJavaOfTheReadmeIsTheJavaOfTheTutorial() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String source = Files.readString(ROOT.resolve("tutorials/src/main/java/smi/tutorials/DrellYan.java"));
        assertEquals(
                squeezed(between(source, "// \\[README\\]", "// \\[README\\]")),
                squeezed(between(readme, "```java", "```")));
    }

    /** 20 000 training events do not make a good limit; the truth must be inside and far points outside all the same. */
    @Test
    void theTutorialRuns(@TempDir Path folder) {
        LimitResult limits = DrellYan.run(60_000, 20_000, folder.resolve("contours.png"));
        assertTrue(Files.exists(folder.resolve("contours.png")));
        int centre = limits.grid().number(20, 24);
        assertTrue(limits.pValue()[centre] > 0.05, "p-value of the truth: " + limits.pValue()[centre]);
        assertTrue(limits.pValue()[0] < 1e-6, "p-value of a corner: " + limits.pValue()[0]);
    }

    private static String between(String text, String from, String to) {
        Matcher matcher = Pattern.compile(from + "(.*?)" + to, Pattern.DOTALL).matcher(text);
        assertTrue(matcher.find(), from);
        return matcher.group(1);
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").replaceAll("\\s*([().,])\\s*", "$1").strip();
    }
}
