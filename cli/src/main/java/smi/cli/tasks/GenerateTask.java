package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import smi.cli.setup.ListedSamples;
import smi.cli.setup.Setup;
import smi.cli.tasks.Console.Progress;
import smi.events.EventSetup;
import smi.events.OutputFile;
import smi.events.madgraph.GeneratedSample;
import smi.events.madgraph.GenerationCards;
import smi.events.madgraph.GenerationFolder;
import smi.events.madgraph.GenerationOptions;
import smi.events.madgraph.GenerationOptions.Cluster;
import smi.events.madgraph.GenerationPlan;
import smi.events.madgraph.MadGraphRun;
import smi.morphing.Benchmark;

/**
 * Cards and scripts of MadGraph for every benchmark, and the events, unless only the folder is wanted.
 *
 * @param setup the setup file
 * @param cards the process and its cards
 * @param samples what is generated
 * @param machine where it is run
 * @param seed decides the seeds of all runs
 * @param output the folder
 */
public record GenerateTask(Path setup, CardFiles cards, Samples samples, Machine machine, long seed, Path output)
        implements Task {

    /**
     * The process and the cards from which those of every sample are made.
     *
     * @param process a process card or a process folder
     * @param param the parameter card; empty: that of the process folder
     * @param run the run card; empty: that of the process folder
     * @param pythia the card of Pythia; empty: no shower
     * @param delphes the card of Delphes; empty: no detector
     */
    public record CardFiles(
            Path process, Optional<Path> param, Optional<Path> run, Optional<Path> pythia, Optional<Path> delphes) {
        private List<Path> files() {
            List<Path> files = new ArrayList<>();
            if (!Files.isDirectory(process)) {
                files.add(process);
            }
            List.of(param, run, pythia, delphes).forEach(card -> card.ifPresent(files::add));
            return files;
        }

        private GenerationCards cards() {
            return new GenerationCards(process, param, run, pythia, delphes);
        }
    }

    /**
     * What is generated.
     *
     * @param kind signal or background
     * @param at names of the benchmarks at which events are generated; none: at all
     * @param runs files per benchmark
     * @param events events per file; empty: as the run card says
     */
    public record Samples(Kind kind, List<String> at, int runs, OptionalLong events) {
        /** Whether the events depend on the parameters. */
        public enum Kind {
            /** They do, and are reweighted. */
            SIGNAL,
            /** They do not. */
            BACKGROUND
        }

        private GenerationPlan plan(EventSetup setup, long seed) {
            return kind == Kind.SIGNAL
                    ? GenerationPlan.signal(setup, at, runs, seed)
                    : GenerationPlan.background(setup, runs, seed);
        }
    }

    /**
     * Where MadGraph is run.
     *
     * @param madGraph its folder
     * @param cluster the batch system; empty: this computer
     * @param cores processor cores per sample; empty: as MadGraph is configured
     * @param action what is done once the folder is written
     */
    public record Machine(Path madGraph, Optional<Cluster> cluster, OptionalInt cores, Action action) {
        /** What is done once the folder is written. */
        public enum Action {
            /** MadGraph is run, or the jobs are submitted. */
            RUN,
            /** Nothing. */
            WRITE_ONLY
        }
    }

    @Override
    public String command() {
        return "generate";
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(List.of(setup));
        inputs.addAll(cards.files());
        return inputs;
    }

    @Override
    public ObjectNode run(Context context) {
        Setup content = Setup.read(setup);
        EventSetup events = content.eventSetup();
        boolean runs = machine.action() == Machine.Action.RUN;
        if (runs) {
            MadGraphRun.require(machine.madGraph());
        }
        GenerationFolder folder = GenerationFolder.write(
                output,
                Place.at(setup, () -> samples.plan(events, seed)),
                cards.cards(),
                new GenerationOptions(machine.madGraph(), machine.cluster(), samples.events(), machine.cores()));
        Path listing = output.resolve("setup.yaml");
        String text = ListedSamples.added(content, folder.plan().samples(), output);
        OutputFile.write(listing, path -> Files.writeString(path, text));
        if (runs) {
            run(folder, context.console());
        }
        say(folder, listing, runs, context.console());
        return result(folder, listing);
    }

    private static void run(GenerationFolder folder, Console console) {
        List<GenerationFolder.Step> steps = folder.steps();
        try (Progress progress = console.progress("samples", steps.size())) {
            MadGraphRun.run(folder, step -> {
                progress.step(1);
                console.note(step.what() + " is done");
            });
        }
    }

    private void say(GenerationFolder folder, Path listing, boolean ran, Console console) {
        console.say("%d samples in %s".formatted(folder.plan().samples().size(), output));
        if (!ran) {
            console.say("generate them: bash %s".formatted(folder.script()));
        } else if (machine.cluster().isPresent()) {
            console.say("the jobs are submitted; their logs are in %s".formatted(output.resolve("logs")));
        }
        console.say("then import them: smi import --setup %s -o events.h5".formatted(listing));
    }

    private ObjectNode result(GenerationFolder folder, Path listing) {
        ObjectNode result = Json.object().put("folder", output.toString()).put("setup", listing.toString());
        result.put("script", folder.script().toString());
        ArrayNode list = result.putArray("samples");
        for (GeneratedSample sample : folder.plan().samples()) {
            list.addObject()
                    .put("name", sample.name())
                    .put("sampled_at", sample.benchmark().map(Benchmark::name).orElse("background"))
                    .put("iseed", sample.seed())
                    .put("file", output.resolve(sample.file()).toString());
        }
        return result;
    }
}
