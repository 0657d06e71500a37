package smi.networks;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trained networks as Deeplearning4j networks, for use with the rest of Deeplearning4j.
 *
 * <p>The Deeplearning4j network is the bare function from scaled inputs to outputs in single precision; its inputs are
 * those of {@link Scaling}. All layers are dense layers, the last one without activation, so that gradients with respect
 * to the input can be taken from an external error.
 */
public final class Dl4jNetworks {
    private Dl4jNetworks() {}

    /**
     * {@return the architecture as a Deeplearning4j configuration}
     *
     * @param spec the architecture
     */
    public static MultiLayerConfiguration configuration(NetworkSpec spec) {
        return configuration(spec, TrainingHistory.none());
    }

    /**
     * {@return the architecture as a Deeplearning4j configuration, with optimiser, learning rates and initialisation}
     *
     * @param spec the architecture
     * @param history how a network was trained
     */
    public static MultiLayerConfiguration configuration(NetworkSpec spec, TrainingHistory history) {
        var builder = new NeuralNetConfiguration.Builder().seed(0);
        Dl4jUpdaters.describe(history, builder);
        NeuralNetConfiguration.ListBuilder list = builder.list();
        for (int l = 0; l < spec.layers(); l++) {
            list.layer(new DenseLayer.Builder()
                    .nIn(spec.fanIn(l))
                    .nOut(spec.fanOut(l))
                    .activation(l < spec.layers() - 1 ? activation(spec.activation()) : identity())
                    .build());
        }
        return list.build();
    }

    /**
     * {@return a Deeplearning4j network with the parameters of a trained network, rounded to single precision}
     *
     * @param network the trained network
     */
    public static MultiLayerNetwork network(TrainedNetwork network) {
        var result = new MultiLayerNetwork(configuration(network.spec(), network.history()));
        double[] parameters = network.parameters();
        INDArray row = Nd4j.create(toFloats(parameters), new long[] {1, parameters.length}, 'c');
        result.init(row, false);
        return result;
    }

    static float[] toFloats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static org.nd4j.linalg.activations.Activation identity() {
        return org.nd4j.linalg.activations.Activation.IDENTITY;
    }

    private static org.nd4j.linalg.activations.Activation activation(Activation activation) {
        return switch (activation) {
            case TANH -> org.nd4j.linalg.activations.Activation.TANH;
            case RELU -> org.nd4j.linalg.activations.Activation.RELU;
            case LEAKY_RELU -> org.nd4j.linalg.activations.Activation.LEAKYRELU;
            case ELU -> org.nd4j.linalg.activations.Activation.ELU;
            case SELU -> org.nd4j.linalg.activations.Activation.SELU;
            case SOFTPLUS -> org.nd4j.linalg.activations.Activation.SOFTPLUS;
            case SIGMOID -> org.nd4j.linalg.activations.Activation.SIGMOID;
            case SILU -> org.nd4j.linalg.activations.Activation.SWISH;
            case GELU -> org.nd4j.linalg.activations.Activation.GELU;
        };
    }
}
