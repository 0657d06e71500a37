package smi.events.expressions;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/observables.md shows what works. */
class ObservablesPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```python\\n(.*?)```");
    private static final Pattern FUNCTIONS = Pattern.compile("(?s)Functions of one number: `(.*?)`; of more: `(.*?)`");

    private static String page() throws IOException {
        return Files.readString(Path.of(System.getProperty("smi.root"), "docs", "observables.md"));
    }

    @Test
    void everyExpressionOfThePageHasAValue() throws IOException {
        List<String> expressions = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(page());
        while (blocks.find()) {
            blocks.group(1)
                    .lines()
                    .map(line -> line.replaceFirst("\\s+#.*", ""))
                    .forEach(expressions::add);
        }
        assertTrue(expressions.size() > 50, "expressions found: " + expressions.size());
        for (String expression : expressions) {
            double value = ExampleEvent.value(expression);
            assertTrue(Double.isFinite(value), expression + " = " + value);
        }
    }

    @Test
    void everyFunctionOfThePageExistsAndNoOtherDoes() throws IOException {
        Matcher lists = FUNCTIONS.matcher(page());
        assertTrue(lists.find());
        String functions = lists.group(1) + " " + lists.group(2).replace("(x, base)", "");
        List<String> named = new ArrayList<>(List.of(functions.split("\\s+")));
        named.addAll(List.of("len", "sum", "any", "all", "fabs", "delta_phi", "delta_eta", "delta_r"));
        named.addAll(List.of("transverse_mass", "cos_theta_star", "cos_theta_cs", "phi_cs"));
        assertTrue(Functions.names().containsAll(named), named.toString());
        assertTrue(named.containsAll(Functions.names()), Functions.names().toString());
    }
}
