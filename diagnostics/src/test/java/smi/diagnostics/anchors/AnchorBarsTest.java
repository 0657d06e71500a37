package smi.diagnostics.anchors;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The medians over ten seeds against the published numbers; docs/benchmarks.md has the figures. */
@Tag("long")
class AnchorBarsTest {
    static List<String> names() {
        return Anchors.all().stream().map(Anchor::name).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void mediansAreBelowThePublishedNumbers(String name) {
        List<AnchorResult> results = new AnchorRun(Effort.FULL, 1, 10, 2).of(Anchors.of(name), () -> {});
        List<String> missed = results.stream()
                .filter(one -> !one.holds())
                .map(one -> "%s, %s: median %.5f, published %s, bar %s"
                        .formatted(
                                one.from().method(),
                                one.from().size(),
                                one.median(),
                                one.from().published(),
                                one.from().bar()))
                .toList();
        assertTrue(missed.isEmpty(), missed.toString());
    }
}
