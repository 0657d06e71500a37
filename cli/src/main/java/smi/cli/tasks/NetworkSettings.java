package smi.cli.tasks;

import java.util.List;
import java.util.Optional;

/**
 * Settings of a network that differ from the defaults of its method.
 *
 * @param hidden widths of the hidden layers
 * @param activation their activation
 * @param epochs passes over the sample
 * @param batch events per step
 * @param learningRate {@code from:to}
 * @param alpha weight of the score term
 * @param validation fraction of the sample held out for validation
 * @param features names of the observables to use
 * @param prior prior of θ for a coefficient sample
 * @param reference denominator θ1 for a coefficient sample
 */
public record NetworkSettings(
        Optional<List<Integer>> hidden,
        Optional<String> activation,
        Optional<Integer> epochs,
        Optional<Integer> batch,
        Optional<String> learningRate,
        Optional<Double> alpha,
        Optional<Double> validation,
        Optional<List<String>> features,
        Optional<String> prior,
        Optional<String> reference) {}
