package smi.augmentation.hdf5;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.events.EventMatrix;
import smi.events.hdf5.HdfReader;
import smi.morphing.InvalidInputException;

/** The datasets of a sample, in one file or, one below the other, in several. */
record SampleTables(List<HdfReader> files) {

    SampleTables {
        files = List.copyOf(files);
    }

    /** The first file, which speaks for all where they agree. */
    HdfReader first() {
        return files.get(0);
    }

    /** Where a dataset is, for messages. */
    String at(String name) {
        return first().at(name);
    }

    /** The number of columns of a table. */
    int columns(String name) {
        return (int) shape(first(), name)[1];
    }

    /** A table with the rows of all files. */
    EventMatrix matrix(String name) {
        if (files.size() == 1) {
            return first().matrix(name);
        }
        int columns = columns(name);
        double[] values = new double[length(name, columns)];
        int offset = 0;
        for (HdfReader file : files) {
            EventMatrix part = file.matrix(name);
            for (int i = 0; i < part.rows(); i++) {
                part.copyRow(i, values, offset);
                offset += columns;
            }
        }
        return EventMatrix.of(columns == 0 ? 0 : values.length / columns, columns, values);
    }

    private int length(String name, int columns) {
        long rows = 0;
        for (HdfReader file : files) {
            long[] shape = shape(file, name);
            if (shape[1] != columns) {
                throw new InvalidInputException("%s has %d columns, %s has %d; give files of one sample"
                        .formatted(file.at(name), shape[1], at(name), columns));
            }
            rows += shape[0];
        }
        if (rows * columns > Integer.MAX_VALUE - 8) {
            throw new InvalidInputException(
                    "%d files with %d rows of %d columns do not fit into the memory together; give fewer of them"
                            .formatted(files.size(), rows, columns));
        }
        return (int) (rows * columns);
    }

    private static long[] shape(HdfReader file, String name) {
        long[] shape = file.shape(name);
        if (shape.length != 2) {
            throw new InvalidInputException("%s is no table; make the sample anew".formatted(file.at(name)));
        }
        return shape;
    }

    /** Numbers that must be the same in all files. */
    long[] longs(String name) {
        long[] numbers = first().longs(name);
        for (HdfReader file : files) {
            if (!Arrays.equals(numbers, file.longs(name))) {
                throw new InvalidInputException(
                        "%s differs from that of %s; give files of one sample".formatted(at(name), file.path()));
            }
        }
        return numbers;
    }

    /** Opens files; all are closed again if one of them cannot be read. */
    static SampleTables open(List<Path> paths) {
        List<HdfReader> readers = new ArrayList<>();
        try {
            paths.forEach(path -> readers.add(HdfReader.open(path)));
        } catch (RuntimeException e) {
            readers.forEach(HdfReader::close);
            throw e;
        }
        return new SampleTables(readers);
    }
}
