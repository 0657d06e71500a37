package smi.kernel;

import java.util.ArrayList;
import java.util.List;

/** Lines that begin with a per cent sign and speak to the kernel. */
final class Magics {
    private Magics() {}

    /**
     * A cell without these lines.
     *
     * @param classPath patterns of files and folders to add
     * @param java the rest, in as many lines
     */
    record Parts(List<String> classPath, String java) {}

    static Parts split(String source) {
        List<String> patterns = new ArrayList<>();
        StringBuilder java = new StringBuilder();
        boolean text = false; // inside of a text block, where a line may begin as it likes
        for (String line : source.split("\n", -1)) {
            if (!text && line.startsWith("%")) {
                patterns.addAll(arguments(line));
            } else {
                java.append(line);
                text ^= (line.split("\"\"\"", -1).length - 1) % 2 == 1;
            }
            java.append('\n');
        }
        return new Parts(patterns, java.toString());
    }

    private static List<String> arguments(String line) {
        String[] words = line.strip().split("\\s+");
        if (!words[0].equals("%classpath") && !words[0].equals("%jars")) {
            throw new CellException(List.of("this kernel does not know " + words[0]
                    + "; it knows %classpath and %jars, with files, folders and patterns such as libs/*.jar"));
        }
        return List.of(words).subList(1, words.length);
    }
}
