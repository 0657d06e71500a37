package smi.events.simulators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import smi.events.EventSetup;
import smi.events.SmiVersion;
import smi.events.lhe.LesHouchesWriter;
import smi.events.lhe.LesHouchesWriter.Event;
import smi.events.lhe.LesHouchesWriter.Particle;
import smi.events.lhe.LesHouchesWriter.Weight;
import smi.events.lhe.LesHouchesWriter.WeightGroup;
import smi.morphing.Benchmark;

/**
 * The particles of Drell–Yan events for a Les Houches file.
 *
 * @param setup the weight columns
 * @param run the events, of one sampling benchmark
 * @param sampled that benchmark
 */
record DrellYanLesHouches(EventSetup setup, DrellYanRun run, int sampled) {
    private static final double BEAM_ENERGY = PartonFlux.COLLIDER_ENERGY / 2;
    private static final double ALPHA_QED = 1.0 / 128.0;
    private static final double ALPHA_QCD = 0.118;

    LesHouchesWriter.Sample sample(int threads) {
        long events = run.mix().count(0);
        double[] inclusive = DrellYanCrossSection.inclusive(PartonDensities.CENTRAL);
        double[] theta = setup.benchmarks().get(sampled).point().values();
        double sigma = DrellYanCrossSection.at(inclusive, theta);
        Consumer<Consumer<Event>> reader = sink -> new OrderedTasks(threads)
                .run(0, run.mix().chunks(), chunk -> events(chunk, sigma), block -> block.forEach(sink));
        return new LesHouchesWriter.Sample(
                "smi " + SmiVersion.current() + " drell-yan", events, BEAM_ENERGY, sigma, groups(), reader);
    }

    private List<WeightGroup> groups() {
        List<WeightGroup> groups = new ArrayList<>();
        groups.add(new WeightGroup(
                "mg_reweighting",
                Map.of("weight_name_strategy", "includeIdInWeightName"),
                setup.benchmarks().stream()
                        .map(b -> new Weight(b.name(), Map.of(), coordinates(b)))
                        .toList()));
        if (!setup.nuisanceBenchmarks().isEmpty()) {
            groups.add(new WeightGroup(
                    "Central scale variation",
                    Map.of("combine", "envelope"),
                    List.of(
                            variation("1001", "1.0", "90000", "central"),
                            variation("1002", "2.0", "90000", "scale x 2"),
                            variation("1003", "0.5", "90000", "scale x 0.5"))));
            groups.add(new WeightGroup(
                    "mwst_pdf_toy_ct",
                    Map.of("combine", "hessian"),
                    List.of(
                            variation("2000", "1.0", "90000", "central"),
                            variation("2001", "1.0", "90001", "valence"),
                            variation("2002", "1.0", "90002", "sea"))));
        }
        return groups;
    }

    private static String coordinates(Benchmark benchmark) {
        List<String> names = benchmark.point().space().names();
        List<String> parts = new ArrayList<>();
        for (int p = 0; p < names.size(); p++) {
            parts.add(names.get(p) + "=" + benchmark.point().get(p));
        }
        return String.join(" ", parts);
    }

    private static Weight variation(String id, String scale, String pdf, String description) {
        return new Weight(id, new TreeMap<>(Map.of("MUF", scale, "MUR", scale, "PDF", pdf)), description);
    }

    private List<Event> events(long chunk, double sigma) {
        Partons partons = run.partons(chunk);
        SignalWeights weights = SignalWeights.of(sigma, sampled, setup);
        List<Event> events = new ArrayList<>(partons.size());
        for (int i = 0; i < partons.size(); i++) {
            events.add(new Event(
                    sigma, partons.masses()[i], ALPHA_QED, ALPHA_QCD, particles(partons, i), all(weights, partons, i)));
        }
        return events;
    }

    /** In the order of the groups; the systematic variations are those of the sampling benchmark. */
    private double[] all(SignalWeights weights, Partons partons, int i) {
        int benchmarks = setup.benchmarks().size();
        boolean systematics = !setup.nuisanceBenchmarks().isEmpty();
        double[] result = new double[benchmarks + (systematics ? 6 : 0)];
        double[] columns = new double[setup.weightColumns().size()];
        weights.fill(partons, i, columns, 0, columns.length);
        System.arraycopy(columns, 0, result, 0, benchmarks);
        if (systematics) {
            double own = columns[sampled];
            double[] varied = new double[DrellYanSetup.VARIATIONS.size()];
            weights.fillVariations(partons, i, own, varied, 0);
            System.arraycopy(
                    new double[] {own, varied[0], varied[1], own, varied[2], varied[3]}, 0, result, benchmarks, 6);
        }
        return result;
    }

    private static List<Particle> particles(Partons partons, int i) {
        double mass = partons.masses()[i];
        double rapidity = partons.rapidities()[i];
        double half = 0.5 * mass;
        int channel = partons.channels()[i];
        int first = PartonFlux.flavour(channel).pdgId() * PartonFlux.orientation(channel);
        double up = half * Math.exp(rapidity);
        double down = half * Math.exp(-rapidity);
        double cosine = partons.cosines()[i];
        double pt = half * Math.sqrt((1 - cosine) * (1 + cosine));
        double px = pt * Math.cos(partons.azimuths()[i]);
        double py = pt * Math.sin(partons.azimuths()[i]);
        int lepton = partons.leptonIds()[i];
        return List.of(
                incoming(first, up, 1),
                incoming(-first, down, -1),
                outgoing(lepton, px, py, (1 + cosine) * up / 2, (1 - cosine) * down / 2),
                outgoing(-lepton, -px, -py, (1 - cosine) * up / 2, (1 + cosine) * down / 2));
    }

    /** A quark carries colour line 501, an antiquark its end. */
    private static Particle incoming(int id, double energy, int direction) {
        int color = id > 0 ? 501 : 0;
        return new Particle(id, -1, 0, 0, color, 501 - color, 0, 0, direction * energy, energy, 0);
    }

    /** The light-cone momenta E + pz and E − pz of a lepton are known without cancellation: twice these arguments. */
    private static Particle outgoing(int id, double px, double py, double plus, double minus) {
        return new Particle(id, 1, 1, 2, 0, 0, px, py, plus - minus, plus + minus, 0);
    }
}
