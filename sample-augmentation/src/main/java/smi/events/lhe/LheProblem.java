package smi.events.lhe;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import smi.morphing.InvalidInputException;

/** Adds file and place to whatever is wrong with a Les Houches file. */
final class LheProblem {
    private LheProblem() {}

    /** Something that reads from a file. */
    @FunctionalInterface
    interface Reading<T> {
        T get() throws IOException, MalformedLheException;
    }

    static <T> T guarded(Path file, String place, Reading<T> reading) {
        try {
            return reading.get();
        } catch (MalformedLheException e) {
            // what is quoted from a damaged file may hold anything
            String what = e.getMessage().replaceAll("\\p{Cntrl}", "?");
            throw new InvalidInputException(
                    "%s, %s: %s; generate or copy the file again".formatted(file, place, what), e);
        } catch (EOFException e) {
            throw new InvalidInputException(
                    "%s, %s: the compressed file is truncated; copy it again".formatted(file, place), e);
        } catch (ZipException e) {
            throw new InvalidInputException(
                    "%s, %s: the compressed file is damaged (%s); copy it again".formatted(file, place, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new InvalidInputException("%s, %s: cannot be read: %s".formatted(file, place, e), e);
        }
    }
}
