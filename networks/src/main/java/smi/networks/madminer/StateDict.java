package smi.networks.madminer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import smi.morphing.InvalidInputException;

/**
 * Reads what {@code torch.save(model.state_dict(), file)} wrote: names and tensors. Since PyTorch 1.6 that is a zip archive
 * with the description {@code data.pkl} and one entry of numbers per storage.
 */
final class StateDict {
    /** Larger than the state dict of any network here; what unpacks to more is not read. */
    static final long LARGEST_FILE = 256L << 20;

    private static final int LARGEST_PICKLE = 8 << 20;

    private StateDict() {}

    /**
     * The tensors of a file.
     *
     * @param file the file
     * @param wanted the names that are of interest; the others are not unpacked
     * @return name → tensor, in the file's order
     * @throws InvalidInputException if the file is damaged, too large, or holds something other than a state dict
     */
    static Map<String, Tensor> read(Path file, Predicate<String> wanted) {
        try {
            return isZip(file) ? readZip(file, wanted) : LegacyStateDict.read(small(file), wanted);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read: %s; copy the file again".formatted(file, e.getMessage()), e);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }

    private static ByteBuffer small(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw tooLarge();
        }
        return ByteBuffer.wrap(Files.readAllBytes(file));
    }

    private static Map<String, Tensor> readZip(Path file, Predicate<String> wanted) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            String folder = folder(zip);
            requireLittleEndian(zip, folder);
            var budget = new Budget(zip);
            ByteBuffer pickle = ByteBuffer.wrap(budget.entry(folder + "data.pkl", LARGEST_PICKLE));
            return tensors(
                    StateDictPickle.read(pickle),
                    wanted,
                    storage -> budget.entry(folder + "data/" + storage.key(), LARGEST_FILE));
        }
    }

    /** Everything in the archive is in one folder, whose name is that of the file when it was written. */
    private static String folder(ZipFile zip) {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith("/data.pkl") && name.indexOf('/') == name.length() - "/data.pkl".length())
                .map(name -> name.substring(0, name.lastIndexOf('/') + 1))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInputException(
                                "it is a zip archive without data.pkl, not a state dict of PyTorch; give the file that torch.save(model.state_dict(), ...) wrote"));
    }

    private static void requireLittleEndian(ZipFile zip, String folder) throws IOException {
        ZipEntry order = zip.getEntry(folder + "byteorder");
        if (order == null) {
            return; // before PyTorch 2.1: always little-endian
        }
        try (InputStream in = zip.getInputStream(order)) {
            String text = new String(in.readNBytes(16), java.nio.charset.StandardCharsets.US_ASCII);
            if (!text.equals("little")) {
                throw new InvalidInputException("its numbers are not little-endian; save it again on another machine");
            }
        }
    }

    static Map<String, Tensor> tensors(
            Object described, Predicate<String> wanted, Function<PickleObjects.Storage, byte[]> storages) {
        if (!(described instanceof Map<?, ?> dictionary)) {
            throw new InvalidInputException("it does not hold a state dict; save model.state_dict(), not the model");
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, byte[]> read = new LinkedHashMap<>();
        dictionary.forEach((name, value) -> {
            if (wanted.test((String) name)) {
                if (!(value instanceof PickleObjects.View view)) {
                    throw new InvalidInputException("its entry %s is no tensor".formatted(name));
                }
                byte[] numbers = read.computeIfAbsent(view.storage().key(), key -> storages.apply(view.storage()));
                tensors.put((String) name, TensorView.read((String) name, view, numbers));
            }
        });
        return tensors;
    }

    private static InvalidInputException tooLarge() {
        return new InvalidInputException(
                "it unpacks to more than %d MiB, too much for a network".formatted(LARGEST_FILE >> 20));
    }

    /** Unpacks entries of an archive as long as they are not too large altogether, whatever sizes it claims. */
    private static final class Budget {
        private final ZipFile zip;
        private long left = LARGEST_FILE;

        Budget(ZipFile zip) {
            this.zip = zip;
        }

        byte[] entry(String name, long largest) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new InvalidInputException("it has no entry %s; the file is damaged".formatted(name));
            }
            long allowed = Math.min(left, largest);
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes((int) allowed + 1);
                if (bytes.length > allowed) {
                    throw tooLarge();
                }
                left -= bytes.length;
                checkDigits(entry, bytes);
                return bytes;
            } catch (IOException e) {
                throw new InvalidInputException(
                        "its entry %s cannot be unpacked: %s; copy the file again".formatted(name, e.getMessage()), e);
            }
        }

        private static void checkDigits(ZipEntry entry, byte[] bytes) {
            var crc = new java.util.zip.CRC32();
            crc.update(bytes);
            if (crc.getValue() != entry.getCrc()) {
                throw new InvalidInputException(
                        "its entry %s does not have its checksum; copy the file again".formatted(entry.getName()));
            }
        }
    }
}
