package smi.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** The program that Jupyter starts. */
public final class Main {
    private Main() {}

    /**
     * Serves one notebook until it is closed.
     *
     * @param arguments the connection file that Jupyter wrote
     * @throws IOException if the file cannot be read
     * @throws GeneralSecurityException if its key is not one
     */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        if (arguments.length != 1) {
            System.err.println(
                    "usage: smi.kernel.Main CONNECTION_FILE; Jupyter starts this by itself, see kernel.json");
            System.exit(2);
        }
        String file = Files.readString(Path.of(arguments[0]));
        var connection = new JupyterConnection(KernelConnectionProperties.parse(file));
        JavaKernel kernel = JavaKernel.create();
        kernel.becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
        System.exit(0); // threads that a cell started do not keep a closed notebook alive
    }
}
