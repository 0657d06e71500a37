package smi.events.simulators;

import java.util.function.DoubleBinaryOperator;
import java.util.random.RandomGenerator;

/**
 * Generates lepton pairs of one kind, unweighted. Mass and rapidity come from a {@link UnitSquareSampler} in
 * (ln m, y/y_max); given these, the channel and the helicities are a choice among few, and the angle inverts a cubic, so
 * that nothing else is rejected. Immutable.
 */
final class DrellYanGenerator {
    private static final int MASS_CELLS = 96;
    private static final int RAPIDITY_CELLS = 64;
    private static final double LN_MIN = Math.log(DrellYanCrossSection.MIN_MASS);
    private static final double LN_RANGE = Math.log(DrellYanCrossSection.MAX_MASS / DrellYanCrossSection.MIN_MASS);

    private final Process process;
    private final UnitSquareSampler sampler;

    private DrellYanGenerator(Process process) {
        this.process = process;
        this.sampler = UnitSquareSampler.of(MASS_CELLS, RAPIDITY_CELLS, new MassRapidityDensity(process));
    }

    /** How the angle is distributed in a channel. */
    private interface Angles {
        /** Draws the cosine between quark and l⁻. */
        double draw(AngularShape shape, double contact, RandomGenerator random);
    }

    /**
     * What is generated.
     *
     * @param contacts contact interaction per flavour
     * @param softening the mass spectrum is that of the signal times m to the minus this power
     * @param angles distribution of the angle
     */
    private record Process(double[] contacts, int softening, Angles angles) {
        double density(double[] luminosity, double mass) {
            double signal = DrellYanCrossSection.overAngles(luminosity, mass, contacts);
            return softening == 0 ? signal : signal * Math.pow(DrellYanCrossSection.MIN_MASS / mass, softening);
        }
    }

    /** Signal events at a parameter point θ = (clq1, clq3). */
    static DrellYanGenerator signal(double... theta) {
        return new DrellYanGenerator(
                new Process(DrellYanCrossSection.contacts(theta), 0, DrellYanGenerator::signalCosine));
    }

    /** Background events: flat in cos θ, and softer in the mass than the Standard Model by a factor 1/m². */
    static DrellYanGenerator background() {
        return new DrellYanGenerator(new Process(
                DrellYanCrossSection.contacts(0, 0), 2, (shape, contact, random) -> random.nextDouble(-1, 1)));
    }

    /** The shape is a sum of (1 + c)² and (1 − c)², whose cumulative distributions are cubes. */
    private static double signalCosine(AngularShape shape, double contact, RandomGenerator random) {
        double forward = shape.forwardAt(contact);
        double cosine = 2 * Math.cbrt(random.nextDouble()) - 1;
        return random.nextDouble() * (forward + shape.backward()) < forward ? cosine : -cosine;
    }

    /** The density in (ln m, y/y_max) on the unit square; keeps the values at its last point. */
    private static final class MassRapidityDensity implements DoubleBinaryOperator {
        private final Process process;
        private final PartonFlux flux = new PartonFlux(PartonDensities.CENTRAL);
        private double mass;
        private double rapidity;
        private double[] luminosity;

        MassRapidityDensity(Process process) {
            this.process = process;
        }

        @Override
        public double applyAsDouble(double u, double v) {
            mass = Math.exp(LN_MIN + LN_RANGE * u);
            double yMax = PartonFlux.maxRapidity(mass);
            rapidity = yMax * (2 * v - 1);
            luminosity = flux.at(mass, rapidity);
            return process.density(luminosity, mass) * mass * yMax;
        }
    }

    /** Makes events one after the other; not to be shared between threads. */
    final class Run {
        private final MassRapidityDensity density = new MassRapidityDensity(process);
        private final double[] point = new double[2];
        private final double[] cumulative = new double[PartonFlux.CHANNELS];
        private final AngularShape[] shapes = new AngularShape[PartonDensities.FLAVOURS];

        /** Generates one event into its place. */
        void generate(RandomGenerator random, Partons events, int i) {
            sampler.draw(random, density, point);
            int channel = channel(random);
            int flavour = PartonFlux.flavour(channel).ordinal();
            double cosine;
            do {
                cosine = process.angles().draw(shapes[flavour], process.contacts()[flavour], random);
            } while (!(Math.abs(cosine) < 1));
            events.channels()[i] = channel;
            events.masses()[i] = density.mass;
            events.rapidities()[i] = density.rapidity;
            events.cosines()[i] = cosine * PartonFlux.orientation(channel);
            events.azimuths()[i] = Math.PI * (1 - 2 * random.nextDouble());
            events.leptonIds()[i] = random.nextBoolean() ? 11 : 13;
        }

        private int channel(RandomGenerator random) {
            double total = 0;
            for (int f = 0; f < shapes.length; f++) {
                shapes[f] = PartonFlux.flavour(2 * f).amplitudes(density.mass * density.mass);
                double flavour = shapes[f].integrated(process.contacts()[f]);
                total += flavour * density.luminosity[2 * f];
                cumulative[2 * f] = total;
                total += flavour * density.luminosity[2 * f + 1];
                cumulative[2 * f + 1] = total;
            }
            double target = random.nextDouble() * total;
            int channel = 0;
            while (channel < cumulative.length - 1 && cumulative[channel] <= target) {
                channel++;
            }
            return channel;
        }
    }

    Run run() {
        return new Run();
    }

    /** The fraction of proposed pairs of mass and rapidity that is kept, given the cross section in pb. */
    double efficiency(double crossSection) {
        return sampler.efficiency(crossSection / (2 * LN_RANGE));
    }
}
