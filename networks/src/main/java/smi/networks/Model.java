package smi.networks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * What a model file holds: trained networks and what they mean.
 *
 * @param kind what the networks estimate, e.g. {@code sally} or {@code alices}
 * @param space the parameters θ, in order
 * @param observables names of the observables, in column order
 * @param reference θ_ref: where a score is estimated, or the denominator of a likelihood ratio
 * @param networks one network, or the members of an ensemble, whose mean is the estimate
 * @param provenance where the model comes from
 * @param polynomial how the estimate depends on θ, where the networks give its coefficients
 * @param calibration a correction of the log ratio, which is part of the estimate
 * @param support where the training events lay, if that is known
 */
public record Model(
        String kind,
        ParameterSpace space,
        List<String> observables,
        ParameterPoint reference,
        List<TrainedNetwork> networks,
        Provenance provenance,
        Optional<RatioPolynomial> polynomial,
        Optional<RatioCalibration> calibration,
        Optional<TrainingSupport> support) {

    /** The setting in the provenance that says how many parts the events were divided into. */
    static final String PARTS = "parts";

    /** Checks that the networks fit the observables. */
    public Model {
        observables = List.copyOf(observables);
        networks = List.copyOf(networks);
        if (networks.isEmpty()) {
            throw new InvalidInputException("a model needs at least one network");
        }
        for (TrainedNetwork network : networks) {
            if (network.scaling().x().columns() != observables.size()) {
                throw new InvalidInputException("the network sees %d observables, the model names %d: %s"
                        .formatted(network.scaling().x().columns(), observables.size(), observables));
            }
            if (polynomial.isPresent()
                    && network.spec().outputs() != polynomial.get().outputs()) {
                throw new InvalidInputException("the network has %d outputs, the polynomial of the model needs %d"
                        .formatted(network.spec().outputs(), polynomial.get().outputs()));
            }
        }
    }

    /**
     * A model whose networks give the estimate itself.
     *
     * @param kind what the networks estimate
     * @param space the parameters θ
     * @param observables names of the observables
     * @param reference θ_ref
     * @param networks the networks
     * @param provenance where the model comes from
     */
    public Model(
            String kind,
            ParameterSpace space,
            List<String> observables,
            ParameterPoint reference,
            List<TrainedNetwork> networks,
            Provenance provenance) {
        this(
                kind,
                space,
                observables,
                reference,
                networks,
                provenance,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * {@return this model, its networks giving the coefficients of a polynomial}
     *
     * @param form the polynomial
     */
    public Model withPolynomial(RatioPolynomial form) {
        return new Model(
                kind, space, observables, reference, networks, provenance, Optional.of(form), calibration, support);
    }

    /**
     * {@return this model with another correction of its log ratio, or none}
     *
     * @param correction the correction
     */
    public Model withCalibration(Optional<RatioCalibration> correction) {
        return new Model(kind, space, observables, reference, networks, provenance, polynomial, correction, support);
    }

    /**
     * Refuses a correction where it would be lost.
     *
     * @throws InvalidInputException if the model has one
     */
    public void requireNoCalibration() {
        if (calibration.isPresent()) {
            throw new InvalidInputException(
                    "the model is calibrated (%s), which other programs do not know; export the model that it was made from"
                            .formatted(calibration.get().describe()));
        }
    }

    /**
     * {@return this model, knowing where its training events lay}
     *
     * @param region where
     */
    public Model withSupport(TrainingSupport region) {
        return new Model(
                kind,
                space,
                observables,
                reference,
                networks,
                provenance,
                polynomial,
                calibration,
                Optional.of(region));
    }

    /**
     * {@return this model with another provenance}
     *
     * @param other where it comes from
     */
    public Model withProvenance(Provenance other) {
        return new Model(kind, space, observables, reference, networks, other, polynomial, calibration, support);
    }

    private Model withNetworks(List<TrainedNetwork> some) {
        return new Model(kind, space, observables, reference, some, provenance, polynomial, calibration, support);
    }

    /**
     * {@return a model of one of the networks}
     *
     * @param index its place in {@link #networks()}
     */
    public Model member(int index) {
        return withNetworks(List.of(networks.get(index)));
    }

    /**
     * The networks by what they learned from, see {@link TrainingSettings#parts()}.
     *
     * @return models of the networks of each part; this model alone if all learned from the same events
     */
    public List<Model> parts() {
        int parts = Integer.parseInt(provenance.settings().getOrDefault(PARTS, "1"));
        if (parts == 1) {
            return List.of(this);
        }
        Map<String, String> settings = new LinkedHashMap<>(provenance.settings());
        settings.put(PARTS, "1");
        var made = new Provenance(
                provenance.version(), provenance.command(), provenance.seed(), provenance.inputs(), settings);
        int size = networks.size() / parts;
        return IntStream.range(0, parts)
                .mapToObj(part -> withNetworks(networks.subList(part * size, (part + 1) * size))
                        .withProvenance(made))
                .toList();
    }

    /**
     * The mean of a function over the networks.
     *
     * @param function gives a matrix, of the same shape for every network
     * @return the mean, element by element; for one network exactly its own values
     */
    public EventMatrix mean(Function<TrainedNetwork, EventMatrix> function) {
        EventMatrix first = function.apply(networks.get(0));
        if (networks.size() == 1) {
            return first;
        }
        double[] sum = first.toArray();
        for (TrainedNetwork network : networks.subList(1, networks.size())) {
            double[] values = function.apply(network).toArray();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= networks.size();
        }
        return EventMatrix.of(first.rows(), first.columns(), sum);
    }

    /**
     * This model, if it is of the kind that is needed.
     *
     * @param wanted the kinds that will do
     * @return this model
     * @throws InvalidInputException if it is of another kind
     */
    public Model require(List<String> wanted) {
        if (!wanted.contains(kind)) {
            throw new InvalidInputException(
                    "the model is of kind '%s', needed is %s".formatted(kind, String.join(" or ", wanted)));
        }
        return this;
    }
}
