package smi.augmentation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sample to be made: its kind, its hypotheses and its number of events. */
public sealed interface SampleRequest {

    /** {@return the kind, as files and the command line name it} */
    String kind();

    /** {@return what was asked for, name → value as text} */
    Map<String, String> settings();

    /** {@return the hypotheses in the sample} */
    List<HypothesisSpec> hypotheses();

    /**
     * How large the sample will be.
     *
     * @param partition number of events in the partition that it is made of
     * @return its number of rows
     */
    long rows(long partition);

    /**
     * Events drawn at points: {@link PlainSample}.
     *
     * @param at the points
     * @param events number of events, shared equally by the points
     */
    record Plain(HypothesisSpec at, int events) implements SampleRequest {
        @Override
        public String kind() {
            return "plain";
        }

        @Override
        public Map<String, String> settings() {
            return RequestSettings.of(this)
                    .with("theta", at.text())
                    .with("n_samples", events)
                    .map();
        }

        @Override
        public List<HypothesisSpec> hypotheses() {
            return List.of(at);
        }

        @Override
        public long rows(long partition) {
            return events;
        }
    }

    /**
     * The same from the test partition, which is reserved for tests: {@link PlainSample}.
     *
     * @param at the points
     * @param events number of events, shared equally by the points
     */
    record Test(HypothesisSpec at, int events) implements SampleRequest {
        @Override
        public String kind() {
            return "test";
        }

        @Override
        public Map<String, String> settings() {
            return RequestSettings.of(this)
                    .with("theta", at.text())
                    .with("n_samples", events)
                    .map();
        }

        @Override
        public List<HypothesisSpec> hypotheses() {
            return List.of(at);
        }

        @Override
        public long rows(long partition) {
            return events;
        }
    }

    /**
     * Events drawn at points, with their joint score: {@link LocalSample}.
     *
     * @param at the points
     * @param events number of events, shared equally by the points
     */
    record Local(HypothesisSpec at, int events) implements SampleRequest {
        @Override
        public String kind() {
            return "local";
        }

        @Override
        public Map<String, String> settings() {
            return RequestSettings.of(this)
                    .with("theta", at.text())
                    .with("n_samples", events)
                    .map();
        }

        @Override
        public List<HypothesisSpec> hypotheses() {
            return List.of(at);
        }

        @Override
        public long rows(long partition) {
            return events;
        }
    }

    /**
     * The same at the many points that density estimators learn from: {@link LocalSample}.
     *
     * @param at the points, usually random ones
     * @param events number of events, shared equally by the points
     */
    record Density(HypothesisSpec at, int events) implements SampleRequest {
        @Override
        public String kind() {
            return "density";
        }

        @Override
        public Map<String, String> settings() {
            return RequestSettings.of(this)
                    .with("theta", at.text())
                    .with("n_samples", events)
                    .map();
        }

        @Override
        public List<HypothesisSpec> hypotheses() {
            return List.of(at);
        }

        @Override
        public long rows(long partition) {
            return events;
        }
    }

    /**
     * Events drawn in equal parts at numerators and denominators, with joint ratio and score: {@link RatioSample}.
     *
     * @param numerator θ0
     * @param denominator θ1
     * @param events number of events of both halves together, shared equally by the pairs
     */
    record Ratio(HypothesisSpec numerator, HypothesisSpec denominator, int events) implements SampleRequest {
        @Override
        public String kind() {
            return "ratio";
        }

        @Override
        public Map<String, String> settings() {
            return RequestSettings.of(this)
                    .with("theta0", numerator.text())
                    .with("theta1", denominator.text())
                    .with("n_samples", events)
                    .map();
        }

        @Override
        public List<HypothesisSpec> hypotheses() {
            return List.of(numerator, denominator);
        }

        @Override
        public long rows(long partition) {
            return events;
        }
    }

    /**
     * The same with further pairs of hypotheses for every event, and both scores: {@link MoreRatiosSample}.
     *
     * @param numerator θ0
     * @param denominator θ1
     * @param additional one specification for each further pair; at least one
     * @param events number of events of both halves together; the sample has {@code events × (1 + additional.size())}
     *     rows
     */
    record MoreRatios(HypothesisSpec numerator, HypothesisSpec denominator, List<HypothesisSpec> additional, int events)
            implements SampleRequest {
        public MoreRatios {
            additional = List.copyOf(additional);
        }

        @Override
        public String kind() {
            return "more-ratios";
        }

        @Override
        public Map<String, String> settings() {
            return RequestSettings.of(this)
                    .with("theta0", numerator.text())
                    .with("theta1", denominator.text())
                    .with(
                            "additional",
                            additional.stream().map(HypothesisSpec::text).collect(Collectors.joining("; ")))
                    .with("n_samples", events)
                    .map();
        }

        @Override
        public List<HypothesisSpec> hypotheses() {
            return Stream.concat(Stream.of(numerator, denominator), additional.stream())
                    .toList();
        }

        @Override
        public long rows(long partition) {
            return (1L + additional.size()) * events;
        }
    }

    /** Every event once, with its polynomial: {@link CoefficientSample}. */
    record Coefficients() implements SampleRequest {
        @Override
        public String kind() {
            return "coefficients";
        }

        @Override
        public Map<String, String> settings() {
            return RequestSettings.of(this).map();
        }

        @Override
        public List<HypothesisSpec> hypotheses() {
            return List.of();
        }

        @Override
        public long rows(long partition) {
            return partition;
        }
    }
}
