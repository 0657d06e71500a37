package smi.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A notebook file.
 *
 * @param file where it is
 * @param quick whether it is executed on every change
 * @param cells the cells with code
 */
record Notebook(Path file, boolean quick, List<Cell> cells) {
    Notebook {
        cells = List.copyOf(cells);
    }

    /**
     * A cell with code.
     *
     * @param source its text
     * @param draws whether its value has to be a picture: its tags contain {@code plot}
     * @param executed whether it has been executed
     * @param pictures PNG images in its output
     */
    record Cell(String source, boolean draws, boolean executed, List<byte[]> pictures) {
        Cell {
            pictures = List.copyOf(pictures);
        }
    }

    static Notebook read(Path file) throws IOException {
        try {
            JsonObject root = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            JsonObject metadata = root.getAsJsonObject("metadata");
            boolean quick = metadata.has("smi")
                    && metadata.getAsJsonObject("smi").get("quick").getAsBoolean();
            List<Cell> cells = new ArrayList<>();
            for (JsonElement element : root.getAsJsonArray("cells")) {
                JsonObject cell = element.getAsJsonObject();
                if (cell.get("cell_type").getAsString().equals("code")) {
                    cells.add(cell(cell));
                }
            }
            return new Notebook(file, quick, cells);
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            throw new IOException(file + " is no notebook: " + e.getMessage(), e);
        }
    }

    private static Cell cell(JsonObject cell) {
        JsonObject metadata = cell.getAsJsonObject("metadata");
        boolean draws = metadata.has("tags")
                && StreamSupport.stream(metadata.getAsJsonArray("tags").spliterator(), false)
                        .anyMatch(tag -> tag.getAsString().equals("plot"));
        List<byte[]> pictures = new ArrayList<>();
        for (JsonElement output : cell.getAsJsonArray("outputs")) {
            JsonObject data = output.getAsJsonObject().getAsJsonObject("data");
            if (data != null && data.has("image/png")) {
                pictures.add(Base64.getMimeDecoder().decode(text(data.get("image/png"))));
            }
        }
        boolean executed = !cell.get("execution_count").isJsonNull();
        return new Cell(text(cell.get("source")), draws, executed, pictures);
    }

    /** Texts are written whole or as a list of lines. */
    private static String text(JsonElement element) {
        if (element instanceof JsonArray lines) {
            return StreamSupport.stream(lines.spliterator(), false)
                    .map(JsonElement::getAsString)
                    .collect(Collectors.joining());
        }
        return element.getAsString();
    }
}
