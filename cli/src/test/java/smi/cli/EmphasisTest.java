package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colours are for terminals. */
class EmphasisTest {
    @TempDir
    private Path folder;

    @AfterEach
    void noColours() {
        System.clearProperty("smi.colours");
    }

    @Test
    void errorsAreColouredWhereTheLauncherSaysSoOnly() {
        String plain = new Workbench(folder).run("inspect", "@nothing.h5").err();
        assertTrue(plain.startsWith("smi: "), plain);
        System.setProperty("smi.colours", "true");
        String coloured = new Workbench(folder).run("inspect", "@nothing.h5").err();
        assertTrue(coloured.startsWith("\u001b[1;31msmi:\u001b[0m "), coloured);
        assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    }
}
