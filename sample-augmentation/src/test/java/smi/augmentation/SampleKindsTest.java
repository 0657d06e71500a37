package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** More ratios, nuisance parameters, benchmarks without morphing, negative weights and samples in parts. */
class SampleKindsTest {
    private static final int EVENTS = 20_000;
    private static final InMemoryEvents SOURCE = QuadraticToy.atOrigin(EVENTS, 31);

    private static WeightedEvents all(InMemoryEvents events) {
        return WeightedEvents.of(events, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
    }

    private static HypothesisSpec spec(String theta) {
        return HypothesisSpec.of(ThetaSpec.parse(theta, SOURCE.setup()));
    }

    private static ParameterPoint theta(double c) {
        return QuadraticToy.SPACE.point(c);
    }

    /** Every number against its closed form; both come from differences of benchmark weights, hence 1e-11. */
    @Test
    void moreRatiosAreTheClosedFormsAndMultiply() {
        WeightedEvents events = all(SOURCE);
        var request = new SampleRequest.MoreRatios(
                spec("random:20:gaussian(0,0.3)"), spec("sm"), List.of(spec("0.5"), spec("random:7:flat(-1,1)")), 999);
        var sample = (MoreRatiosSample) Augmenter.of(events, 5).make(request);
        assertEquals(3 * 999, sample.size());
        assertEquals(3, sample.rowsPerEvent());
        for (int i = 0; i < sample.size(); i++) {
            double z = sample.observations().get(i, 0);
            double c0 = sample.theta0().get(i, 0);
            double c1 = sample.theta1().get(i, 0);
            double d0 = density(events, c0, z);
            double d1 = density(events, c1, z);
            double worst = 1e-11 * (1 + 1 / d0) * (1 + 1 / d1) * Math.pow(1 + z * z, 2);
            assertEquals(d0 / d1, sample.jointRatio().get(i, 0), worst * (1 + d0 / d1));
            assertEquals(score(events, c0, z), sample.jointScore0().get(i, 0), worst);
            assertEquals(score(events, c1, z), sample.jointScore1().get(i, 0), worst);
        }
        for (int i = 0; i < sample.size(); i += 3) {
            identities(sample, i);
        }
    }

    /** The pairs of one event: the same x and label, the same numerator or denominator as the first pair. */
    private static void identities(MoreRatiosSample sample, int first) {
        double label = sample.labels().get(first, 0);
        for (int c = 1; c < 3; c++) {
            assertEquals(label, sample.labels().get(first + c, 0));
            assertEquals(
                    sample.observations().get(first, 0), sample.observations().get(first + c, 0));
            EventMatrix shared = label == 0 ? sample.theta0() : sample.theta1();
            assertEquals(shared.get(first, 0), shared.get(first + c, 0));
            EventMatrix score = label == 0 ? sample.jointScore0() : sample.jointScore1();
            assertEquals(score.get(first, 0), score.get(first + c, 0));
        }
    }

    private static double density(WeightedEvents events, double c, double z) {
        return (1 + c * z) * (1 + c * z) / events.crossSection(theta(c)).valuePb() * QuadraticToy.SIGMA0;
    }

    private static double score(WeightedEvents events, double c, double z) {
        CrossSection sigma = events.crossSection(theta(c));
        return 2 * z / (1 + c * z) - sigma.gradientPb()[0] / sigma.valuePb();
    }

    /** r(θ0,θ1) r(θ1,θ2) = r(θ0,θ2) on the same event, to rounding. */
    @Test
    void ratiosOfTheSameEventMultiply() {
        var request = new SampleRequest.MoreRatios(spec("0.4"), spec("sm"), List.of(spec("0.2")), 400);
        var sample = (MoreRatiosSample) Augmenter.of(all(SOURCE), 6).make(request);
        WeightedEvents events = all(SOURCE);
        for (int i = 0; i < sample.size(); i += 2) {
            double z = sample.observations().get(i, 0);
            double between =
                    density(events, 0.2, z) / density(events, sample.labels().get(i, 0) == 0 ? 0 : 0.4, z);
            double first = sample.jointRatio().get(i, 0);
            double second = sample.jointRatio().get(i + 1, 0);
            // label 0: r(0.4,0.2) r(0.2,0) = r(0.4,0); label 1: r(0.4,0) r(0.2,0.4) = r(0.2,0)
            double left = sample.labels().get(i, 0) == 0 ? second * between : first * between;
            double right = sample.labels().get(i, 0) == 0 ? first : second;
            assertEquals(right, left, 1e-9 * (1 + right) * (1 + between));
        }
    }

    @Test
    void eventsAreDrawnWithNuisanceParametersAndHaveTheirScore() {
        WeightedEvents events = all(NuisanceToy.of(SOURCE));
        double nu = 1.5;
        var at = new HypothesisSpec(ThetaSpec.points(theta(0.3)), NuSpec.parse("point:1.5"));
        var sample =
                (LocalSample) Augmenter.of(events, 7).withNuisanceScore().make(new SampleRequest.Local(at, 40_000));
        CrossSection sigma = events.crossSection(theta(0.3), new double[] {nu});
        double[] sums = new double[3];
        double[] squares = new double[3];
        for (int i = 0; i < sample.size(); i++) {
            double z = sample.observations().get(i, 0);
            assertEquals(nu, sample.theta().get(i, 1));
            double slope = NuisanceToy.linear(z) + 2 * NuisanceToy.quadratic(z) * nu;
            assertEquals(
                    slope - sigma.gradientPb()[1] / sigma.valuePb(),
                    sample.jointScore().get(i, 1),
                    1e-10);
            double[] values = {
                z, sample.jointScore().get(i, 0), sample.jointScore().get(i, 1)
            };
            for (int k = 0; k < 3; k++) {
                sums[k] += values[k] / sample.size();
                squares[k] += values[k] * values[k] / sample.size();
            }
        }
        // means: of z by reweighting, of scores 0; the draws are stratified, so independent errors are generous
        double[] expected = {reweightedMean(events, 0.3, nu), 0, 0};
        for (int k = 0; k < 3; k++) {
            assertEquals(expected[k], sums[k], 4.5 * Math.sqrt((squares[k] - sums[k] * sums[k]) / sample.size()));
        }
        assertEquals(List.of("scale"), sample.info().nuisanceParameters());
    }

    private static double reweightedMean(WeightedEvents events, double c, double nu) {
        double[] sums = new double[2];
        events.read(1000, block -> {
            for (int i = 0; i < block.size(); i++) {
                double z = block.observations().get(i, 0);
                double w = (1 + c * z)
                        * (1 + c * z)
                        * Math.exp(NuisanceToy.linear(z) * nu + NuisanceToy.quadratic(z) * nu * nu);
                sums[0] += w;
                sums[1] += w * z;
            }
        });
        return sums[1] / sums[0];
    }

    @Test
    void randomNuisanceParametersGiveEveryHypothesisItsOwn() {
        WeightedEvents events = all(NuisanceToy.of(SOURCE));
        var theta0 = new HypothesisSpec(ThetaSpec.points(theta(0.3)), NuSpec.parse("random:50:gaussian(0,1)"));
        var sample = (RatioSample) Augmenter.of(events, 8).make(new SampleRequest.Ratio(theta0, spec("sm"), 1000));
        Set<Double> values = new HashSet<>();
        double r = 0;
        for (int i = 0; i < sample.size(); i++) {
            double nu = sample.theta0().get(i, 1);
            values.add(nu);
            assertEquals(0.0, sample.theta1().get(i, 1));
            r = Math.max(
                    r,
                    Math.abs(sample.jointRatio().get(i, 0)
                            - ratio(events, nu, sample.observations().get(i, 0))));
        }
        assertEquals(100, values.size(), "50 in each half");
        assertTrue(r < 1e-9, "largest difference " + r);
        assertEquals(1, sample.jointScore().columns());
    }

    private static double ratio(WeightedEvents events, double nu, double z) {
        double w0 = (1 + 0.3 * z)
                * (1 + 0.3 * z)
                * Math.exp(NuisanceToy.linear(z) * nu + NuisanceToy.quadratic(z) * nu * nu);
        return w0
                / events.crossSection(theta(0.3), new double[] {nu}).valuePb()
                * events.crossSection(theta(0)).valuePb();
    }

    /** (W(θ+ε) − W(θ))/ε of a quadratic differs from its derivative by ε z²: the exact expectation is known. */
    @Test
    void withoutMorphingScoresAreFiniteDifferences() {
        double epsilon = 1e-3;
        WeightedEvents events = all(NuisanceToy.withoutMorphing(SOURCE, epsilon, true));
        LocalSample sample = Augmenter.of(events, 9).local(ThetaSpec.benchmarks(events.setup(), "plus"), 5000);
        double[] sigma = events.benchmarkCrossSections();
        double sum = 0;
        for (int i = 0; i < sample.size(); i++) {
            double z = sample.observations().get(i, 0);
            double w = (1 + 0.8 * z) * (1 + 0.8 * z);
            double shifted = (1 + (0.8 + epsilon) * z) * (1 + (0.8 + epsilon) * z);
            double expected = (shifted / w - 1) / epsilon - (sigma[3] / sigma[1] - 1) / epsilon;
            assertEquals(expected, sample.jointScore().get(i, 0), 1e-8 * (1 + 1 / w) * (1 + z * z));
            sum += expected / sample.size();
        }
        // Var t is about 3: standard error 0.025
        assertEquals(0, sum, 0.11);
        assertEquals(sigma[1], events.crossSection(theta(0.8)).valuePb(), 1e-12);
        assertMessage("no morphing", () -> events.crossSection(theta(0.5)));
    }

    @Test
    void withoutMorphingAndFiniteDifferencesThereAreRatiosButNoScores() {
        WeightedEvents events = all(NuisanceToy.withoutMorphing(SOURCE, 1e-3, false));
        ThetaSpec sm = ThetaSpec.benchmarks(events.setup(), "sm");
        ThetaSpec plus = ThetaSpec.benchmarks(events.setup(), "plus");
        RatioSample sample = Augmenter.of(events, 9).ratio(plus, sm, 1000);
        assertEquals(0, sample.jointScore().columns());
        double[] sigma = events.benchmarkCrossSections();
        for (int i = 0; i < sample.size(); i++) {
            double z = sample.observations().get(i, 0);
            double r = (1 + 0.8 * z) * (1 + 0.8 * z) * sigma[0] / sigma[1];
            assertEquals(r, sample.jointRatio().get(i, 0), 1e-12 * (1 + r));
        }
        assertMessage("joint score is not known", () -> Augmenter.of(events, 9).local(sm, 10));
        assertMessage("no morphing", () -> Augmenter.of(events, 9).coefficients());
    }

    /** A tenth of the events with the opposite sign: means with signs are those of the signed weights. */
    @Test
    void keptSignsGiveUnbiasedMeans() {
        WeightedEvents events = all(tenthNegative());
        Augmenter keep = Augmenter.of(events, 10).withNegativeWeights(NegativeWeights.KEEP_SIGN);
        PlainSample sample = keep.plain(ThetaSpec.points(theta(0.4)), 200_000);
        double signs = 0;
        double mean = 0;
        for (int i = 0; i < sample.size(); i++) {
            double sign = sample.signs().get(i, 0);
            assertEquals(1, Math.abs(sign));
            signs += sign;
            mean += sign * sample.observations().get(i, 1);
        }
        double[] expected = new double[2];
        events.read(1000, block -> {
            for (int i = 0; i < block.size(); i++) {
                double z = block.observations().get(i, 0);
                double w = block.weights().get(i, 0) * (1 + 0.4 * z) * (1 + 0.4 * z);
                expected[0] += w;
                expected[1] += w * z * z;
            }
        });
        // stratified draws: every event as often as its weight says, within two
        assertEquals(expected[1] / expected[0], mean / signs, 0.02);
        double negative = (1 - signs / sample.size()) / 2;
        assertEquals(sample.info().weights().negativeShare(), negative / (1 - negative), 0.003);
        var error = assertThrows(
                InvalidInputException.class,
                () -> sample.info().allowingAnyPartition().requireTrainable());
        assertTrue(error.getMessage().contains("signs"), error.getMessage());
    }

    @Test
    void refusedNegativeWeightsAreCounted() {
        Augmenter refuse = Augmenter.of(all(tenthNegative()), 10).withNegativeWeights(NegativeWeights.REFUSE);
        assertMessage(
                "2000 of 20000 events have a negative weight", () -> refuse.plain(ThetaSpec.points(theta(0.4)), 100));
        assertMessage("negative weight", refuse::coefficients);
        Augmenter.of(all(SOURCE), 10)
                .withNegativeWeights(NegativeWeights.REFUSE)
                .plain(ThetaSpec.points(theta(0.4)), 100);
        assertMessage("did you mean 'keep-sign'", () -> NegativeWeights.parse("keep-signs"));
    }

    private static InMemoryEvents tenthNegative() {
        double[] w = SOURCE.weights().toArray();
        for (int i = 0; i < EVENTS; i += 10) {
            for (int b = 0; b < 3; b++) {
                w[3 * i + b] *= -1;
            }
        }
        return new InMemoryEvents(
                SOURCE.setup(), SOURCE.observations(), EventMatrix.of(EVENTS, 3, w), SOURCE.sampling());
    }

    @Test
    void partsTogetherAreASampleOfTheSizeAskedFor() {
        Augmenter augmenter = Augmenter.of(all(SOURCE), 11);
        var request = new SampleRequest.Ratio(spec("random:13:flat(-1,1)"), spec("sm"), 1001);
        Set<Double> numerators = new HashSet<>();
        int size = 0;
        double ones = 0;
        for (int part = 0; part < 4; part++) {
            var sample = (RatioSample) augmenter.part(part, 4).make(request);
            size += sample.size();
            for (int i = 0; i < sample.size(); i++) {
                numerators.add(sample.theta0().get(i, 0));
                ones += sample.labels().get(i, 0);
            }
            assertEquals(
                    (part + 1) + " of 4", sample.info().provenance().settings().get("part"));
            assertEquals(
                    augmenter.part(part, 4).provenance(request), sample.info().provenance());
        }
        assertEquals(1001, size);
        assertEquals(500, ones);
        assertEquals(26, numerators.size(), "every part has the same 13 points in each half");
        double[] whole = augmenter.coefficients().coefficients().column(0);
        double[] first = ((CoefficientSample) augmenter.part(0, 3).make(new SampleRequest.Coefficients()))
                .coefficients()
                .column(0);
        assertEquals(
                Arrays.stream(whole).limit(first.length).sum(),
                Arrays.stream(first).sum(),
                1e-12);
        assertEquals(EVENTS / 3, first.length);
    }

    @Test
    void unusualSamplesComeWithAWarning() {
        PlainSample far = Augmenter.of(all(SOURCE), 12).plain(ThetaSpec.points(theta(5)), 100);
        assertTrue(
                far.info().warnings().toString().contains("outside the range"),
                far.info().toString());
        PlainSample few = Augmenter.of(all(QuadraticToy.atOrigin(40, 3)), 12).plain(ThetaSpec.points(theta(0)), 100);
        assertTrue(
                few.info().warnings().toString().contains("fewer than 100"),
                few.info().toString());
        assertTrue(
                few.info().warnings().toString().contains("one event carries"),
                few.info().toString());
        assertEquals(0.025, few.info().weights().largestShare(), 1e-12);
    }

    @Test
    void samplesOfTestEventsAreNotTrainedOn() {
        var test = WeightedEvents.of(SOURCE, Partition.TEST, Split.defaults(), SamplingFactors.MIXTURE);
        SampleInfo info =
                Augmenter.of(test, 1).plain(ThetaSpec.points(theta(0)), 10).info();
        assertMessage("test partition", info::requireTrainable);
        assertMessage("--any-partition", info::requireTrainable);
        SampleInfo every = Augmenter.of(all(SOURCE), 1)
                .plain(ThetaSpec.points(theta(0)), 10)
                .info();
        assertMessage("test events among them", every::requireTrainable);
        var none = WeightedEvents.of(SOURCE, Partition.ALL, new Split(0.2, 0), SamplingFactors.MIXTURE);
        Augmenter.of(none, 1).plain(ThetaSpec.points(theta(0)), 10).info().requireTrainable();
    }

    /** The wish is on record: it travels with the sample into what is trained on it. */
    @Test
    void aWishToTrainOnAnyPartitionIsRecorded() {
        var test = WeightedEvents.of(SOURCE, Partition.TEST, Split.defaults(), SamplingFactors.MIXTURE);
        PlainSample sample = Augmenter.of(test, 1).plain(ThetaSpec.points(theta(0)), 10);
        PlainSample allowed = sample.withInfo(sample.info().allowingAnyPartition());
        allowed.info().requireTrainable();
        assertEquals("true", allowed.info().provenance().settings().get("any_partition"));
        assertEquals(Partition.TEST, allowed.info().partition());
        assertEquals(sample.observations(), allowed.observations());
    }

    /** Density and test samples are local and plain ones under their own names. */
    @Test
    void densityAndTestSamplesHaveTheirOwnNames() {
        var test = WeightedEvents.of(SOURCE, Partition.TEST, Split.defaults(), SamplingFactors.MIXTURE);
        ThetaSpec many = ThetaSpec.parse("random:50:gaussian(0,0.3)", SOURCE.setup());
        LocalSample density = Augmenter.of(all(SOURCE), 13).density(many, 500);
        assertEquals("density", density.info().provenance().settings().get("sample"));
        LocalSample local = Augmenter.of(all(SOURCE), 13).local(many, 500);
        assertEquals(local.jointScore(), density.jointScore());
        assertEquals(50, Arrays.stream(density.theta().column(0)).distinct().count());
        PlainSample events = Augmenter.of(test, 13).test(many, 500);
        assertEquals("test", events.info().provenance().settings().get("sample"));
        assertEquals(Augmenter.of(test, 13).plain(many, 500).observations(), events.observations());
        assertMessage("comes from the test partition", () -> Augmenter.of(all(SOURCE), 13)
                .test(many, 500));
    }

    @Test
    void badInputIsRefusedInOneLine() {
        assertMessage(
                "no nuisance parameters", () -> Augmenter.of(all(SOURCE), 1).withNuisanceScore());
        var two = new HypothesisSpec(ThetaSpec.points(theta(0)), NuSpec.parse("1,2"));
        assertMessage("as many values", () -> Augmenter.of(all(NuisanceToy.of(SOURCE)), 1)
                .make(new SampleRequest.Plain(two, 10)));
        assertMessage("nominal, point", () -> NuSpec.parse("nominl"));
        assertMessage("above 0", () -> NuSpec.parse("random:10:gaussian(0,0)"));
    }

    private static void assertMessage(String part, Executable call) {
        var error = assertThrows(InvalidInputException.class, call);
        assertTrue(error.getMessage().contains(part) && !error.getMessage().contains("\n"), error.getMessage());
    }
}
