package smi.networks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Zip archives whose bytes depend on their content alone: no compression, one fixed date. */
final class StoredZip {
    /** 1 January 1980, where the calendar of zip files begins, as local time. */
    private static final java.time.LocalDateTime DATE = java.time.LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Larger than any entry of a model; a larger one is not read. */
    private static final long LARGEST_ENTRY = 1L << 30;

    private StoredZip() {}

    static void write(Map<String, byte[]> entries, OutputStream target) throws IOException {
        try (var zip = new ZipOutputStream(target)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(describe(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
    }

    static byte[] bytes(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try {
            write(entries, bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry describe(String name, byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(DATE);
        return entry;
    }

    /** The entries of an archive, checked against their checksums. */
    static Map<String, byte[]> read(Path path) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
                entries.put(entry.getName(), content(zip, entry));
            }
        }
        return entries;
    }

    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        if (entry.getSize() > LARGEST_ENTRY) {
            throw new IOException("its entry %s has %d bytes".formatted(entry.getName(), entry.getSize()));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) LARGEST_ENTRY);
            var crc = new CRC32();
            crc.update(bytes);
            if (crc.getValue() != entry.getCrc()) {
                throw new IOException("its entry %s does not have its checksum".formatted(entry.getName()));
            }
            return bytes;
        }
    }
}
