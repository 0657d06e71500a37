package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.limits.LogRatioTable;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.networks.TrainedNetwork;
import smi.ratio.EventRatios;
import smi.ratio.LearnedRatio;
import smi.ratio.RatioMethod;
import smi.score.Sally;
import smi.score.ScoreEstimator;

/** Models as functions of all observables of an event set: each picks the observables that it knows by name. */
final class Models {
    private Models() {}

    /**
     * A score estimator on all observables of an event set.
     *
     * @param estimator the estimator
     * @param columns where its observables are
     * @param ratio the ratio estimator that it belongs to, which gives the score at every point
     */
    record Score(ScoreEstimator estimator, int[] columns, Optional<LearnedRatio> ratio) {
        UnaryOperator<EventMatrix> function() {
            return x -> estimator.scores(x.columns(columns));
        }

        ParameterPoint reference() {
            return estimator.reference();
        }

        /** The score at a point; a score estimator knows only its own. */
        UnaryOperator<EventMatrix> at(ParameterPoint theta) {
            if (ratio.isPresent()) {
                ScoreEstimator there = ratio.get().scoreAt(theta);
                return x -> there.scores(x.columns(columns));
            }
            if (!java.util.Arrays.equals(theta.values(), reference().values())) {
                throw new InvalidInputException(
                        "the model knows the score at %s, not at %s; train one there".formatted(reference(), theta));
            }
            return function();
        }
    }

    static Score score(Optional<Path> file, EventSetup setup) {
        Model model = fitting(file, setup);
        int[] columns = columns(file.orElseThrow(), model, setup);
        if (model.kind().equals(Sally.KIND)) {
            return new Score(Sally.of(model), columns, Optional.empty());
        }
        LearnedRatio ratio = LearnedRatio.of(model);
        return new Score(ratio.scoreAt(ratio.reference()), columns, Optional.of(ratio));
    }

    static LearnedRatio estimator(Optional<Path> file, EventSetup setup) {
        Model model = fitting(file, setup);
        if (!RatioMethod.labels().contains(model.kind())) {
            throw new InvalidInputException(
                    "%s is a model of kind '%s', a likelihood ratio is needed: train one with --method alices"
                            .formatted(file.orElseThrow(), model.kind()));
        }
        return LearnedRatio.of(model);
    }

    static LogRatioTable ratio(Optional<Path> file, EventSetup setup) {
        return EventRatios.of(estimator(file, setup), setup)::logRatios;
    }

    private static Model fitting(Optional<Path> file, EventSetup setup) {
        Path path = file.orElseThrow(() -> new InvalidInputException(
                "this method needs a model: --model FILE (in an analysis file the key model)"));
        Model model = ModelFile.read(path);
        if (!model.space().names().equals(setup.space().names())) {
            throw new InvalidInputException("%s was trained for the parameters %s, the events have %s"
                    .formatted(path, model.space().names(), setup.space().names()));
        }
        return model;
    }

    private static int[] columns(Path path, Model model, EventSetup setup) {
        for (String observable : model.observables()) {
            if (!setup.observableNames().contains(observable)) {
                throw new InvalidInputException(
                        "%s was trained on the observable '%s', which the events do not have: %s"
                                .formatted(path, observable, setup.observableNames()));
            }
        }
        return model.observables().stream().mapToInt(setup::observableIndex).toArray();
    }

    /** Whether a file is a model: a zip archive, as opposed to HDF5. */
    static boolean isModel(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(path), e);
        }
    }

    static ObjectNode inspect(Path path, Console console) {
        Model model = ModelFile.read(path);
        TrainedNetwork network = model.networks().get(0);
        ObjectNode result = Json.object().put("kind", "model").put("method", model.kind());
        result.set("parameters", Json.array(model.space().names()));
        result.set("observables", Json.array(model.observables()));
        result.set("reference", Json.point(model.reference()));
        result.put("n_networks", model.networks().size());
        result.put("architecture", network.spec().toString());
        result.put("epochs", network.history().epochs().size());
        result.put("best_epoch", network.history().bestEpoch() + 1);
        result.put("made_by", "smi " + model.provenance().version());
        ObjectNode settings = result.putObject("training");
        model.provenance().settings().forEach(settings::put);
        console.say("%s, reference %s; parameters %s; observables %s"
                .formatted(model.kind(), model.reference(), model.space().names(), model.observables()));
        model.provenance().settings().forEach((key, value) -> console.say("  " + key + ": " + value));
        return result;
    }

    static List<String> methods() {
        List<String> methods = new java.util.ArrayList<>(List.of(Sally.KIND));
        methods.addAll(RatioMethod.labels());
        return List.copyOf(methods);
    }
}
