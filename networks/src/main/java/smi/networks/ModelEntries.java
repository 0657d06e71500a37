package smi.networks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;

/**
 * What a model file may hold besides networks: {@code calibration.json}, and {@code support.json} with
 * {@code support.bin}, the kept events as little-endian 32-bit numbers.
 */
final class ModelEntries {
    static final String CALIBRATION = "calibration.json";
    private static final String SUPPORT = "support.json";
    private static final String EVENTS = "support.bin";

    private ModelEntries() {}

    /** A calibration as JSON. */
    record CalibrationEntry(String method, double[] scales, List<Knots> points) {
        /** A correction at a point. */
        record Knots(double[] theta, double[] knots, double[] values, double outerSlope) {}
    }

    /** A support as JSON, without its events. */
    record SupportEntry(double[] low, double[] high, int events) {}

    static Map<String, byte[]> of(Optional<RatioCalibration> calibration, Optional<TrainingSupport> support) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        calibration.ifPresent(found -> entries.put(
                CALIBRATION,
                ModelHeader.toBytes(new CalibrationEntry(
                        found.method(),
                        found.scales(),
                        found.points().stream()
                                .map(p -> new CalibrationEntry.Knots(
                                        p.theta(),
                                        p.map().knots(),
                                        p.map().values(),
                                        p.map().outerSlope()))
                                .toList()))));
        support.ifPresent(found -> {
            entries.put(
                    SUPPORT,
                    ModelHeader.toBytes(new SupportEntry(
                            found.low(), found.high(), found.events().rows())));
            entries.put(EVENTS, floats(found.events().toArray()));
        });
        return entries;
    }

    private static byte[] floats(double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            buffer.putFloat((float) value);
        }
        return buffer.array();
    }

    static Optional<RatioCalibration> calibration(Map<String, byte[]> entries) {
        return Optional.ofNullable(entries.get(CALIBRATION))
                .map(bytes -> parse(CALIBRATION, bytes, CalibrationEntry.class))
                .map(entry -> new RatioCalibration(
                        entry.method(),
                        entry.points().stream()
                                .map(p -> new RatioCalibration.Point(
                                        p.theta(), new LogRatioMap(p.knots(), p.values(), p.outerSlope())))
                                .toList(),
                        entry.scales()));
    }

    static Optional<TrainingSupport> support(Map<String, byte[]> entries) {
        return Optional.ofNullable(entries.get(SUPPORT))
                .map(bytes -> parse(SUPPORT, bytes, SupportEntry.class))
                .map(entry -> {
                    FloatBuffer floats = ByteBuffer.wrap(ModelFile.entry(entries, EVENTS))
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asFloatBuffer();
                    int columns = entry.low().length;
                    if (floats.remaining() != entry.events() * columns) {
                        throw new InvalidInputException("%s has %d numbers, expected %d"
                                .formatted(EVENTS, floats.remaining(), entry.events() * columns));
                    }
                    double[] values = new double[floats.remaining()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = floats.get(i);
                    }
                    return new TrainingSupport(
                            entry.low(), entry.high(), EventMatrix.of(entry.events(), columns, values));
                });
    }

    private static <T> T parse(String name, byte[] bytes, Class<T> type) {
        try {
            return ModelHeader.JSON.readValue(bytes, type);
        } catch (IOException e) {
            throw new InvalidInputException(
                    name + ": " + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }
}
