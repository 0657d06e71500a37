package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smi.cli.Workbench.Outcome;

/** Whatever is wrong with the user's input: one line that names file, place and remedy, exit code 2, no output file. */
class BadInputTest {
    private static final String LIMITS =
            "limits @events.h5 --theta-true sm --grid clq1=-1:1:3,clq3=-1:1:3 --luminosity 3/fb";
    private static final String FISHER = "fisher @events.h5 --theta sm --luminosity 3/fb";

    @TempDir
    private static Path folder;

    private static Workbench workbench;

    /**
     * A case.
     *
     * @param what what is wrong
     * @param command the command, arguments separated by single spaces
     * @param words what the line must contain
     */
    record Case(String what, String command, List<String> words) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Case bad(String what, String command, String... words) {
        return new Case(what, command, List.of(words));
    }

    @BeforeAll
    static void makeFiles() throws IOException {
        workbench = new Workbench(folder).withDrellYan().withGaussian();
        workbench.ok("augment @events.h5 --sample test --theta sm -n 500 -o @test.h5");
        workbench.ok("train @local.h5 --method sally --epochs 1 --hidden 4 --features m_ll,met -o @two.smi");
        workbench.ok(LIMITS + " --method rate --json @limits.json");
        workbench.ok("limits @gaussian.h5 --theta-true origin --grid theta=-1:1:5 --luminosity 1/pb --method histogram"
                + " --observable x --bins 3 --json @one.json");
        brokenEventFiles();
        brokenYaml();
        String limits = Files.readString(workbench.path("limits.json"));
        workbench.write("cut.json", limits.substring(0, limits.length() / 2));
        workbench.write("short.json", limits.replaceFirst("\"p_value\" : \\[ [^,]+,", "\"p_value\" : ["));
        workbench.write("word.json", limits.replaceFirst("\"q\" : \\[ [^,]+,", "\"q\" : [ \"high\","));
        workbench.write("without.json", limits.replace("\"best_fit\"", "\"best\""));
        workbench.write("points.csv", "clq1,clq3\n0.1,0.2\n0.3\n");
        workbench.write("folder.d/keep", "");
        workbench.write("exists.h5", "");
        workbench.write("exists.json", "");
    }

    private static void brokenEventFiles() throws IOException {
        double[] x = {1, 2};
        workbench.truncated("events.h5", "truncated.h5");
        workbench.truncated("alices.smi", "truncated.smi");
        workbench.write("text.h5", "not HDF5\n");
        workbench
                .handmade()
                .doubles("samples/observations", x, 2, 1)
                .doubles("samples/weights", new double[] {1, 1, Double.NaN, 1}, 2, 2)
                .write(workbench.path("nan.h5"));
        workbench.handmade().doubles("samples/observations", x, 2, 1).write(workbench.path("no-weights.h5"));
        workbench
                .handmade()
                .doubles("samples/observations", x, 2, 1)
                .doubles("samples/weights", new double[] {1, 1, 1, 1, 1, 1}, 2, 3)
                .write(workbench.path("shape.h5"));
        workbench
                .handmade()
                .doubles("samples/observations", x, 2, 1)
                .doubles("samples/weights", new double[] {1, 1}, 1, 2)
                .write(workbench.path("rows.h5"));
        workbench.handmade().write(workbench.path("setup.h5"));
    }

    private static void brokenYaml() throws IOException {
        String start = "events: {files: [events.h5]}\ntheta_true: sm\nluminosity: 3/fb\ngrid: clq1=-1:1:3,clq3=0\n";
        workbench.write("typo.yaml", start + "luminositi: 3/fb\n");
        workbench.write("nested.yaml", start + "models:\n  a:\n    sample: s\n    epoch: 3\n");
        workbench.write("empty.yaml", "");
        workbench.write("comment.yaml", "# nothing yet\n");
        workbench.write("list.yaml", "- events\n- samples\n");
        workbench.write("type.yaml", start + "seed: many\n");
        workbench.write("section.yaml", start + "limits: {rate: rate}\n");
        workbench.write("twice.yaml", start + "luminosity: 300/fb\n");
        workbench.write("indent.yaml", start + "  samples:\n - x: [\n");
        workbench.write("tab.yaml", start + "samples:\n\tscore: {kind: local}\n");
        workbench.write(
                "no-sample.yaml",
                start + "models: {a: {sample: scores, method: sally}}\n"
                        + "samples: {score: {kind: local, theta: sm, n: 100}}\n");
        workbench.write("no-model.yaml", start + "limits: {a: {method: learned, model: alices}}\n");
        workbench.write(
                "no-limit.yaml", start + "limits: {rate: {method: rate}}\nplots: {p: {file: a.png, limits: [rat]}}\n");
        workbench.write("empty-entry.yaml", start + "samples:\n  score:\n");
        workbench.write("method.yaml", start + "limits: {a: {method: rat}}\n");
        workbench.write("benchmark.yaml", start + "samples: {score: {kind: local, theta: ssm, n: 100}}\n");
        workbench.write("observable.yaml", start + "limits: {a: {method: histogram, observables: [mll]}}\n");
        workbench.write(
                "no-luminosity.yaml", "events: {files: [events.h5]}\ntheta_true: sm\nfisher: {a: {method: rate}}\n");
        workbench.write("two-sources.yaml", "events: {files: [events.h5], simulate: {simulator: drell-yan, n: 10}}\n");
        workbench.write("no-events.yaml", "name: nothing\n");
        workbench.write("missing-file.yaml", start.replace("events.h5", "event.h5") + "fisher: {a: {method: rate}}\n");
        workbench.write("simulator.yaml", "events: {simulate: {simulator: drel-yan, n: 10}}\n");
        workbench.write("option.yaml", "events: {simulate: {simulator: drell-yan, n: 10, options: {smear: on}}}\n");
        workbench.write(
                "plot.yaml", start + "limits: {rate: {method: rate}}\nplots: {p: {file: a.gif, limits: [rate]}}\n");
        workbench.write("name.yaml", start + "limits: {a/b: {method: rate}}\n");
        String parameters = "parameters: {t: {max_power: 2}}\n";
        workbench.write(
                "singular.yaml",
                parameters + "benchmarks: {sm: [0], a: [1], b: [1]}\nmorphing: {max_overall_power: 2}\n");
        workbench.write("import-typo.yaml", parameters + "benchmark: {sm: [0]}\n");
        workbench.write("import.yaml", parameters + "benchmarks: {sm: [0]}\nobservables: {met: {}}\n");
        workbench.write("import-observable.yaml", parameters + "benchmarks: {sm: [0]}\nobservables: {ptt_l1: {}}\n");
        workbench.write("events.lhe", "<LesHouchesEvents version=\"3.0\">\n<header>\n</header>\n<event>\n 1 2\n");
        workbench.write("nothing.lhe", "this is no event file\n");
    }

    static Stream<Case> eventFiles() {
        return Stream.of(
                bad("a file that does not exist", "inspect @event.h5", "event.h5", "check the path"),
                bad("a folder", "inspect @folder.d", "folder.d", "folder"),
                bad("no HDF5 file", "inspect @text.h5", "text.h5", "HDF5"),
                bad("a truncated file", "inspect @truncated.h5", "truncated.h5", "truncated"),
                bad("a truncated model", "inspect @truncated.smi", "truncated.smi", "model"),
                bad("a NaN weight", "xsec @nan.h5 --theta sm", "nan.h5", "samples/weights", "NaN"),
                bad("a missing dataset", "xsec @no-weights.h5", "no-weights.h5", "samples/weights"),
                bad("a wrong shape", "xsec @shape.h5", "shape.h5", "samples/weights", "[2, 3]", "[2, 2]"),
                bad("different numbers of rows", "xsec @rows.h5", "rows.h5", "samples/weights"),
                bad("a setup without events", "xsec @setup.h5", "setup.h5", "without events"),
                bad("files of different setups", "inspect @events.h5 @gaussian.h5", "gaussian.h5", "parameter"),
                bad("a file twice", "inspect @events.h5 @events.h5", "events.h5", "twice"),
                bad("a pattern without files", "inspect @none-*.h5", "none-*.h5", "pattern"),
                bad("a sample instead of events", "xsec @local.h5", "local.h5", "augmented sample"),
                bad(
                        "events instead of a sample",
                        "train @events.h5 --method sally -o @x.smi",
                        "events.h5",
                        "smi augment"),
                bad("a model instead of events", "xsec @sally.smi", "sally.smi", "HDF5"));
    }

    static Stream<Case> points() {
        return Stream.of(
                bad(
                        "an unknown parameter",
                        "xsec @events.h5 --theta clq1=0.1,clq2=0",
                        "events.h5",
                        "clq1=0.1,clq2=0",
                        "'clq2'",
                        "did you mean 'clq"),
                bad("an unknown benchmark", "xsec @events.h5 --theta ssm", "ssm", "did you mean 'sm'"),
                bad("a parameter too few", "xsec @events.h5 --theta 0.1", "clq1", "clq3"),
                bad("a parameter unnamed", "xsec @events.h5 --theta clq1=0.1", "clq3"),
                bad("NaN in a point", "xsec @events.h5 --theta NaN,0", "clq1", "NaN"),
                bad("infinity in a point", "xsec @events.h5 --theta clq1=0,clq3=Infinity", "clq3", "Infinity"),
                bad("a word in a point", "xsec @events.h5 --theta 0.1,high", "high"),
                bad("an unknown parameter in a grid", "xsec @events.h5 --grid cWW=0:1:2,clq3=0", "cWW"),
                bad("an axis without numbers", "xsec @events.h5 --grid clq1,clq3", "clq1", "from:to:points"),
                bad("a grid that lacks a parameter", "xsec @events.h5 --grid clq1=0:1:3", "clq3"),
                bad("a grid of one point", "xsec @events.h5 --grid clq1=0:1:1,clq3=0", "clq1"),
                bad("a grid that falls", "xsec @events.h5 --grid clq1=1:0:5,clq3=0", "clq1"),
                bad("a grid up to NaN", "xsec @events.h5 --grid clq1=0:NaN:5,clq3=0", "clq1", "NaN"),
                bad("an enormous grid", "xsec @events.h5 --grid clq1=0:1:100000,clq3=0:1:100000", "10000000000"),
                bad("points and a grid", "xsec @events.h5 --theta sm --grid clq1=0,clq3=0", "--theta", "--grid"),
                bad("an unknown partition", "xsec @events.h5 --partition tets", "tets", "did you mean 'test'"),
                bad("unknown factors", "xsec @events.h5 --sampling-factors mixtur", "mixtur", "did you mean 'mixture'"),
                bad("a split beyond 1", "xsec @events.h5 --split 0.6,0.6", "0.6"),
                bad("one fraction", "xsec @events.h5 --split 0.6", "--split", "two"),
                bad("a split in words", "xsec @events.h5 --split half,half", "--split", "numbers"));
    }

    static Stream<Case> samples() {
        String local = "augment @events.h5 --sample local --theta sm -o @new.h5";
        return Stream.of(
                bad(
                        "an unknown kind",
                        "augment @events.h5 --sample locl --theta sm -n 9 -o @new.h5",
                        "locl",
                        "'local'"),
                bad(
                        "an unknown method",
                        "augment @events.h5 --method saly --theta sm -n 9 -o @new.h5",
                        "saly",
                        "'sally'"),
                bad("neither kind nor method", "augment @events.h5 --theta sm -n 9 -o @new.h5", "--sample", "--method"),
                bad("no number of events", local, "-n"),
                bad("no event", local + " -n 0", "0"),
                bad("a negative number", local + " -n -5", "-5"),
                bad("a number that is none", local + " -n many", "many"),
                bad("a number beyond all measure", local + " -n 9999999999", "9999999999"),
                bad("more events than fit", local + " -n 2000000000 --files 1", "2000000000"),
                bad("no point", "augment @events.h5 --sample local -n 9 -o @new.h5", "--theta"),
                bad("no numerators", "augment @events.h5 --sample ratio --theta1 sm -n 9 -o @new.h5", "--theta0"),
                bad("numerators of a local sample", local + " -n 9 --theta0 sm", "theta0"),
                bad("a prior too few", local.replace("sm", "random:9:flat(-1,1)") + " -n 9", "clq1", "prior"),
                bad("an unknown prior", local.replace("sm", "random:9:normal(0,1),flat(-1,1)") + " -n 9", "normal"),
                bad(
                        "a short table",
                        "augment @events.h5 --sample local --theta points:" + "%FOLDER%/points.csv -n 9 -o @new.h5",
                        "points.csv",
                        "line 3"),
                bad("a missing table", local.replace("sm", "points:none.csv") + " -n 9", "none.csv"),
                bad(
                        "a test sample for training",
                        "augment @events.h5 --sample test --partition train --theta sm -n 9 -o @new.h5",
                        "plain"),
                bad("no simulator", "simulate -n 9 -o @new.h5", "--list"),
                bad("an unknown simulator", "simulate drel-yan -n 9 -o @new.h5", "'drell-yan'"),
                bad("an unknown option", "simulate drell-yan -n 9 -o @new.h5 --option smear=on", "'smearing'"),
                bad(
                        "a bad option value",
                        "simulate drell-yan -n 9 -o @new.h5 --option smearing=maybe",
                        "maybe",
                        "on or off"),
                bad("no event to simulate", "simulate drell-yan -n 0 -o @new.h5", "0", "1 or more"),
                bad("fewer than no event", "simulate drell-yan -n -3 -o @new.h5", "-3"),
                bad("no particles", "simulate latent-gaussian -n 9 -o @new.h5 --lhe @new.lhe", "particles"));
    }

    static Stream<Case> models() {
        return Stream.of(
                bad("an unknown method", "train @local.h5 --method saly -o @new.smi", "saly", "'sally'"),
                bad(
                        "a sample for another method",
                        "train @local.h5 --method alices -o @new.smi",
                        "local.h5",
                        "--sample ratio"),
                bad(
                        "a ratio sample for SALLY",
                        "train @ratio.h5 --method sally -o @new.smi",
                        "ratio.h5",
                        "--sample local"),
                bad("a test sample", "train @test.h5 --method sally -o @new.smi", "test.h5", "test partition"),
                bad("no prior", "train @coefficients.h5 --method alices -o @new.smi", "--prior"),
                bad("a prior too few", "train @coefficients.h5 --method alices --prior flat(-1,1) -o @new.smi", "clq3"),
                bad("an unknown feature", "train @local.h5 --method sally --features mll -o @new.smi", "mll", "'m_ll'"),
                bad(
                        "an unknown activation",
                        "train @local.h5 --method sally --activation tan -o @new.smi",
                        "tan",
                        "'tanh'"),
                bad("no epoch", "train @local.h5 --method sally --epochs 0 -o @new.smi", "epochs"),
                bad("no network", "train @local.h5 --method sally --ensemble 0 -o @new.smi", "ensemble"),
                bad("an enormous batch", "train @local.h5 --method sally --batch 100000 -o @new.smi", "batch"),
                bad("a layer of nothing", "train @local.h5 --method sally --hidden 8,0 -o @new.smi", "0"),
                bad(
                        "a learning rate of three",
                        "train @local.h5 --method sally --learning-rate 1:2:3 -o @new.smi",
                        "1:2:3"),
                bad("a negative alpha", "train @ratio.h5 --method alices --alpha -1 -o @new.smi", "-1"),
                bad(
                        "all events for validation",
                        "train @local.h5 --method sally --validation 1 -o @new.smi",
                        "validation"),
                bad("no threads", "train @local.h5 --method sally --threads 0 -o @new.smi", "--threads"),
                bad(
                        "points for a score",
                        "evaluate @sally.smi --data @events.h5 --theta 0.1,0 -o @new.h5",
                        "sally.smi"),
                bad("no points for a ratio", "evaluate @alices.smi --data @events.h5 -o @new.h5", "--theta", "--grid"),
                bad(
                        "events without the observables",
                        "evaluate @sally.smi --data @gaussian.h5 -o @new.h5",
                        "sally.smi",
                        "pt_l1"),
                bad("no model", "evaluate @none.smi --data @events.h5 -o @new.h5", "none.smi"),
                bad(
                        "events instead of a model",
                        "evaluate @events.h5 --data @events.h5 --theta sm -o @new.h5",
                        "events.h5",
                        "model"),
                bad("a check of other events", "diagnose @alices.smi --data @gaussian.h5", "alices.smi", "clq1"));
    }

    static Stream<Case> inference() {
        return Stream.of(
                bad("a luminosity without unit", FISHER.replace("3/fb", "300") + " --method rate", "300", "300/fb"),
                bad("a luminosity of nothing", FISHER.replace("3/fb", "0/fb") + " --method rate", "positive"),
                bad("a luminosity in words", FISHER.replace("3/fb", "lots/fb") + " --method rate", "lots/fb"),
                bad("an unknown information", FISHER + " --method trut", "trut", "'truth'"),
                bad("no model", FISHER + " --method learned", "--model"),
                bad(
                        "a score of another point",
                        "fisher @events.h5 --theta 0.1,0 --luminosity 3/fb --method learned --model @sally.smi",
                        "sally.smi",
                        "clq1 = 0.1"),
                bad("an unknown kept parameter", FISHER + " --method truth --project clq2", "clq2", "'clq1'"),
                bad(
                        "projected and profiled",
                        FISHER + " --method truth --project clq1 --profile clq3",
                        "--project",
                        "--profile"),
                bad(
                        "an ellipse of one parameter",
                        FISHER + " --method truth --project clq1 --plot @new.png",
                        "two parameters"),
                bad("a histogram of nothing", FISHER + " --method histogram", "--observable"),
                bad("edges that fall", FISHER + " --method histogram --observable m_ll --edges 5,4", "5"),
                bad("edges in words", FISHER + " --method histogram --observable m_ll --edges low,high", "--edges"),
                bad("an unknown limit", LIMITS + " --method rat", "rat", "'rate'"),
                bad("an unknown observable", LIMITS + " --method histogram --observable mll", "mll", "'m_ll'"),
                bad("no observable", LIMITS + " --method histogram", "--observable"),
                bad(
                        "too many edges",
                        LIMITS + " --method histogram --observable m_ll --edges 1,2 --edges 3,4",
                        "edges"),
                bad("no bin", LIMITS + " --method histogram --observable m_ll --bins 0", "0"),
                bad("a score for a ratio", LIMITS + " --method learned --model @sally.smi", "sally.smi", "alices"),
                bad("no ratio", LIMITS + " --method learned", "--model"),
                bad(
                        "a model of other parameters",
                        "limits @gaussian.h5 --theta-true origin --grid theta=-1:1:3 --luminosity 1/pb --method learned --model @alices.smi",
                        "alices.smi",
                        "clq1",
                        "theta"),
                bad("a figure of no known kind", LIMITS + " --method rate --plot @new.gif", "new.gif", ".png"),
                bad("a figure of limits that are cut", "plot @cut.json -o @new.png", "cut.json", "JSON"),
                bad("limits with a value too few", "plot @short.json -o @new.png", "short.json"),
                bad("limits with a word", "plot @word.json -o @new.png", "word.json", "'q'", "high"),
                bad("limits without best fit", "plot @without.json -o @new.png", "without.json", "best_fit"),
                bad("no JSON", "plot @events.h5 -o @new.png", "events.h5", "JSON"),
                bad(
                        "limits on one and on two parameters",
                        "plot @limits.json @none.json -o @new.png",
                        "none.json",
                        "does not exist"));
    }

    static Stream<Case> outputs() {
        String simulate = "simulate drell-yan -n 10 -o ";
        return Stream.of(
                bad("an output that exists", simulate + "@exists.h5", "exists.h5", "--force"),
                bad("a result that exists", "xsec @events.h5 --json @exists.json", "exists.json", "--force"),
                bad("a folder that does not exist", simulate + "@none/new.h5", "none", "create it"),
                bad(
                        "a sample in such a folder",
                        "augment @events.h5 --sample local --theta sm -n 9 -o @none/new.h5",
                        "none"),
                bad("a model in such a folder", "train @local.h5 --method sally -o @none/new.smi", "none"),
                bad("a result in such a folder", "xsec @events.h5 --json @none/new.json", "none", "create it"),
                bad("a figure in such a folder", LIMITS + " --method rate --plot @none/new.png", "none", "create it"),
                bad("a folder as output", simulate + "@folder.d --force", "folder.d", "folder"),
                bad("an unknown command", "lmits @events.h5", "lmits", "limits"),
                bad("an unknown option", "xsec @events.h5 --thta sm", "--thta", "--theta"),
                bad("an option without value", "xsec @events.h5 --theta", "--theta"),
                bad("a missing option", "fisher @events.h5 --theta sm --method rate", "--luminosity"),
                bad("no command", "", "command"));
    }

    static Stream<Case> yaml() {
        return Stream.of(
                bad("a typo", "run @typo.yaml", "typo.yaml:5", "luminositi", "'luminosity'"),
                bad("a typo within", "run @nested.yaml", "nested.yaml:8", "models.a", "'epochs'"),
                bad("an empty file", "run @empty.yaml", "empty.yaml", "empty"),
                bad("nothing but comments", "run @comment.yaml", "comment.yaml", "empty"),
                bad("a list", "run @list.yaml", "list.yaml", "keys"),
                bad("a word for a number", "run @type.yaml", "type.yaml:5", "seed", "whole number"),
                bad("a word for a section", "run @section.yaml", "section.yaml:5", "limits.rate"),
                bad("a key twice", "run @twice.yaml", "twice.yaml:5", "luminosity", "twice"),
                bad("a broken indentation", "run @indent.yaml", "indent.yaml:", "not YAML"),
                bad("a tabulator", "run @tab.yaml", "tab.yaml:6", "not YAML"),
                bad("an undefined sample", "run @no-sample.yaml", "no-sample.yaml", "models.a.sample", "'score'"),
                bad("an undefined model", "run @no-model.yaml", "no-model.yaml", "limits.a.model", "alices"),
                bad("an undefined limit", "run @no-limit.yaml", "no-limit.yaml", "plots.p.limits", "'rate'"),
                bad("an empty entry", "run @empty-entry.yaml", "empty-entry.yaml", "samples.score"),
                bad("an unknown method", "run @method.yaml", "method.yaml: limits.a", "'rate'"),
                bad("an unknown benchmark", "run @benchmark.yaml", "benchmark.yaml: samples.score", "'sm'"),
                bad("an unknown observable", "run @observable.yaml", "observable.yaml: limits.a", "'m_ll'"),
                bad("no luminosity", "run @no-luminosity.yaml", "no-luminosity.yaml: fisher.a", "luminosity"),
                bad("events from two places", "run @two-sources.yaml", "two-sources.yaml: events", "one of"),
                bad("events from nowhere", "run @no-events.yaml", "no-events.yaml", "events"),
                bad("a missing event file", "run @missing-file.yaml", "missing-file.yaml", "event.h5"),
                bad("an unknown simulator", "run @simulator.yaml", "simulator.yaml: events", "'drell-yan'"),
                bad("an unknown option", "run @option.yaml", "option.yaml: events", "'smearing'"),
                bad("a figure of no known kind", "run @plot.yaml", "plot.yaml: plots.p", "a.gif"),
                bad("a name that is no file name", "run @name.yaml", "name.yaml", "a/b"),
                bad("no analysis", "run @none.yaml", "none.yaml", "does not exist"),
                bad("a typo in --set", "run @method.yaml --set luminositi=3/fb", "--set", "'luminosity'"),
                bad("a section in --set that is a value", "run @method.yaml --set grid.x=1", "--set grid.x", "grid"),
                bad("--set without value", "run @method.yaml --set luminosity", "--set", "NAME=VALUE"));
    }

    static Stream<Case> imports() {
        String command = "import @events.lhe -o @new.h5 --setup ";
        return Stream.of(
                bad("a singular basis", command + "@singular.yaml", "singular.yaml", "singular"),
                bad("a typo", command + "@import-typo.yaml", "import-typo.yaml:2", "'benchmarks'"),
                bad("an unknown observable", command + "@import-observable.yaml", "import-observable.yaml", "ptt_l1"),
                bad("no setup", command + "@none.yaml", "none.yaml"),
                bad("an unfinished file", command + "@import.yaml", "events.lhe"),
                bad("no Les Houches file", "import @nothing.lhe -o @new.h5 --setup @import.yaml", "nothing.lhe"),
                bad("no file", "import @none.lhe -o @new.h5 --setup @import.yaml", "none.lhe", "does not exist"),
                bad(
                        "an unknown benchmark",
                        "import @events.lhe@w -o @new.h5 --setup @import.yaml",
                        "import.yaml",
                        "'w'",
                        "sm"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"eventFiles", "points", "samples", "models", "inference", "outputs", "yaml", "imports"})
    void isRefusedInOneLine(Case bad) throws IOException {
        List<String> before = filesWithoutResults();
        String[] args = bad.command().replace("%FOLDER%", folder.toString()).split(" ");
        Outcome outcome = workbench.run(bad.command().isEmpty() ? new String[0] : args);
        assertEquals(2, outcome.exit(), outcome.err());
        assertEquals(1, Workbench.lines(outcome.err()).size(), outcome.err());
        assertTrue(outcome.err().startsWith("smi: "), outcome.err());
        for (String word : bad.words()) {
            assertTrue(outcome.err().contains(word), "'" + word + "' is not in: " + outcome.err());
        }
        assertEquals(before, filesWithoutResults(), outcome.err());
    }

    /** {@code smi run} makes its folder before the first stage. */
    private static List<String> filesWithoutResults() throws IOException {
        return workbench.files().stream()
                .filter(name -> !name.equals("results"))
                .toList();
    }
}
