package smi.events.hdf5;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Runs h5py, where this machine has it: what we write must be read by another program, and the other way round. */
final class OtherReaders {
    private static final String PYTHON = "/usr/bin/python3";

    private OtherReaders() {}

    /** Skips the test where there is no h5py. */
    static void assumeH5py() throws IOException, InterruptedException {
        boolean there = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import h5py")
                                .redirectErrorStream(true)
                                .start()
                                .waitFor()
                        == 0;
        Assumptions.assumeTrue(there, "skipped: no h5py in " + PYTHON + " (Debian: apt-get install python3-h5py)");
    }

    /** Runs a script and gives its output. */
    static String python(String script, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-c", script));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(output);
        }
        return output;
    }

    /** One line per dataset: path, type, shape, fillings of its datatype, digest of its values; nothing of smi's own. */
    static String dump(Path file) throws IOException, InterruptedException {
        return python(
                """
                import h5py, hashlib, sys
                def show(name, item):
                    if isinstance(item, h5py.Dataset) and not name.startswith("smi/"):
                        t = item.id.get_type()
                        pad = (t.get_strpad(), t.get_cset()) if isinstance(t, h5py.h5t.TypeStringID) else ()
                        digest = hashlib.sha256(item[()].tobytes()).hexdigest()
                        print(name, item.dtype.str, item.shape, pad, item.chunks, len(item.attrs), digest)
                h5py.File(sys.argv[1], "r").visititems(show)
                """,
                file);
    }
}
