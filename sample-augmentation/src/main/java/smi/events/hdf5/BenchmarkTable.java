package smi.events.hdf5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterSpace;

/**
 * The benchmarks of an event file, in the file's order.
 *
 * @param names physics and nuisance benchmarks
 * @param values row-major, shape {@code [nNames][nParameters]}; rows of nuisance benchmarks mean nothing
 * @param nuisance which are nuisance benchmarks
 * @param reference index of the reference benchmark
 */
record BenchmarkTable(List<String> names, double[] values, boolean[] nuisance, int reference) {
    static final String NAMES = "benchmarks/names";
    static final String VALUES = "benchmarks/values";
    static final String IS_NUISANCE = "benchmarks/is_nuisance";
    static final String IS_REFERENCE = "benchmarks/is_reference";

    static BenchmarkTable read(HdfReader in, int parameters) {
        List<String> names = in.texts(NAMES);
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new InvalidInputException(
                        "%s has '%s' twice; write the setup anew".formatted(in.at(NAMES), name));
            }
        }
        Shape.require(
                in,
                VALUES,
                "%d benchmarks, %d parameters".formatted(names.size(), parameters),
                names.size(),
                parameters);
        boolean[] nuisance = flags(in, IS_NUISANCE, names.size());
        return new BenchmarkTable(names, in.doubles(VALUES), nuisance, reference(in, nuisance));
    }

    private static boolean[] flags(HdfReader in, String dataset, int count) {
        boolean[] flags = new boolean[count];
        if (in.has(dataset)) {
            Shape.require(in, dataset, count + " benchmarks", count);
            long[] values = in.longs(dataset);
            IntStream.range(0, count).forEach(b -> flags[b] = values[b] != 0);
        }
        return flags;
    }

    private static int reference(HdfReader in, boolean[] nuisance) {
        boolean[] flags = flags(in, IS_REFERENCE, nuisance.length);
        int[] physics =
                IntStream.range(0, nuisance.length).filter(b -> !nuisance[b]).toArray();
        int[] marked = Arrays.stream(physics).filter(b -> flags[b]).toArray();
        if (physics.length == 0 || marked.length > 1) {
            throw new InvalidInputException("%s marks %d benchmarks of %d physics benchmarks; write the setup anew"
                    .formatted(in.at(IS_REFERENCE), marked.length, physics.length));
        }
        return marked.length == 1 ? marked[0] : physics[0];
    }

    /** {@return the file's column of every weight column: physics benchmarks first, then nuisance benchmarks} */
    int[] columnOrder() {
        List<Integer> order = new ArrayList<>();
        IntStream.range(0, names.size()).filter(b -> !nuisance[b]).forEach(order::add);
        IntStream.range(0, names.size()).filter(b -> nuisance[b]).forEach(order::add);
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    List<Benchmark> physics(ParameterSpace space) {
        int p = space.dimension();
        return IntStream.range(0, names.size())
                .filter(b -> !nuisance[b])
                .mapToObj(b -> new Benchmark(names.get(b), space.point(Arrays.copyOfRange(values, b * p, (b + 1) * p))))
                .toList();
    }

    List<String> nuisanceNames() {
        return IntStream.range(0, names.size())
                .filter(b -> nuisance[b])
                .mapToObj(names::get)
                .toList();
    }

    String referenceName() {
        return names.get(reference);
    }
}
