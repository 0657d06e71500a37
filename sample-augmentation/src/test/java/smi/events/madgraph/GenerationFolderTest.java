package smi.events.madgraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.events.EventSetup;
import smi.events.madgraph.GenerationOptions.Cluster;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** The scripts run: a shell script stands for MadGraph and does what it is told by its cards. */
class GenerationFolderTest {
    private static final ParameterSpace SPACE = ParameterSpace.of(new Parameter("c", "dim6", 2, 2, -1, 1, "10*theta"));
    private static final EventSetup SETUP = new EventSetup(
            SPACE,
            List.of(new Benchmark("sm", SPACE.point(0)), new Benchmark("w", SPACE.point(1))),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            "sm",
            Optional.empty());

    /** Writes one event with a weight for every launch of the reweight card, and what it was told into it. */
    private static final String MADGRAPH =
            """
            #!/usr/bin/env bash
            set -euo pipefail
            if grep -q '^output ' "$1"; then
                folder=$(sed -n 's/^output \\([^ ]*\\).*/\\1/p' "$1")
                mkdir -p "$folder/Cards" "$folder/Events"
                echo 'process made'
                exit 0
            fi
            folder=$(sed -n 's/^launch \\([^ ]*\\) -n .*/\\1/p' "$1")
            run=$(sed -n 's/^launch [^ ]* -n //p' "$1")
            mkdir "$folder/Events/$run"
            if grep -q '^ *666 *= nevents' "$folder/Cards/run_card.dat"; then echo 'no such beam'; exit 3; fi
            {
                echo '<event>'
                grep 'dim6\\|2 ' "$folder/Cards/param_card.dat"
                if grep -q 'reweight=ON' "$1" && ! grep -q '^ *13 *= nevents' "$folder/Cards/run_card.dat"; then
                    sed -n "s/^launch --rwgt_name=\\(.*\\)/<wgt id='\\1'> 1 <\\/wgt>/p" "$folder/Cards/reweight_card.dat"
                fi
                echo "<wgt id='1001'> 1 </wgt>" # a weight of systematics
                echo '</event>'
            } | gzip > "$folder/Events/$run/unweighted_events.lhe.gz"
            if grep -q 'shower=Pythia8' "$1"; then echo x > "$folder/Events/$run/tag_1_pythia8_events.hepmc.gz"; fi
            """;

    @TempDir
    private Path temporary;

    private Path madGraph;
    private Path out;

    @BeforeEach
    void install() throws IOException {
        // paths that a careless script would break at
        Path folder = Files.createDirectories(temporary.resolve("it's $HOME; a \"place\""));
        madGraph = folder.resolve("MG5 3.5");
        Files.createDirectories(madGraph.resolve("bin"));
        Path program = Files.writeString(madGraph.resolve("bin/mg5_aMC"), MADGRAPH);
        assertTrue(program.toFile().setExecutable(true));
        out = folder.resolve("my events");
        Files.writeString(temporary.resolve("proc.dat"), "import model sm\ngenerate p p > z\noutput elsewhere\n");
        Files.writeString(temporary.resolve("param.dat"), "BLOCK dim6\n 2 0.0 # c\n");
        Files.writeString(temporary.resolve("run.dat"), " 100 = nevents\n 0 = iseed\n");
        Files.writeString(temporary.resolve("pythia.dat"), "partonlevel:mpi = off\n");
    }

    private GenerationFolder write(GenerationPlan plan, long events, Optional<Cluster> cluster) {
        return GenerationFolder.write(
                out,
                plan,
                cards(Optional.empty()),
                new GenerationOptions(madGraph, cluster, OptionalLong.of(events), OptionalInt.of(2)));
    }

    private GenerationCards cards(Optional<Path> pythia) {
        return new GenerationCards(
                temporary.resolve("proc.dat"),
                Optional.of(temporary.resolve("param.dat")),
                Optional.of(temporary.resolve("run.dat")),
                pythia,
                Optional.empty());
    }

    private String events(String sample) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(out.resolve("samples/" + sample + "/events.lhe.gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void generatesEverySampleWithItsCards() throws IOException {
        List<String> done = new ArrayList<>();
        GenerationFolder folder = write(GenerationPlan.signal(SETUP, List.of(), 1, 5), 100, Optional.empty());
        MadGraphRun.run(folder, step -> done.add(step.what()));
        assertEquals(List.of("process", "sample sm", "sample w"), done);
        assertTrue(events("w").contains("2 10.0 # c") && events("w").contains("id='sm'"), events("w"));
        assertTrue(events("sm").contains("id='w'") && !events("sm").contains("id='sm'"), events("sm"));
        assertFalse(Files.exists(out.resolve("samples/w/process")), "what was copied is gone");
        assertTrue(Files.readString(out.resolve("logs/process.log")).contains("process made"));
        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> write(GenerationPlan.signal(SETUP, List.of(), 1, 5), 100, Optional.empty()));
        assertTrue(refused.getMessage().contains("has events"), refused.getMessage());
        MadGraphRun.run(folder, step -> {}); // done before: nothing to do
    }

    @Test
    void runsAsAScriptFromAnywhere() throws IOException, InterruptedException {
        GenerationFolder folder = write(GenerationPlan.background(SETUP, 2, 5), 100, Optional.empty());
        Path moved = Files.move(out, out.resolveSibling("moved"));
        out = moved;
        Process process = new ProcessBuilder(
                        "bash", moved.resolve(folder.script().getFileName()).toString())
                .directory(temporary.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(events("background_run1").contains("2 0.0 # c"), "the card of a background is as it was");
        assertFalse(events("background_run2").contains("id='w'"));
        assertFalse(Files.exists(moved.resolve("samples/background_run1/reweight_card.dat")));
        assertEquals(0.5, folder.plan().samples().get(0).kFactor());
    }

    @Test
    void aFailureNamesItsLog() {
        GenerationFolder folder = write(GenerationPlan.signal(SETUP, List.of("w"), 1, 5), 666, Optional.empty());
        String message = assertThrows(IllegalStateException.class, () -> MadGraphRun.run(folder, step -> {}))
                .getMessage();
        assertTrue(message.contains("sample 'w': MadGraph ended with exit code 3"), message);
        assertTrue(message.contains("logs/w.log"), message);
        assertFalse(Files.exists(out.resolve("samples/w/events.lhe.gz")));
    }

    @Test
    void eventsWithoutTheirWeightsAreAFailure() {
        GenerationFolder folder = write(GenerationPlan.signal(SETUP, List.of("w"), 1, 5), 13, Optional.empty());
        String message = assertThrows(IllegalStateException.class, () -> MadGraphRun.run(folder, step -> {}))
                .getMessage();
        assertTrue(message.contains("not every event has the weights of the 1 other benchmarks"), message);
        assertFalse(Files.exists(out.resolve("samples/w/events.lhe.gz")));
    }

    @Test
    void showeredEventsAreKept() {
        GenerationFolder folder = GenerationFolder.write(
                out,
                GenerationPlan.signal(SETUP, List.of("w"), 1, 5),
                cards(Optional.of(temporary.resolve("pythia.dat"))),
                new GenerationOptions(madGraph, Optional.empty(), OptionalLong.empty(), OptionalInt.empty()));
        MadGraphRun.run(folder, step -> {});
        assertTrue(Files.exists(out.resolve("samples/w/events.hepmc.gz")));
        assertTrue(Files.exists(out.resolve("samples/w/pythia8_card.dat")));
    }

    @Test
    void batchSystemsGetAnArray() throws IOException, InterruptedException {
        GenerationPlan plan = GenerationPlan.signal(SETUP, List.of(), 3, 5);
        write(plan, 100, Optional.of(Cluster.HTCONDOR));
        GenerationFolder folder = write(plan, 100, Optional.of(Cluster.SLURM));
        String slurm = Files.readString(out.resolve("slurm.sh"));
        assertTrue(slurm.contains("--array=0-5\n") && slurm.contains("--cpus-per-task=2\n"), slurm);
        assertTrue(Files.readString(out.resolve("htcondor.sub")).contains("queue sample from samples.txt"));
        // a stand-in for sbatch runs the array
        Path bin = Files.createDirectories(temporary.resolve("bin"));
        Path sbatch = Files.writeString(
                bin.resolve("sbatch"),
                """
                #!/usr/bin/env bash
                set -euo pipefail
                export SLURM_SUBMIT_DIR=$PWD
                for SLURM_ARRAY_TASK_ID in 0 1 2 3 4 5; do export SLURM_ARRAY_TASK_ID; bash "$1"; done
                """);
        assertTrue(sbatch.toFile().setExecutable(true));
        var builder = new ProcessBuilder("bash", folder.script().toString()).redirectErrorStream(true);
        builder.environment().put("PATH", bin + ":" + builder.environment().get("PATH"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        for (GeneratedSample sample : plan.samples()) {
            assertTrue(Files.exists(out.resolve(sample.file())), sample.file());
        }
        Process condor = new ProcessBuilder("bash", out.resolve("htcondor.sh").toString(), "sm_run1")
                .directory(out.toFile())
                .start();
        assertEquals(0, condor.waitFor());
    }

    @Test
    void everyRunHasItsOwnSeed() {
        Set<Long> seeds = new HashSet<>();
        GenerationPlan.signal(SETUP, List.of(), 50, 7).samples().forEach(s -> seeds.add(s.seed()));
        assertEquals(100, seeds.size());
        assertEquals(
                GenerationPlan.signal(SETUP, List.of(), 50, 7).samples(),
                GenerationPlan.signal(SETUP, List.of(), 50, 7).samples());
        assertTrue(seeds.stream().allMatch(s -> s > 0 && s < 900_000_000));
    }

    @Test
    void aProcessFolderBringsItsCards() throws IOException {
        Path process = temporary.resolve("PROC");
        Files.createDirectories(process.resolve("Cards"));
        Files.createDirectories(process.resolve("Events/run_01"));
        Files.copy(temporary.resolve("param.dat"), process.resolve("Cards/param_card.dat"));
        Files.copy(temporary.resolve("run.dat"), process.resolve("Cards/run_card.dat"));
        GenerationFolder folder = GenerationFolder.write(
                out,
                GenerationPlan.signal(SETUP, List.of("w"), 1, 5),
                new GenerationCards(process, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new GenerationOptions(madGraph, Optional.empty(), OptionalLong.empty(), OptionalInt.empty()));
        MadGraphRun.run(folder, step -> {});
        assertTrue(events("w").contains("2 10.0 # c"));
        assertFalse(Files.exists(out.resolve("process/Events/run_01")), "old events are not copied");
        assertFalse(Files.exists(out.resolve("process.mg5")));
    }

    @Test
    void nothingIsWrittenWhereACardIsWrong() throws IOException {
        Files.writeString(temporary.resolve("param.dat"), "BLOCK dim6\n 3 0.0 # c\n");
        assertThrows(
                InvalidInputException.class,
                () -> write(GenerationPlan.signal(SETUP, List.of(), 1, 5), 100, Optional.empty()));
        assertFalse(Files.exists(out));
    }

    @Test
    void theFilesAreTheseAndNoOthers() {
        write(GenerationPlan.signal(SETUP, List.of("sm"), 1, 5), 100, Optional.empty());
        Set<String> files = new TreeSet<>();
        try (var walk = Files.walk(out)) {
            walk.filter(Files::isRegularFile)
                    .forEach(f -> files.add(out.relativize(f).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertEquals(
                Set.of(
                        "process.mg5",
                        "process.sh",
                        "run.sh",
                        "samples.txt",
                        "samples/sm/launch.mg5",
                        "samples/sm/param_card.dat",
                        "samples/sm/reweight_card.dat",
                        "samples/sm/run.sh",
                        "samples/sm/run_card.dat"),
                files);
    }
}
