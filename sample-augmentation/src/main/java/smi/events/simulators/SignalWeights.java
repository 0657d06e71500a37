package smi.events.simulators;

import java.util.List;
import smi.events.EventSetup;

/**
 * Weights of signal events: at the benchmark they were generated at all have the same; at others it is multiplied by
 * the ratio of squared matrix elements of the event's own channel, which is what makes joint quantities differ from
 * those of the observables; at nuisance benchmarks the weight of the reference is multiplied by the ratio of parton
 * luminosities.
 */
final class SignalWeights implements EventWeights {
    private final double own;
    private final int sampled;
    private final int reference;
    private final double[][] contacts;
    private final List<PartonDensities> variations;
    private final PartonFlux central = new PartonFlux(PartonDensities.CENTRAL);
    private final List<PartonFlux> varied;

    private SignalWeights(
            double own, int sampled, int reference, double[][] contacts, List<PartonDensities> variations) {
        this.own = own;
        this.sampled = sampled;
        this.reference = reference;
        this.contacts = contacts;
        this.variations = variations;
        this.varied = variations.stream().map(PartonFlux::new).toList();
    }

    /**
     * Weights for the columns of a setup.
     *
     * @param own weight of an event at the benchmark it was generated at, in pb
     * @param sampled that benchmark
     * @param setup the columns
     */
    static SignalWeights of(double own, int sampled, EventSetup setup) {
        double[][] contacts = setup.benchmarks().stream()
                .map(b -> DrellYanCrossSection.contacts(b.point().values()))
                .toArray(double[][]::new);
        return new SignalWeights(
                own,
                sampled,
                setup.benchmarkIndex(setup.referenceBenchmark()),
                contacts,
                setup.nuisanceBenchmarks().stream()
                        .map(DrellYanSetup.VARIATIONS::get)
                        .toList());
    }

    @Override
    public SignalWeights forOneThread() {
        return new SignalWeights(own, sampled, reference, contacts, variations);
    }

    @Override
    public void fill(Partons events, int i, double[] target, int offset, int columns) {
        fillBenchmarks(events, i, target, offset);
        fillVariations(events, i, target[offset + reference], target, offset + contacts.length);
    }

    private void fillBenchmarks(Partons events, int i, double[] target, int offset) {
        int channel = events.channels()[i];
        QuarkFlavour flavour = PartonFlux.flavour(channel);
        double mass = events.masses()[i];
        double cosine = events.cosines()[i] * PartonFlux.orientation(channel);
        AngularShape shape = flavour.amplitudes(mass * mass);
        double scale = own / shape.at(cosine, contacts[sampled][flavour.ordinal()]);
        for (int b = 0; b < contacts.length; b++) {
            target[offset + b] = b == sampled ? own : scale * shape.at(cosine, contacts[b][flavour.ordinal()]);
        }
    }

    /** The weight that an event has at every variation, from its weight without variation. */
    void fillVariations(Partons events, int i, double weight, double[] target, int offset) {
        if (varied.isEmpty()) {
            return;
        }
        int channel = events.channels()[i];
        double mass = events.masses()[i];
        double rapidity = events.rapidities()[i];
        double unit = weight / central.at(mass, rapidity)[channel];
        for (int v = 0; v < varied.size(); v++) {
            target[offset + v] = unit * varied.get(v).at(mass, rapidity)[channel];
        }
    }
}
