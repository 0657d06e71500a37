package smi.events.simulators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.lhe.LesHouchesWriter;
import smi.morphing.InvalidInputException;

/**
 * pp → l⁻l⁺ at 13 TeV with two four-fermion operators, leading order, toy parton densities: every weight is exactly
 * quadratic in θ = (clq1, clq3). Unweighted events; an event generated at benchmark s has the weight σ(θ_s)/n_s there,
 * with n_s the number of events generated at s before cuts, so that the events of each sampling benchmark add up to the
 * cross section that passes the cuts.
 */
public final class DrellYanSimulator implements Simulator {
    private static final String NAME = "drell-yan";

    private final DrellYanOptions options;
    private final EventSetup setup;

    private DrellYanSimulator(DrellYanOptions options, EventSetup setup) {
        this.options = options;
        this.setup = setup;
    }

    /**
     * A simulator with given options.
     *
     * @param options observables, sampling benchmarks, smearing, cuts, background, systematics
     * @return the simulator
     * @throws InvalidInputException if a sampling benchmark does not exist or occurs twice
     */
    public static DrellYanSimulator of(DrellYanOptions options) {
        var observables = options.measurement().observables();
        EventSetup setup =
                options.systematics() ? DrellYanSetup.withSystematics(observables) : DrellYanSetup.plain(observables);
        options.sampledFrom().forEach(setup::benchmarkIndex);
        EventMix.checkDistinct(NAME, options.sampledFrom());
        return new DrellYanSimulator(options, setup);
    }

    /** {@return the simulator with {@link DrellYanOptions#defaults()}} */
    public static DrellYanSimulator defaults() {
        return of(DrellYanOptions.defaults());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "p p > l- l+ at 13 TeV with the four-fermion operators clq1, clq3: six benchmarks, weights quadratic in theta";
    }

    @Override
    public List<SimulatorOption> options() {
        return DrellYanOptionText.list(options);
    }

    @Override
    public DrellYanSimulator with(Map<String, String> values) {
        return of(DrellYanOptionText.changed(NAME, options, values));
    }

    @Override
    public EventSetup setup() {
        return setup;
    }

    @Override
    public EventSource simulate(long events, long seed, int threads) {
        DrellYanRun run = DrellYanRun.of(setup, options, events, seed);
        return GeneratedEvents.of(setup, run.mix(), run.benchmarks(), run, threads);
    }

    /** {@return the likelihood, if the observables are the exact ones and there is no background} */
    @Override
    public Optional<ExactLikelihood> exactLikelihood() {
        boolean known = options.observables() == DrellYanOptions.ObservableSet.EXACT && options.backgroundPb() == 0;
        return known ? Optional.of(new DrellYanLikelihood()) : Optional.empty();
    }

    @Override
    public Optional<LesHouchesWriter.Sample> particles(long events, long seed, int threads) {
        if (options.sampledFrom().size() > 1 || options.backgroundPb() > 0) {
            throw new InvalidInputException(
                    "a Les Houches file holds events of one sampling benchmark; simulate drell-yan with one benchmark in 'sampled-from' and without 'background', once per file");
        }
        DrellYanRun run = DrellYanRun.of(setup, options, events, seed);
        int sampled = setup.benchmarkIndex(options.sampledFrom().get(0));
        return Optional.of(new DrellYanLesHouches(setup, run, sampled).sample(threads));
    }
}
