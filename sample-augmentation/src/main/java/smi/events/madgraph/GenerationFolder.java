package smi.events.madgraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import smi.events.OutputFile;
import smi.events.madgraph.GenerationOptions.Cluster;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;

/**
 * The folder from which samples are generated: cards and scripts. {@code run.sh} generates everything;
 * {@code samples/NAME} has the cards of a sample, a script for it, and its events when it has run.
 */
public final class GenerationFolder {
    private final Path folder;
    private final GenerationPlan plan;
    private final GenerationOptions options;

    private GenerationFolder(Path folder, GenerationPlan plan, GenerationOptions options) {
        this.folder = folder;
        this.plan = plan;
        this.options = options;
    }

    /**
     * Writes cards and scripts, nothing if an input is wrong.
     *
     * @param folder the folder; made where it does not exist
     * @param plan what is generated
     * @param cards the process and its cards
     * @param options how it is run
     * @return the folder
     * @throws InvalidInputException if a card lacks what is to be set, or the folder has events already
     */
    public static GenerationFolder write(
            Path folder, GenerationPlan plan, GenerationCards cards, GenerationOptions options) {
        Map<String, String> files = files(plan, cards, options);
        refuseToMixWithEvents(folder);
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path target = folder.resolve(file.getKey());
                Files.createDirectories(target.toAbsolutePath().getParent());
                OutputFile.write(target, path -> {
                    // cards are read, changed and written byte for byte
                    Files.writeString(path, file.getValue(), encoding(target));
                    if (target.toString().endsWith(".sh") && !path.toFile().setExecutable(true)) {
                        throw new IOException("cannot make it executable");
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into the folder %s: %s".formatted(folder, e), e);
        }
        return new GenerationFolder(folder, plan, options);
    }

    /** Scripts have paths in them, cards what their authors wrote. */
    private static Charset encoding(Path file) {
        return file.toString().endsWith(".sh") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    private static void refuseToMixWithEvents(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InvalidInputException("%s is a file; give a folder".formatted(folder));
        }
        if (!Files.isDirectory(folder.resolve("samples"))) {
            return;
        }
        try (var files = Files.find(folder.resolve("samples"), 2, (path, about) -> path.endsWith("events.lhe.gz"))) {
            files.findFirst().ifPresent(events -> {
                throw new InvalidInputException(
                        "%s has events, which would not belong to the new cards; run %s to go on, or give another folder"
                                .formatted(folder, folder.resolve("run.sh")));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
    }

    /** All files by their path in the folder. */
    private static Map<String, String> files(GenerationPlan plan, GenerationCards cards, GenerationOptions options) {
        checkPlaces(plan);
        var scripts = new GenerationScripts(plan, cards, options);
        ParamCard param = cards.param();
        RunCard run = cards.run().withSystematics(plan.systematics());
        if (options.events().isPresent()) {
            run = run.with("nevents", options.events().getAsLong());
        }
        Map<String, String> files = new LinkedHashMap<>();
        for (GeneratedSample sample : plan.samples()) {
            String place = "samples/" + sample.name() + "/";
            ParamCard at = sample.benchmark().map(b -> param.at(b.point())).orElse(param);
            files.put(place + "param_card.dat", text(at.lines()));
            files.put(
                    place + "run_card.dat",
                    text(run.with("iseed", sample.seed()).lines()));
            if (scripts.isReweighted(sample)) {
                files.put(
                        place + "reweight_card.dat",
                        text(ReweightCard.lines(sample.benchmark().orElseThrow(), plan.benchmarks())));
            }
            cards.pythiaCard().ifPresent(card -> files.put(place + "pythia8_card.dat", text(CardFile.lines(card))));
            cards.delphesCard().ifPresent(card -> files.put(place + "delphes_card.dat", text(CardFile.lines(card))));
            files.put(place + "launch.mg5", text(scripts.launch(sample)));
            files.put(place + "run.sh", scripts.sample(sample));
        }
        if (!cards.hasFolder()) {
            files.put("process.mg5", text(ProcessCard.lines(cards.process(), "process_new")));
        }
        files.put("process.sh", scripts.process());
        files.put("samples.txt", scripts.names());
        files.put("run.sh", scripts.all());
        options.cluster().ifPresent(cluster -> files.putAll(batch(cluster, scripts)));
        return files;
    }

    private static Map<String, String> batch(Cluster cluster, GenerationScripts scripts) {
        return switch (cluster) {
            case SLURM -> Map.of("slurm.sh", scripts.slurm(), "submit.sh", scripts.submit("sbatch slurm.sh"));
            case HTCONDOR ->
                Map.of(
                        "htcondor.sub", scripts.condor(),
                        "htcondor.sh", scripts.condorJob(),
                        "submit.sh", scripts.submit("condor_submit htcondor.sub"));
        };
    }

    /** Two parameters in one place would overwrite each other. */
    private static void checkPlaces(GenerationPlan plan) {
        Map<String, String> places = new LinkedHashMap<>();
        for (Parameter p : plan.benchmarks().get(0).point().space().parameters()) {
            String place = "block %s, entry %d".formatted(p.lhaBlock().toLowerCase(Locale.ROOT), p.lhaId());
            String other = places.put(place, p.name());
            if (other != null && !p.lhaBlock().equals("None")) {
                throw new InvalidInputException(
                        "the parameters '%s' and '%s' have the same place on the card, %s; correct one of them"
                                .formatted(other, p.name(), place));
            }
        }
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    /** {@return the folder} */
    public Path path() {
        return folder;
    }

    /** {@return what is generated} */
    public GenerationPlan plan() {
        return plan;
    }

    /** {@return the script that generates everything, or submits it to the batch system} */
    public Path script() {
        return folder.resolve(options.cluster().isPresent() ? "submit.sh" : "run.sh");
    }

    /**
     * Something that can be run: a script, and what it makes.
     *
     * @param what for people
     * @param script the script
     */
    public record Step(String what, Path script) {}

    /** {@return the steps of a generation, in order: the process, then the samples, or their submission} */
    public List<Step> steps() {
        if (options.cluster().isPresent()) {
            return List.of(new Step("submission", script()));
        }
        var steps = new ArrayList<Step>();
        steps.add(new Step("process", folder.resolve("process.sh")));
        plan.samples()
                .forEach(s -> steps.add(new Step(
                        "sample " + s.name(),
                        folder.resolve("samples").resolve(s.name()).resolve("run.sh"))));
        return steps;
    }
}
