package smi.events.lhe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.events.EventBlock;
import smi.events.observables.Cut;
import smi.events.observables.EventSelection;
import smi.events.observables.SelectedObservable;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

class LheImportTest {
    private static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("c", 1, -1, 1));
    private static final List<Benchmark> BENCHMARKS =
            List.of(new Benchmark("sm", SPACE.point(0)), new Benchmark("w", SPACE.point(1)));
    private static final EventSelection PT =
            new EventSelection(List.of(SelectedObservable.required("pt_a1")), List.of());

    @TempDir
    private Path folder;

    private static ImportSettings settings(EventSelection selection, OptionalLong seed, LheSample... samples) {
        return new ImportSettings(BENCHMARKS, Optional.empty(), selection, List.of(samples), seed);
    }

    private ImportedEvents unshuffled(LheSample... samples) {
        return LheImport.run(settings(PT, OptionalLong.empty(), samples));
    }

    private Path file(String name, String text) {
        return LheText.write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Two events of 3 and 5 pb on average, or in sum, at the sampling point. */
    private static String two(String norm) {
        return LheText.head(norm)
                + LheText.event(1, "3.0", "<rwgt><wgt id='w'>7</wgt></rwgt>\n")
                + LheText.event(2, "5.0", "<rwgt><wgt id='w'>9</wgt></rwgt>\n")
                + LheText.TAIL;
    }

    private static EventBlock block(ImportedEvents events) {
        List<EventBlock> blocks = new ArrayList<>();
        events.read(0, events.size(), 100_000, blocks::add);
        return blocks.get(0);
    }

    @Test
    void bothNormalisationsGivePicobarns() {
        EventBlock sum = block(unshuffled(LheSample.signal(file("s.lhe", two("sum")), "sm")));
        assertArrayEquals(new double[] {3, 7, 5, 9}, sum.weights().toArray());
        assertArrayEquals(new double[] {10, 20}, sum.observations().toArray());
        ImportedEvents average = unshuffled(LheSample.signal(file("a.lhe", two("average")), "sm"));
        assertArrayEquals(
                new double[] {1.5, 3.5, 2.5, 4.5}, block(average).weights().toArray());
        assertArrayEquals(new double[] {4, 8}, average.report().samples().get(0).crossSections());
        assertEquals(List.of(), average.report().remarks());
    }

    @Test
    void theAverageIsOverTheEventsReadWhateverTheSelectionAndTheRunCardSay() {
        String three =
                two("average").replace(LheText.TAIL, LheText.event(3, "4.0", LheText.weights(4, 8)) + LheText.TAIL);
        var selection = new EventSelection(
                List.of(SelectedObservable.required("pt_a1")), List.of(Cut.on("pt_a1", 15, Double.POSITIVE_INFINITY)));
        ImportedEvents events =
                LheImport.run(settings(selection, OptionalLong.empty(), LheSample.signal(file("a.lhe", three), "sm")));
        assertArrayEquals(
                new double[] {5 / 3.0, 3, 4 / 3.0, 8 / 3.0},
                block(events).weights().toArray());
        assertEquals(2, events.counts().signal()[0]);
        assertEquals(1, events.report().cutFlow().rejections().get(1).events());
        assertTrue(events.report().remarks().get(0).contains("holds 3 events, its run card asked for 2"));
    }

    @Test
    void withoutARunCardWeightsAverageToTheCrossSectionUnlessThatContradictsTheHeader() {
        String text = two("average").replaceAll("(?s)<MGRunCard>.*</MGRunCard>", "");
        LheSample sample = LheSample.signal(file("p.lhe", text), "sm");
        assertArrayEquals(
                new double[] {1.5, 3.5, 2.5, 4.5},
                block(unshuffled(sample)).weights().toArray());
        LheSample wrong = LheSample.signal(
                file("q.lhe", text.replace(" 5.0 91", " 0.5 91").replace(" 3.0 91", " 1.0 91")), "sm");
        var e = assertThrows(InvalidInputException.class, () -> unshuffled(wrong));
        assertTrue(
                e.getMessage().contains("0.7500 pb") && e.getMessage().contains("state sum or average"),
                e.getMessage());
        ImportedEvents stated = unshuffled(wrong.withEventNorm(EventNorm.SUM));
        assertEquals(1.5, stated.report().samples().get(0).crossSections()[0]);
        assertTrue(stated.report().remarks().get(0).contains("<init> block says 4.000 pb"));
    }

    @Test
    void anUnsupportedNormalisationIsRefusedUnlessStated() {
        LheSample sample = LheSample.signal(file("u.lhe", two("unity")), "sm");
        var e = assertThrows(InvalidInputException.class, () -> unshuffled(sample));
        assertTrue(e.getMessage().contains("u.lhe: event_norm 'unity'"), e.getMessage());
        assertEquals(2, unshuffled(sample.withEventNorm(EventNorm.SUM)).size());
    }

    @Test
    void aWeightWithTheIdOfTheSamplingPointReplacesTheEventWeight() {
        String text = LheText.head("sum") + LheText.event(1, "4.0", LheText.weights(3.75, 6)) + LheText.TAIL;
        EventBlock block = block(unshuffled(LheSample.signal(file("s.lhe", text), "sm")));
        assertArrayEquals(new double[] {3.75, 6}, block.weights().toArray());
    }

    @Test
    void signalsAndBackgroundsOfSeveralFilesComeTogether() {
        Path atSm = file("sm.lhe", two("sum"));
        Path atW = file("w.lhe", two("sum").replace("id='w'", "id='sm'"));
        String noWeights =
                LheText.head("average") + LheText.event(3, "-4.0", "") + LheText.event(4, "10", "") + LheText.TAIL;
        ImportedEvents events = unshuffled(
                LheSample.signal(atSm, "sm"),
                LheSample.signal(atW, "w").withKFactor(10),
                LheSample.background(file("bg.lhe", noWeights)).withKFactor(2));
        EventBlock block = block(events);
        assertArrayEquals(
                new double[] {3, 7, 5, 9, 70, 30, 90, 50, -4, -4, 10, 10},
                block.weights().toArray());
        assertArrayEquals(
                new int[] {0, 0, 1, 1, EventBlock.BACKGROUND, EventBlock.BACKGROUND}, block.samplingBenchmarks());
        assertArrayEquals(new long[] {2, 2}, events.counts().signal());
        assertEquals(2, events.counts().background());
        assertEquals(1, events.report().samples().get(2).negativeWeights());
        assertEquals(3, events.inputs().size());
        assertEquals("a[0].pt", events.setup().observables().get(0).definition());
    }

    @Test
    void theSeedDecidesTheOrderAndNothingElse() {
        var text = new StringBuilder(LheText.head("sum"));
        for (int i = 1; i <= 5000; i++) {
            text.append(LheText.event(i, "0.0008", LheText.weights(0.0008, i)));
        }
        LheSample sample = LheSample.signal(file("many.lhe", text + LheText.TAIL), "sm");
        double[] plain = block(unshuffled(sample)).weights().column(1);
        ImportedEvents shuffled = LheImport.run(settings(PT, OptionalLong.of(7), sample));
        double[] first = block(shuffled).weights().column(1);
        double[] again = block(LheImport.run(settings(PT, OptionalLong.of(7), sample)))
                .weights()
                .column(1);
        double[] other = block(LheImport.run(settings(PT, OptionalLong.of(8), sample)))
                .weights()
                .column(1);
        assertArrayEquals(first, again);
        assertNotEquals(first[0] + 1e4 * first[1], other[0] + 1e4 * other[1]);
        double[] sorted = first.clone();
        Arrays.sort(sorted);
        assertArrayEquals(plain, sorted);
        // rows stay together, and any range gives the same events
        List<EventBlock> blocks = new ArrayList<>();
        shuffled.read(1234, 4321, 1000, blocks::add);
        assertEquals(
                List.of(1234L, 2234L, 3234L, 4234L),
                blocks.stream().map(EventBlock::first).toList());
        EventBlock last = blocks.get(3);
        assertEquals(87, last.size());
        assertEquals(first[4320], last.weights().get(86, 1));
        assertEquals(10 * first[4320], last.observations().get(86, 0));
    }

    @Test
    void badInputIsAnsweredWithFileEventAndRemedy() {
        Path good = file("good.lhe", two("sum"));
        assertRefused(
                "good.lhe is generated at an unknown benchmark 'smm'; did you mean 'sm'",
                LheSample.signal(good, "smm"));
        assertRefused(
                "good.lhe, event 1: there is no weight with the id 'sm' of a benchmark; rename the benchmark or reweight"
                        + " the file; known: w",
                LheSample.signal(good, "w"));
        Path none = file("none.lhe", LheText.head("sum") + LheText.event(1, "4.0", "") + LheText.TAIL);
        assertRefused(
                "none.lhe, event 1: there is no weight with the id 'w' of a benchmark, and no other",
                LheSample.signal(none, "sm"));
        Path late = file("late.lhe", two("sum").replace("id='w'>9", "id='W'>9"));
        assertRefused("late.lhe, event 2: there is no weight with the id 'w'", LheSample.signal(late, "sm"));
        Path nan = file("nan.lhe", two("sum").replace(">9<", ">NaN<"));
        assertRefused("nan.lhe, event 2: the weight 'w' is NaN", LheSample.signal(nan, "sm"));
        Path infinite = file("inf.lhe", two("sum").replace(" 5.0 91", " 1e999 91"));
        assertRefused("inf.lhe, event 2: the weight XWGTUP is Infinity", LheSample.signal(infinite, "sm"));
        Path empty = file("empty.lhe", LheText.head("sum") + LheText.TAIL);
        assertRefused("empty.lhe holds no event", LheSample.signal(empty, "sm"));
        assertThrows(InvalidInputException.class, () -> settings(PT, OptionalLong.empty()));
        assertThrows(
                InvalidInputException.class, () -> LheSample.background(good).withKFactor(0));
    }

    @Test
    void aSelectionThatNothingPassesSaysWhy() {
        var selection = new EventSelection(List.of(SelectedObservable.required("pt_j1")), List.of());
        LheSample sample = LheSample.signal(file("s.lhe", two("sum")), "sm");
        var e = assertThrows(
                InvalidInputException.class, () -> LheImport.run(settings(selection, OptionalLong.of(1), sample)));
        assertTrue(e.getMessage().contains("none of the 2 events passes the selection; rejected by: needs pt_j1 (2)"));
    }

    private void assertRefused(String expected, LheSample sample) {
        var e = assertThrows(InvalidInputException.class, () -> unshuffled(sample));
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
}
