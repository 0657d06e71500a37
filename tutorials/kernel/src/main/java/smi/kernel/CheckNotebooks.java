package smi.kernel;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Checks that executed notebooks show their pictures, and lists notebooks. */
public final class CheckNotebooks {
    private static final int FEWEST_COLOURS = 3;

    private CheckNotebooks() {}

    /**
     * {@code [--list [--quick]] NOTEBOOK...}; ends with 1 if a picture is missing or blank.
     *
     * @param arguments executed notebooks; with {@code --list} any, whose names are printed
     * @throws IOException if one cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean list = words.remove("--list");
        boolean quick = words.remove("--quick");
        List<String> problems = new ArrayList<>();
        for (String word : words) {
            Notebook notebook = Notebook.read(Path.of(word));
            if (list) {
                if (notebook.quick() || !quick) {
                    System.out.println(word);
                }
                continue;
            }
            List<String> found = problems(notebook);
            problems.addAll(found);
            long pictures = notebook.cells().stream()
                    .mapToLong(cell -> cell.pictures().size())
                    .sum();
            System.out.printf(
                    "%s  %s: %d cells, %d pictures%n",
                    found.isEmpty() ? "ok  " : "FAIL",
                    notebook.file().getFileName(),
                    notebook.cells().size(),
                    pictures);
        }
        problems.forEach(System.err::println);
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    static List<String> problems(Notebook notebook) throws IOException {
        List<String> problems = new ArrayList<>();
        if (notebook.cells().stream().noneMatch(Notebook.Cell::draws)) {
            problems.add(notebook.file() + ": no cell is tagged plot");
        }
        int number = 0;
        for (Notebook.Cell cell : notebook.cells()) {
            number++;
            String where = notebook.file() + ", code cell " + number + ": ";
            if (!cell.executed()) {
                problems.add(where + "was not executed");
            }
            if (cell.draws() && cell.pictures().isEmpty()) {
                problems.add(where + "draws, but its output has no picture");
            }
            if (!cell.draws() && !cell.pictures().isEmpty()) {
                problems.add(where + "has a picture and is not tagged plot");
            }
            for (byte[] picture : cell.pictures()) {
                if (isBlank(picture)) {
                    problems.add(where + "its picture is blank");
                }
            }
        }
        return problems;
    }

    private static boolean isBlank(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        return image == null
                || java.util.Arrays.stream(image.getRGB(
                                        0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                                .distinct()
                                .limit(FEWEST_COLOURS)
                                .count()
                        < FEWEST_COLOURS;
    }
}
