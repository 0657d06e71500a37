package smi.networks.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import smi.events.EventMatrix;

/** An ONNX file in ONNX Runtime, an evaluator that knows nothing of smi. */
final class OnnxSession implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxSession(Path file) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(file.toString(), options);
        }
    }

    OrtSession session() {
        return session;
    }

    /** One output for named inputs. */
    EventMatrix run(String output, Map<String, EventMatrix> inputs) throws OrtException {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (var input : inputs.entrySet()) {
                tensors.put(input.getKey(), tensor(input.getValue()));
            }
            try (var result = session.run(tensors)) {
                float[][] rows = (float[][]) result.get(output).orElseThrow().getValue();
                double[][] values = new double[rows.length][rows[0].length];
                for (int i = 0; i < rows.length; i++) {
                    for (int j = 0; j < rows[i].length; j++) {
                        values[i][j] = rows[i][j];
                    }
                }
                return EventMatrix.ofRows(values);
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(EventMatrix values) throws OrtException {
        FloatBuffer buffer = FloatBuffer.allocate(values.rows() * values.columns());
        for (double value : values.toArray()) {
            buffer.put((float) value);
        }
        return OnnxTensor.createTensor(environment, buffer.flip(), new long[] {values.rows(), values.columns()});
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
