package smi.events.madgraph;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import smi.morphing.Benchmark;

/** The scripts of a generation. All paths in them but MadGraph's are relative, so that the folder can be moved. */
final class GenerationScripts {
    private static final String HEAD =
            """
            #!/usr/bin/env bash
            # %s
            set -euo pipefail
            here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
            """;
    private static final String MADGRAPH = "madgraph=${MADGRAPH_DIRECTORY:-%s}\n";
    private static final String RUN = "smi";

    private final GenerationPlan plan;
    private final GenerationCards cards;
    private final GenerationOptions options;

    GenerationScripts(GenerationPlan plan, GenerationCards cards, GenerationOptions options) {
        this.plan = plan;
        this.cards = cards;
        this.options = options;
    }

    /** Makes the process folder, once; moved in place when it is complete. */
    String process() {
        return HEAD.formatted("Makes the process folder; does nothing where it exists.")
                + MADGRAPH.formatted(ShellText.quoted(options.madGraph()))
                + """
                cd -- "$here"
                if [[ -d process ]]; then
                    exit 0
                fi
                mkdir -p logs
                rm -rf process_new
                """
                + (cards.hasFolder() ? copyOfTheFolder() : madeByMadGraph())
                + "mv -- process_new process\n";
    }

    private String copyOfTheFolder() {
        return """
                mkdir process_new
                (cd -- %s && tar -cf - --exclude='./Events/*' .) | tar -xf - -C process_new
                """
                .formatted(ShellText.quoted(cards.process()));
    }

    private static String madeByMadGraph() {
        return """
                if ! "$madgraph/bin/mg5_aMC" process.mg5 < /dev/null > logs/process.log 2>&1; then
                    echo "MadGraph could not make the process; read $here/logs/process.log" >&2
                    exit 1
                fi
                if [[ ! -d process_new/Cards ]]; then
                    echo "MadGraph ended without a process folder; read $here/logs/process.log" >&2
                    exit 1
                fi
                """;
    }

    /** What MadGraph is told for a sample. */
    List<String> launch(GeneratedSample sample) {
        return List.of(
                "launch process -n " + RUN,
                "shower=" + (cards.pythiaCard().isPresent() ? "Pythia8" : "OFF"),
                "detector=" + (cards.delphesCard().isPresent() ? "Delphes" : "OFF"),
                "analysis=OFF",
                "madspin=OFF",
                "reweight=" + (isReweighted(sample) ? "ON" : "OFF"),
                "done",
                "done");
    }

    /** There is nothing to reweight to where there is one benchmark. */
    boolean isReweighted(GeneratedSample sample) {
        return sample.benchmark().isPresent() && plan.benchmarks().size() > 1;
    }

    /** Generates one sample. */
    String sample(GeneratedSample sample) {
        String name = sample.name();
        return HEAD.formatted("Generates the sample '%s'; does nothing where its events exist.".formatted(name))
                + MADGRAPH.formatted(ShellText.quoted(options.madGraph()))
                + """
                log="$here/../../logs/%1$s.log"
                failed() {
                    echo "sample '%1$s': $1; read $log" >&2
                    exit 1
                }
                cd -- "$here"
                if [[ -s events.lhe.gz ]]; then
                    exit 0
                fi
                mkdir -p ../../logs
                rm -rf process
                mkdir process
                (cd ../../process && tar -cf - --exclude='./Events/*' .) | tar -xf - -C process
                mkdir -p process/Events
                cp -- *_card.dat process/Cards/
                printf '%%s\\n' %2$s >> process/Cards/me5_configuration.txt
                "$madgraph/bin/mg5_aMC" launch.mg5 < /dev/null > "$log" 2>&1 || failed "MadGraph ended with exit code $?"
                made=process/Events/%3$s
                if [[ ! -s $made/unweighted_events.lhe.gz ]]; then
                    failed 'MadGraph ended without events'
                fi
                """
                        .formatted(name, configuration(), RUN)
                + (isReweighted(sample) ? weightCheck(sample) : "")
                + moves()
                + """
                mv -- "$made/unweighted_events.lhe.gz" events.lhe.gz
                rm -rf process
                """;
    }

    private String configuration() {
        List<String> lines = new ArrayList<>(List.of("'automatic_html_opening = False'"));
        OptionalInt cores = options.coresPerSample();
        if (cores.isPresent()) {
            lines.add("'run_mode = 2'");
            lines.add("'nb_core = %d'".formatted(cores.getAsInt()));
        }
        return String.join(" ", lines);
    }

    /** MadGraph may end well though the reweighting failed; weights of systematics may be there all the same. */
    private String weightCheck(GeneratedSample sample) {
        List<String> others = plan.benchmarks().stream()
                .map(Benchmark::name)
                .filter(name -> !name.equals(sample.benchmark().orElseThrow().name()))
                .toList();
        return """
                gzip -dc -- "$made/unweighted_events.lhe.gz" | awk -v names='%s' '
                    BEGIN { k = split(names, name, " "); q = sprintf("%%c", 39) }
                    /<event[ >]/ { n++ }
                    /<wgt / {
                        for (i = 1; i <= k; i++)
                            if (index($0, "id=" q name[i] q) || index($0, "id=\\"" name[i] "\\"")) w++
                    }
                    END { exit !(n > 0 && w >= k * n) }
                ' || failed 'not every event has the weights of the %d other benchmarks'
                """
                .formatted(String.join(" ", others), others.size());
    }

    private String moves() {
        return (cards.pythiaCard().isPresent() ? move("hepmc.gz", "Pythia") : "")
                + (cards.delphesCard().isPresent() ? move("root", "Delphes") : "");
    }

    private static String move(String ending, String program) {
        return """
                found=("$made"/*.%1$s)
                if [[ ! -e ${found[0]} ]]; then
                    failed '%2$s ended without events'
                fi
                mv -- "${found[0]}" events.%1$s
                """
                .formatted(ending, program);
    }

    /** Generates all samples, one after the other. */
    String all() {
        return HEAD.formatted("Generates all samples, one after the other; those that are done are skipped.")
                + """
                bash "$here/process.sh"
                mapfile -t samples < "$here/samples.txt"
                for sample in "${samples[@]}"; do
                    echo "$sample"
                    bash "$here/samples/$sample/run.sh"
                done
                """;
    }

    /** Makes the process here and gives the samples to the batch system. */
    String submit(String command) {
        return HEAD.formatted("Makes the process and submits a job for every sample.")
                + """
                bash "$here/process.sh"
                cd -- "$here"
                mkdir -p logs
                %s
                """
                        .formatted(command);
    }

    String slurm() {
        return """
                #!/usr/bin/env bash
                #SBATCH --job-name=smi-generate
                #SBATCH --array=0-%d
                #SBATCH --cpus-per-task=%d
                #SBATCH --output=logs/slurm-%%A_%%a.log
                # One sample; submit.sh submits them all.
                set -euo pipefail
                cd -- "$SLURM_SUBMIT_DIR"
                mapfile -t samples < samples.txt
                exec bash "samples/${samples[$SLURM_ARRAY_TASK_ID]}/run.sh"
                """
                .formatted(plan.samples().size() - 1, options.coresPerSample().orElse(1));
    }

    String condor() {
        return """
                # One job per sample; submit.sh submits them all. The folder must be on a file system that all nodes see.
                universe = vanilla
                executable = htcondor.sh
                arguments = $(sample)
                should_transfer_files = NO
                request_cpus = %d
                log = logs/htcondor.log
                output = logs/htcondor-$(sample).out
                error = logs/htcondor-$(sample).err
                queue sample from samples.txt
                """
                .formatted(options.coresPerSample().orElse(1));
    }

    String condorJob() {
        return """
                #!/usr/bin/env bash
                # One sample, from the folder in which it was submitted.
                set -euo pipefail
                exec bash "samples/$1/run.sh"
                """;
    }

    String names() {
        return plan.samples().stream().map(GeneratedSample::name).collect(Collectors.joining("\n", "", "\n"));
    }
}
