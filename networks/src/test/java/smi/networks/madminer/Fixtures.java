package smi.networks.madminer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import smi.events.EventMatrix;

/** The files that make_fixtures.py wrote with PyTorch. */
final class Fixtures {
    private Fixtures() {}

    static Path path(String name) {
        try {
            return Path.of(Fixtures.class.getResource("make_fixtures.py").toURI())
                    .resolveSibling(name);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Copies the files of an estimator under a new name. */
    static void copy(String name, Path folder, String newName) {
        try (Stream<Path> files = Files.list(path("."))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String fileName = file.getFileName().toString();
                if (fileName.startsWith(name + "_")) {
                    Files.copy(file, folder.resolve(newName + fileName.substring(name.length())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EventMatrix expected(String estimator, String what) {
        try {
            JsonNode rows = new ObjectMapper()
                    .readTree(path("expected.json").toFile())
                    .get(estimator)
                    .get(what);
            double[][] values = new double[rows.size()][];
            for (int i = 0; i < values.length; i++) {
                JsonNode row = rows.get(i);
                values[i] = new double[row.size()];
                for (int j = 0; j < row.size(); j++) {
                    values[i][j] = row.get(j).doubleValue();
                }
            }
            return EventMatrix.ofRows(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
