package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.limits.LogRatioTable;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.networks.TrainingHistory;
import smi.ratio.EventRatios;
import smi.ratio.RatioEstimator;
import smi.score.CombinedScore;
import smi.score.EventScores;
import smi.score.ScoreEstimator;

/** Models as functions of all observables of an event set: each picks the observables that it knows by name. */
final class Models {
    private Models() {}

    /**
     * A score at its reference point, on all observables of an event set.
     *
     * @param function the score
     * @param reference where
     */
    record Score(UnaryOperator<EventMatrix> function, ParameterPoint reference) {}

    /** The score at the model's reference point. */
    static Score score(Optional<Path> file, EventSetup setup) {
        Path path = given(file);
        AnyModel model = read(path);
        return score(path, model.scoreAt().apply(model.reference()), setup);
    }

    /**
     * The scores at a point, of one model or of two that learned from different events. A score estimator that knows
     * another point only is left out where others know this one.
     */
    static List<ScoreEstimator> scores(List<Path> files, EventSetup setup, ParameterPoint theta) {
        List<ScoreEstimator> found = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        for (Path path : files) {
            ScoreEstimator estimator = read(path).scoreAt().apply(theta);
            if (Arrays.equals(theta.values(), estimator.reference().values())) {
                Place.at(unfit(path), () -> EventScores.of(estimator, setup));
                found.add(estimator);
            } else {
                elsewhere.add("%s knows the score at %s".formatted(path, Numbers.point(estimator.reference())));
            }
        }
        if (found.isEmpty()) {
            throw new InvalidInputException(
                    "%s, not at %s; train one there".formatted(String.join(", ", elsewhere), Numbers.point(theta)));
        }
        if (found.size() > 2) {
            throw new InvalidInputException("%d models know the score at %s; give one, or two from different events"
                    .formatted(found.size(), Numbers.point(theta)));
        }
        return List.copyOf(found);
    }

    private static Score score(Path path, ScoreEstimator estimator, EventSetup setup) {
        return Place.at(unfit(path), () -> new Score(EventScores.of(physics(estimator), setup), estimator.reference()));
    }

    /** Limits and checks are about the physics parameters; nuisance parameters are known there. */
    private static ScoreEstimator physics(ScoreEstimator estimator) {
        List<String> names = estimator.space().names();
        return estimator.parameters().equals(names) ? estimator : CombinedScore.project(estimator, names);
    }

    /** A likelihood ratio that knows the observables and parameters of an event set. */
    static RatioEstimator estimator(Optional<Path> file, EventSetup setup) {
        Path path = given(file);
        AnyModel model = read(path);
        RatioEstimator ratio = model.ratio()
                .orElseThrow(() -> new InvalidInputException(
                        "%s is a model of kind '%s', a likelihood ratio is needed: train one with --method alices"
                                .formatted(path, model.kind())));
        Place.at(
                unfit(path),
                () -> setup.columnsOf(model.observables(), model.space().names()));
        return ratio;
    }

    static LogRatioTable ratio(Optional<Path> file, EventSetup setup) {
        return EventRatios.of(estimator(file, setup), setup)::logRatios;
    }

    private static Path given(Optional<Path> file) {
        return file.orElseThrow(() -> new InvalidInputException(
                "this method needs a model: --model FILE (in an analysis file the key model)"));
    }

    private static String unfit(Path path) {
        return path + " does not fit these events, train one for them";
    }

    static AnyModel read(Path path) {
        require(path);
        return AnyModel.read(path);
    }

    static void require(Path path) {
        if (!isModel(path)) {
            throw new InvalidInputException("%s is not a model; give a file that smi train wrote".formatted(path));
        }
    }

    /** Whether a file is a model: a zip archive, as opposed to HDF5. */
    static boolean isModel(Path path) {
        Inputs.require(path);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(path), e);
        }
    }

    static ObjectNode inspect(Path path, Console console) {
        AnyModel model = read(path);
        TrainingHistory history = model.histories().get(0);
        ObjectNode result = Json.object().put("kind", "model").put("method", model.kind());
        result.set("parameters", Json.array(model.space().names()));
        result.set("observables", Json.array(model.observables()));
        result.set("reference", Json.point(model.reference()));
        result.put("n_networks", model.histories().size());
        result.put("architecture", model.architecture());
        result.put("epochs", history.epochs().size());
        result.put("best_epoch", history.bestEpoch() + 1);
        result.put("end", history.end().label());
        model.calibration().ifPresent(how -> result.put("calibration", how));
        model.support().ifPresent(support -> {
            result.set("training_low", Json.array(support.low()));
            result.set("training_high", Json.array(support.high()));
        });
        result.put("made_by", "smi " + model.provenance().version());
        ObjectNode settings = result.putObject("training");
        model.provenance().settings().forEach(settings::put);
        print(model, console);
        return result;
    }

    private static void print(AnyModel model, Console console) {
        console.say("model: %s, %s".formatted(model.kind(), model.meaning()));
        console.say("parameters: " + String.join(", ", model.space().names()));
        console.say("observables: " + String.join(", ", model.observables()));
        model.calibration().ifPresent(how -> console.say("calibration: " + how));
        model.support().ifPresent(support -> {
            TextTable ranges = TextTable.of("observable", "from", "to");
            for (int k = 0; k < support.low().length; k++) {
                ranges.row(model.observables().get(k), support.low()[k], support.high()[k]);
            }
            console.say("training events");
            console.say(ranges);
        });
        console.say("trained with");
        TextTable table = TextTable.unnamed(2);
        model.provenance().settings().forEach((key, value) -> table.row("  " + key.replace('_', ' '), value));
        console.say(table);
    }
}
