package smi.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of smi that runs. */
public final class SmiVersion {
    private SmiVersion() {}

    /** {@return the version, for example {@code 0.1.0}} */
    public static String current() {
        try (InputStream in = SmiVersion.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties is missing from the smi jar", e);
        }
    }
}
