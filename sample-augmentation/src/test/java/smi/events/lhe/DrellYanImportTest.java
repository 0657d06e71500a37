package smi.events.lhe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;
import smi.events.expressions.Definitions;
import smi.events.expressions.Expression;
import smi.events.hdf5.HdfReader;
import smi.events.observables.Cut;
import smi.events.observables.Detector;
import smi.events.observables.EventSelection;
import smi.events.observables.ObjectType;
import smi.events.observables.Resolution;
import smi.events.observables.SelectedObservable;
import smi.events.observables.Smearing;
import smi.morphing.Benchmark;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** Event by event against the event files that MadMiner made from the same Les Houches files without smearing. */
class DrellYanImportTest {
    private static final String FOLDER = "drell-yan/";
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("t1", 2, -1, 1), Parameter.of("t3", 2, -1, 1));
    private static final List<Benchmark> BENCHMARKS = List.of(
            new Benchmark("sm", SPACE.point(0, 0)),
            new Benchmark("w", SPACE.point(0.8, 0.05)),
            new Benchmark("neg_w", SPACE.point(-0.75, 0.1)),
            new Benchmark("ww", SPACE.point(0.15, 0.7)),
            new Benchmark("neg_ww", SPACE.point(0.2, -0.85)),
            new Benchmark("morphing_basis_vector_5", SPACE.point(-0.7462497108453552, -0.7764182155021346)));

    private static ImportedEvents read(String file, String observables, Cut... cuts) {
        var selection = new EventSelection(
                Stream.of(observables.split(" "))
                        .map(SelectedObservable::required)
                        .toList(),
                List.of(cuts));
        return LheImport.run(new ImportSettings(
                BENCHMARKS,
                Optional.empty(),
                selection,
                List.of(LheSample.signal(ReferenceFiles.get(FOLDER + file), "sm")),
                OptionalLong.empty()));
    }

    @Test
    void cutsAndObservablesAreThoseOfTheTinyFile() {
        double none = Double.POSITIVE_INFINITY;
        ImportedEvents events = read(
                "lhe/sm_tiny.lhe.gz",
                "pt_l1 eta_l1 pt_l2 m_ll y_ll cos_theta dphi_ll met",
                Cut.on("eta_l1", -2.5, 2.5),
                Cut.on("eta_l2", -2.5, 2.5),
                Cut.on("pt_l1", 50, none),
                Cut.on("pt_l2", 30, none));
        assertEquals(627, events.size());
        try (HdfReader file = HdfReader.open(ReferenceFiles.get(FOLDER + "h5/tiny.h5"))) {
            assertEquals(
                    file.texts("observables/definitions"),
                    events.setup().observables().stream()
                            .map(observable -> observable.definition())
                            .toList());
            EventMatrix weights = file.matrix("samples/weights");
            compareObservables(events, file.matrix("samples/observations"), 6);
            events.read(0, 627, 627, block -> {
                for (int i = 0; i < block.size(); i++) {
                    // the efficiency that was applied to these events
                    double efficiency =
                            0.95 - 0.02 * Math.abs(block.observations().get(i, 1));
                    for (int b = 0; b < BENCHMARKS.size(); b++) {
                        double expected = weights.get(i, b);
                        assertEquals(expected, efficiency * block.weights().get(i, b), 1e-14 * expected);
                    }
                }
            });
        }
    }

    /** The names and definitions are those in the file, cuts and efficiency those that its maker gave to MadMiner. */
    @Test
    void theExpressionsOfTheTinyFileGiveIt() {
        try (HdfReader file = HdfReader.open(ReferenceFiles.get(FOLDER + "h5/tiny.h5"))) {
            List<String> names = file.texts("observables/names");
            List<String> definitions = file.texts("observables/definitions");
            Definitions known = Definitions.NONE;
            List<SelectedObservable> observables = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                var observable = new SelectedObservable(
                        Expression.observable(names.get(i), definitions.get(i), known), OptionalDouble.empty());
                observables.add(observable);
                known = known.with(observable);
            }
            Definitions all = known;
            List<Cut> cuts = Stream.of("abs(l[0].eta) < 2.5", "abs(l[1].eta) < 2.5", "pt_l1 > 50", "pt_l2 > 30")
                    .map(text -> Expression.cut(text, false, all))
                    .toList();
            var efficiency = Expression.efficiency("0.95 - 0.02*abs(l[0].eta)", 1, all);
            ImportedEvents events = LheImport.run(new ImportSettings(
                    BENCHMARKS,
                    Optional.empty(),
                    new EventSelection(Detector.PERFECT, observables, cuts, List.of(efficiency)),
                    List.of(LheSample.signal(ReferenceFiles.get(FOLDER + "lhe/sm_tiny.lhe.gz"), "sm")),
                    OptionalLong.empty()));
            assertEquals(627, events.size());
            compareObservables(events, file.matrix("samples/observations"), names.indexOf("dphi_ll"));
            EventMatrix weights = file.matrix("samples/weights");
            events.readAll(block -> {
                for (int i = 0; i < block.size(); i++) {
                    for (int b = 0; b < BENCHMARKS.size(); b++) {
                        double expected = weights.get((int) block.first() + i, b);
                        assertEquals(expected, block.weights().get(i, b), 1e-14 * expected);
                    }
                }
            });
        }
    }

    /**
     * The same events with the same resolutions but other random numbers than MadMiner's: mean and standard deviation of
     * every observable within five standard errors (which are generous, since the events before smearing are the same;
     * those of standard deviations are for a kurtosis of 9, that of an exponential tail).
     */
    @Test
    void smearedEventsAreDistributedAsThoseOfMadMiner() {
        var angle = new Resolution(0.05, 0);
        var leptons = new Smearing(
                ObjectType.L.pdgIds(), Optional.of(new Resolution(0, 0.05)), Optional.empty(), angle, angle);
        List<Cut> cuts = Stream.of("abs(l[0].eta) < 2.5", "abs(l[1].eta) < 2.5", "l[0].pt > 50", "l[1].pt > 30")
                .map(text -> Expression.cut(text, false, Definitions.NONE))
                .toList();
        var selection = new EventSelection(
                new Detector(List.of(leptons), new Resolution(10, 0.05), 2),
                Stream.of("pt_l1 eta_l1 pt_l2 m_ll y_ll cos_theta dphi_ll met".split(" "))
                        .map(SelectedObservable::required)
                        .toList(),
                cuts,
                List.of());
        try (HdfReader file = HdfReader.open(ReferenceFiles.get(FOLDER + "h5/main_shuffled.h5"))) {
            EventMatrix expected = file.matrix("samples/observations");
            ImportedEvents events = LheImport.run(new ImportSettings(
                    BENCHMARKS,
                    Optional.empty(),
                    selection,
                    List.of(LheSample.signal(ReferenceFiles.get(FOLDER + "lhe/sm_main.lhe.gz"), "sm")),
                    OptionalLong.empty()));
            assertEquals(expected.rows(), events.size(), 5 * Math.sqrt(2 * 50_000 * 0.63 * 0.37));
            events.read(0, events.size(), (int) events.size(), block -> {
                for (int o = 0; o < expected.columns(); o++) {
                    var theirs = new SummaryStatistics();
                    var mine = new SummaryStatistics();
                    DoubleStream.of(expected.column(o)).forEach(theirs::addValue);
                    DoubleStream.of(block.observations().column(o)).forEach(mine::addValue);
                    double sigma = theirs.getStandardDeviation();
                    double unit = sigma * Math.sqrt(2.0 / expected.rows());
                    assertEquals(theirs.getMean(), mine.getMean(), 5 * unit, "mean of " + o);
                    assertEquals(sigma, mine.getStandardDeviation(), 5 * Math.sqrt(2) * unit, "spread of " + o);
                }
            });
        }
    }

    /**
     * MadMiner's file is shuffled; masses are far enough apart to order both files by them. In sixty-digit arithmetic on
     * the printed momenta its masses are off by up to 1.5e-12, those computed here by up to 7e-14.
     */
    @Test
    void allEventsOfTheLargeFileAgree() {
        ImportedEvents events = read("lhe/sm_main.lhe.gz", "m_ll y_ll cos_theta");
        assertEquals(50_000, events.size());
        try (HdfReader file = HdfReader.open(ReferenceFiles.get(FOLDER + "h5/exact_shuffled.h5"))) {
            EventMatrix observations = file.matrix("samples/observations");
            EventMatrix weights = file.matrix("samples/weights");
            int[] order = byMass(observations);
            events.read(0, 50_000, 50_000, block -> {
                int[] mine = byMass(block.observations());
                for (int i = 0; i < order.length; i++) {
                    for (int o = 0; o < observations.columns(); o++) {
                        double expected = observations.get(order[i], o);
                        assertEquals(expected, block.observations().get(mine[i], o), 2 * tolerance(expected));
                    }
                    for (int b = 0; b < BENCHMARKS.size(); b++) {
                        double expected = weights.get(order[i], b);
                        assertEquals(expected, block.weights().get(mine[i], b), 1e-14 * expected);
                    }
                }
            });
        }
    }

    private static int[] byMass(EventMatrix observations) {
        return IntStream.range(0, observations.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> observations.get(i, 0)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double tolerance(double value) {
        return Math.max(1e-10, 1e-12 * Math.abs(value));
    }

    /** 1e-12 relative or 1e-10 absolute; exactly back-to-back leptons have Δφ = π or −π. */
    private static void compareObservables(ImportedEvents events, EventMatrix expected, int angle) {
        events.readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                for (int o = 0; o < expected.columns(); o++) {
                    double reference = expected.get((int) block.first() + i, o);
                    double difference = block.observations().get(i, o) - reference;
                    double distance = o == angle ? Math.IEEEremainder(difference, 2 * Math.PI) : difference;
                    assertEquals(0, distance, tolerance(reference));
                }
            }
        });
    }
}
