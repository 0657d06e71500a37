package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** docs/dependencies.md lists every jar with its licence, and no other. */
class DependenciesPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\|[^|]+\\|([^|]*`[^|]*)\\|$");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void everyJarIsListedWithItsLicence() {
        String text = Page.of("docs/dependencies.md").text();
        String table = text.substring(text.indexOf("## Every jar"), text.indexOf("## Known weaknesses"));
        Set<String> listed = ROW.matcher(table)
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(artifacts(), listed);
    }

    /** A repository has the jar of an artifact in ARTIFACT/VERSION/. */
    private static Set<String> artifacts() {
        String classPath = System.getProperty("java.class.path");
        Assumptions.assumeTrue(classPath.contains("repository"), "the jars are not in a Maven repository");
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && entry.contains("repository"))
                .map(Path::of)
                .map(jar -> jar.getParent().getParent().getFileName().toString())
                .filter(artifact -> !artifact.startsWith("smi-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
