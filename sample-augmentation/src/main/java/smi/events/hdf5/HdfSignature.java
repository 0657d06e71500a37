package smi.events.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import smi.morphing.InvalidInputException;

/** The first bytes of an HDF5 file. */
final class HdfSignature {
    private static final long SIGNATURE = 0x894844460d0a1a0aL;

    private HdfSignature() {}

    /** The signature is at byte 0, 512, 1024, 2048 …: what comes before it is the user's. */
    static void check(Path path) {
        try (FileChannel channel = FileChannel.open(path)) {
            for (long at = 0; at + Long.BYTES <= channel.size(); at = at == 0 ? 512 : 2 * at) {
                ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
                channel.read(bytes, at);
                if (!bytes.hasRemaining() && bytes.getLong(0) == SIGNATURE) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read: %s; check the path and the permissions".formatted(path, e), e);
        }
        throw new InvalidInputException("%s is not an HDF5 file; give an event file or sample".formatted(path));
    }
}
