package smi.cli;

import picocli.CommandLine.IVersionProvider;
import smi.events.SmiVersion;

/** What {@code smi --version} prints. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"smi " + SmiVersion.current()};
    }
}
