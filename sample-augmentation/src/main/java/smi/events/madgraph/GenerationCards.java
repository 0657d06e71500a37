package smi.events.madgraph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * The process and the cards from which those of every sample are made.
 *
 * @param process a process card, or a process folder that MadGraph has made
 * @param paramCard parameters of the model; empty: that of the process folder
 * @param runCard how it is run; empty: that of the process folder
 * @param pythiaCard settings of Pythia 8; empty: no parton shower
 * @param delphesCard settings of Delphes; empty: no detector simulation
 */
public record GenerationCards(
        Path process,
        Optional<Path> paramCard,
        Optional<Path> runCard,
        Optional<Path> pythiaCard,
        Optional<Path> delphesCard) {

    /**
     * Checks what belongs together.
     *
     * @throws InvalidInputException if the process is no process, or Delphes is asked for without Pythia
     */
    public GenerationCards {
        if (!Files.exists(process)) {
            throw new InvalidInputException(
                    "%s is not there; give a process card or a process folder of MadGraph".formatted(process));
        }
        if (Files.isDirectory(process) && !Files.isDirectory(process.resolve("Cards"))) {
            throw new InvalidInputException(
                    "%s is not a process folder of MadGraph: it has no folder Cards; give another one or a process card"
                            .formatted(process));
        }
        if (delphesCard.isPresent() && pythiaCard.isEmpty()) {
            throw new InvalidInputException(
                    "Delphes needs the showered events of Pythia; give a Pythia card, too, or no Delphes card");
        }
    }

    boolean hasFolder() {
        return Files.isDirectory(process);
    }

    ParamCard param() {
        return ParamCard.read(paramCard.orElseGet(() -> ofTheFolder("param_card.dat")));
    }

    RunCard run() {
        Path file = runCard.orElseGet(() -> ofTheFolder("run_card.dat"));
        return new RunCard(file.toString(), CardFile.lines(file));
    }

    private Path ofTheFolder(String name) {
        if (!hasFolder()) {
            throw new InvalidInputException(
                    "with a process card, the card %s is needed, too; give its path".formatted(name));
        }
        return process.resolve("Cards").resolve(name);
    }
}
