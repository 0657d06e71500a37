package smi.events.hdf5;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** An event file of two parameters, three benchmarks and four events, of which single datasets can be changed. */
final class Handmade {
    private final Map<String, BiConsumer<HdfWriter, String>> datasets = new TreeMap<>();

    Handmade() {
        with("parameters/names", texts("a", "b"));
        with("parameters/lha_blocks", texts("dim6", "dim6"));
        with("parameters/transforms", texts("_", ""));
        with("parameters/lha_ids", longs(List.of(2L), 1, 2));
        with("parameters/max_power", longs(List.of(2L), 1, 1));
        with("parameters/val_ranges", doubles(List.of(2L, 2L), -1, 1, -2, 2));
        with("benchmarks/names", texts("sm", "up", "w"));
        with("benchmarks/values", doubles(List.of(3L, 2L), 0, 0, 0, 0, 1, 0.5));
        with("benchmarks/is_nuisance", longs(List.of(3L), 0, 1, 0));
        with("observables/names", texts("pt", "eta"));
        with("samples/observations", doubles(List.of(4L, 2L), 1, 2, 3, 4, 5, 6, 7, 8));
        with("samples/weights", doubles(List.of(4L, 3L), 11, 12, 13, 21, 22, 23, 31, 32, 33, 41, 42, 43));
        with("samples/sampling_benchmarks", longs(List.of(4L), 0, 1, -1, 0));
    }

    static BiConsumer<HdfWriter, String> texts(String... values) {
        return (out, path) -> out.asciiTexts(path, List.of(values), 256, values.length);
    }

    static BiConsumer<HdfWriter, String> longs(List<Long> shape, long... values) {
        return (out, path) ->
                out.longs(path, values, shape.stream().mapToLong(n -> n).toArray());
    }

    static BiConsumer<HdfWriter, String> doubles(List<Long> shape, double... values) {
        return (out, path) ->
                out.doubles(path, values, shape.stream().mapToLong(n -> n).toArray());
    }

    Handmade with(String path, BiConsumer<HdfWriter, String> content) {
        datasets.put(path, content);
        return this;
    }

    Handmade without(String path) {
        if (datasets.remove(path) == null) {
            throw new IllegalArgumentException(path);
        }
        return this;
    }

    Path write(Path folder) {
        Path path = folder.resolve("handmade.h5");
        var out = new HdfWriter();
        datasets.forEach((dataset, content) -> content.accept(out, dataset));
        out.write(path);
        return path;
    }
}
