package smi.events;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import smi.morphing.InvalidInputException;

/**
 * A file that a result depends on.
 *
 * @param path where it was, as given
 * @param sha256 the SHA-256 digest of its bytes, in hexadecimal digits
 */
public record InputFile(String path, String sha256) {

    /**
     * Digests a file.
     *
     * @param path the file
     * @return path and digest
     * @throws InvalidInputException if it cannot be read
     */
    public static InputFile of(Path path) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), newDigest())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return new InputFile(
                    path.toString(),
                    HexFormat.of()
                            .formatHex(
                                    ((DigestInputStream) in).getMessageDigest().digest()));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read: %s; check the path and the permissions".formatted(path, e), e);
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
