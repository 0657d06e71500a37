package smi.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which pages are run, with what in the folder, and which are not, and why. */
final class PageRuns {
    private static final String DRELL_YAN = "simulate drell-yan -n 4000 --option observables=exact -o events.h5";
    private static final String RATIO = "augment events.h5 --sample ratio"
            + " --theta0 random:20:gaussian(0,0.3),gaussian(0,0.3) --theta1 sm -n 2000 -o ratio.h5";
    private static final String ALICES = "train ratio.h5 --method alices --epochs 1 --hidden 8 -o alices.smi";
    private static final String LOCAL = "augment events.h5 --sample local --theta sm -n 1000 -o local.h5";
    private static final String SALLY = "train local.h5 --method sally --epochs 1 --hidden 8 -o sally.smi";

    private static final String LIMITS = "limits events.h5 --theta-true sm --grid clq1=-0.5:0.5:5,clq3=-0.5:0.5:5"
            + " --luminosity 1/fb --method rate";

    /** What is run, page by page. */
    static final List<PageRun> RUNS = List.of(
            PageRun.of("README.md")
                    .withFiles(folder -> {
                        PageFiles.copy(
                                "tutorials/drell-yan/analysis.yaml",
                                folder.resolve("tutorials/drell-yan/analysis.yaml"));
                        PageFiles.write(folder, "setup.yaml", PageFiles.SETUP);
                        PageFiles.lhe(folder, "sm.lhe.gz@sm", "w.lhe.gz@w");
                    })
                    .replacing(
                            "tutorials/drell-yan/analysis.yaml", "tutorials/drell-yan/analysis.yaml" + smallAnalysis()),
            PageRun.of("docs/cli.md")
                    .inSections("smi setup", "smi import", "smi doctor", "smi completion", "smi man")
                    .withFiles(folder -> {
                        PageFiles.write(folder, "setup.yaml", PageFiles.TWO_BENCHMARKS);
                        PageFiles.lhe(
                                folder, "events.lhe.gz@sm", "run1.lhe.gz@sm", "run2.lhe.gz@w", "background.lhe.gz@sm");
                        PageFiles.lhe(folder, "run_1.lhe.gz@sm", "run_2.lhe.gz@sm");
                        PageFiles.tables(folder);
                    })
                    .replacing("~/.local/share/man/man1", "weights"),
            PageRun.of("docs/cli.md", named("signal.h5"), named("background.h5"), named("run-1.h5"), named("zjets.h5"))
                    .inSections("smi run", "smi simulate", "smi combine")
                    .withFiles(folder -> {
                        PageFiles.copy(
                                "tutorials/drell-yan/analysis.yaml",
                                folder.resolve("tutorials/drell-yan/analysis.yaml"));
                        PageFiles.copy("tutorials/drell-yan/analysis.yaml", folder.resolve("analysis.yaml"));
                    })
                    .replacing("analysis.yaml", "analysis.yaml" + smallAnalysis())
                    .replacing("samples.score.n=50000", "samples.score.n=1000"),
            PageRun.of(
                            "docs/cli.md",
                            DRELL_YAN,
                            named("events-1.h5"),
                            named("electrons.h5"),
                            named("muons.h5"),
                            named("data.h5"),
                            named("test.h5"),
                            RATIO,
                            RATIO.replace("ratio.h5", "sample.h5"),
                            LOCAL,
                            SALLY,
                            SALLY.replace("sally.smi", "model-sally.smi"),
                            ALICES,
                            ALICES.replace("alices", "carl"),
                            "export alices.smi --format npy -o models/alices",
                            "export sally.smi --format npy -o models/sally_ensemble")
                    .inSections(
                            "smi inspect",
                            "smi morphing",
                            "smi xsec",
                            "smi augment",
                            "smi train",
                            "smi export",
                            "smi import-model",
                            "smi evaluate",
                            "smi diagnose",
                            "smi calibrate",
                            "smi fisher",
                            "smi limits")
                    .withFiles(folder -> {
                        PageFiles.copy("docs/examples/vbf-h-aa.yaml", folder.resolve("setup.yaml"));
                        PageFiles.lhe(folder, "events.lhe.gz@sm");
                        PageFiles.regions(folder);
                        PageFiles.channels(folder);
                    })
                    .replacing("cWW", "clq1")
                    .replacing("cHW", "clq3")
                    .replacing("-1:1", "-0.5:0.5")
                    .replacing("300/fb", "1/fb")
                    .replacing("36.1/fb", "1/pb"),
            PageRun.of(
                            "docs/cli.md",
                            DRELL_YAN + " --option systematics=on",
                            RATIO,
                            ALICES,
                            LIMITS + " --json limits-rate.json",
                            LIMITS + " --json limits-alices.json",
                            LIMITS + " --nuisance all --impacts clq1 --json limits.json",
                            "fisher events.h5 --theta sm --luminosity 1/fb --method truth --project clq1,clq3"
                                    + " --json fisher.json")
                    .inSections("smi plot"),
            PageRun.of("docs/diagnostics.md", DRELL_YAN, RATIO, ALICES),
            PageRun.of("docs/estimators.md", DRELL_YAN)
                    .replacing("cWW=-1:1", "clq1=-0.5:0.5")
                    .replacing("cHW=-1:1", "clq3=-0.5:0.5"),
            PageRun.of("docs/fisher.md", DRELL_YAN).withFiles(PageFiles::regions),
            PageRun.of("docs/howto-channels.md", named("electrons.h5"), named("muons.h5"), DRELL_YAN, RATIO, ALICES)
                    .withFiles(PageFiles::channels),
            PageRun.of("docs/howto-choose-a-method.md"),
            PageRun.of(
                    "docs/howto-cluster.md",
                    DRELL_YAN,
                    RATIO,
                    LOCAL.replace("local.h5", "score-1.h5"),
                    LOCAL.replace("local.h5", "score-2.h5")),
            PageRun.of("docs/howto-combine.md").exactly(),
            PageRun.of("docs/howto-many-parameters.md", DRELL_YAN),
            PageRun.of("docs/howto-negative-weights.md", DRELL_YAN),
            PageRun.of("docs/howto-own-events.md").withFiles(PageFiles::ownEvents),
            PageRun.of("docs/howto-reweighted-samples.md").withFiles(folder -> {
                PageFiles.copy("docs/examples/vbf-h-aa.yaml", folder.resolve("docs/examples/vbf-h-aa.yaml"));
                PageFiles.everyBenchmark(folder, "vbf_sampled_at_");
            }),
            PageRun.of("docs/howto-systematics.md"),
            PageRun.of("docs/howto-toys.md"),
            PageRun.of("docs/import.md").withFiles(folder -> {
                PageFiles.write(folder, "setup.yaml", PageFiles.TWO_BENCHMARKS);
                PageFiles.lhe(
                        folder,
                        "sm.lhe.gz@sm",
                        "w.lhe.gz@w",
                        "background.lhe.gz@sm",
                        "run_1.lhe.gz@sm",
                        "run_2.lhe.gz@sm");
                PageFiles.tables(folder);
            }),
            PageRun.of(
                    "docs/interchange.md",
                    DRELL_YAN,
                    RATIO,
                    ALICES,
                    LOCAL,
                    SALLY,
                    "export alices.smi --format npy -o models/alices"),
            PageRun.of("docs/madminer.md", DRELL_YAN.replace("events.h5", "madminer_events.h5")),
            PageRun.of("docs/morphing.md")
                    .withFiles(folder -> PageFiles.copy("docs/examples/vbf-h-aa.yaml", folder.resolve("setup.yaml")))
                    .exactly(),
            PageRun.of("docs/setup.md")
                    .withFiles(folder -> PageFiles.write(
                            folder,
                            "setup.yaml",
                            Page.of("docs/setup.md").blocks("yaml").get(0).text())),
            PageRun.of("docs/training.md"));

    /** What is not run here, and why. */
    static final Map<String, String> NOT_RUN = Map.of(
            "docs/benchmarks.md", "a million events and more; by hand, on a machine that does nothing else",
            "docs/howto-madgraph.md", "needs MadGraph; GenerateCommandTest runs such commands with a stand-in for it",
            "docs/cli.md#smi generate", "the same",
            "docs/cli.md#smi benchmark", "BenchmarkCommandTest runs the small ones");

    private PageRuns() {}

    private static String named(String file) {
        return DRELL_YAN.replace("events.h5", file);
    }

    /** Tabs separate words that take the place of one. */
    private static String smallAnalysis() {
        return Stream.of(
                        "events.simulate.n=12000",
                        "samples.score.n=1000",
                        "samples.ratio.n=4000",
                        "samples.ratio.theta0=random:20:gaussian(0,0.3),gaussian(0,0.3)",
                        "models.sally.epochs=1",
                        "models.alices.epochs=1",
                        "grid=clq1=-0.6:0.6:5,clq3=-0.6:0.6:5")
                .map(setting -> "\t--set\t" + setting)
                .collect(Collectors.joining());
    }
}
