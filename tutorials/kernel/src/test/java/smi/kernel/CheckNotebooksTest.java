package smi.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckNotebooksTest {
    @TempDir
    Path folder;

    private List<String> problems(String tags, String count, String outputs) throws IOException {
        Path file = folder.resolve("a.ipynb");
        Files.writeString(
                file,
                """
                {"cells": [{"cell_type": "code", "metadata": {"tags": [%s]}, "source": ["1"],
                            "execution_count": %s, "outputs": [%s]}],
                 "metadata": {"smi": {"quick": true}}}"""
                        .formatted(tags, count, outputs));
        return CheckNotebooks.problems(Notebook.read(file));
    }

    private static String picture(int... colours) throws IOException {
        BufferedImage image = new BufferedImage(colours.length, 1, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < colours.length; x++) {
            image.setRGB(x, 0, colours[x]);
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return "{\"data\": {\"image/png\": \"%s\"}}"
                .formatted(Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }

    @Test
    void aPictureIsAskedForAndLookedAt() throws IOException {
        assertEquals(List.of(), problems("\"plot\"", "1", picture(0, 0xff, 0xffff)));
        assertTrue(problems("\"plot\"", "1", picture(7, 7, 7)).get(0).contains("blank"));
        assertTrue(problems("\"plot\"", "1", "").get(0).contains("no picture"));
        assertTrue(problems("\"plot\"", "null", picture(0, 0xff, 0xffff)).get(0).contains("not executed"));
        assertTrue(problems("", "1", picture(0, 0xff, 0xffff)).get(1).contains("not tagged plot"));
        Path other = folder.resolve("b.ipynb");
        Files.writeString(other, "{}");
        assertThrows(IOException.class, () -> Notebook.read(other));
    }
}
