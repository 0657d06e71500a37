package smi.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellsTest {
    @TempDir
    Path folder;

    private Cells cells;

    private Optional<Object> evaluate(String source) throws IOException {
        if (cells == null) {
            cells = new Cells(folder);
        }
        return cells.evaluate(source);
    }

    @AfterEach
    void close() {
        if (cells != null) {
            cells.close();
        }
    }

    @Test
    void theValueOfACellIsThatOfItsLastExpression() throws IOException {
        assertEquals(Optional.of(7), evaluate("int x = 3;\nint y = 4;\nx + y"));
        assertEquals(Optional.empty(), evaluate("int z = 3;"));
        assertEquals(Optional.empty(), evaluate("Math.abs(-3);"));
        assertEquals(Optional.of("[1, 2]"), evaluate("List.of(1, 2).toString()"));
        assertTrue(evaluate("new java.awt.image.BufferedImage(3, 2, 1)").orElseThrow() instanceof BufferedImage);
    }

    @Test
    void aCellDeclaresWhatLaterOnesUse() throws IOException {
        evaluate(
                "import java.nio.file.Path;\nrecord Point(double x, double y) {\n    double sum() { return x + y; }\n}");
        evaluate("double twice(Point p) {\n    return 2 * p.sum();\n}\nvar p = new Point(1, 2)");
        assertEquals(Optional.of(6.0), evaluate("twice(p)"));
        assertEquals(Optional.of("{\n}\n"), evaluate("\"\"\"\n{\n}\n\"\"\""));
    }

    @Test
    void whatIsWrongIsShown() throws IOException {
        CellException wrong = assertThrows(CellException.class, () -> evaluate("int x = \"a\";"));
        assertTrue(wrong.getMessage().contains("incompatible types"), wrong.getMessage());
        CellException thrown = assertThrows(CellException.class, () -> evaluate("List.of().get(3)"));
        assertTrue(thrown.getMessage().startsWith("java.lang.ArrayIndexOutOfBoundsException"), thrown.getMessage());
        CellException half = assertThrows(CellException.class, () -> evaluate("if (true) {"));
        assertTrue(half.getMessage().contains("middle of a statement"), half.getMessage());
        CellException missing = assertThrows(CellException.class, () -> evaluate("void f() { g(); }\nf()"));
        assertTrue(missing.getMessage().contains("not defined yet"), missing.getMessage());
    }

    @Test
    void theClassPathGrows() throws IOException {
        Files.createDirectories(folder.resolve("libs"));
        CellException none = assertThrows(CellException.class, () -> evaluate("%classpath libs/*.jar"));
        assertTrue(none.getMessage().contains("no file matches"), none.getMessage());
        Path classes = Path.of(System.getProperty("smi.root", "."), "tutorials/kernel/target/test-classes");
        assertEquals(
                Optional.of("loaded"),
                evaluate("%classpath " + classes.toAbsolutePath() + "\nsmi.kernel.Loaded.word()"));
        CellException unknown = assertThrows(CellException.class, () -> evaluate("%maven a:b:c"));
        assertTrue(unknown.getMessage().contains("does not know %maven"), unknown.getMessage());
        assertEquals(Optional.of("\n%x\n"), evaluate("\"\"\"\n\n%x\n\"\"\""));
    }

    @Test
    void completenessIsKnown() throws IOException {
        evaluate("");
        assertEquals(JavaKernel.IS_COMPLETE_YES, cells.completeness("int a = 1;"));
        assertEquals(JavaKernel.IS_COMPLETE_MAYBE, cells.completeness("int a = 1 +"));
        assertEquals(JavaKernel.IS_COMPLETE_BAD, cells.completeness("int a = )"));
    }
}
