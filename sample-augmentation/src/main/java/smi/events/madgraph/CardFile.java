package smi.events.madgraph;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import smi.morphing.InvalidInputException;

/** Reads cards, which are small texts, sometimes with names in Latin-1. */
final class CardFile {
    private static final long LARGEST = 10_000_000;

    private CardFile() {}

    static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("%s is not there; give the path of a card".formatted(file));
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidInputException("%s is too large for a card; give another file".formatted(file));
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException e) {
            throw new InvalidInputException("%s cannot be read; check the permissions".formatted(file), e);
        }
    }
}
