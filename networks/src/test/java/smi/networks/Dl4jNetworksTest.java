package smi.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.factory.Nd4j;
import smi.events.EventMatrix;

class Dl4jNetworksTest {
    @ParameterizedTest
    @EnumSource(Activation.class)
    void aDeeplearning4jNetworkGivesTheSameNumbers(Activation activation) {
        TrainedNetwork network = TrainedNetworkTest.network(activation);
        EventMatrix theta = TrainedNetworkTest.random(100, 2, 3);
        EventMatrix x = TrainedNetworkTest.random(100, 3, 4);
        double[] inputs = new double[500];
        network.scaling().applyToInputs(100, theta.toArray(), x.toArray(), inputs);
        var output = Dl4jNetworks.network(network)
                .output(Nd4j.create(Dl4jNetworks.toFloats(inputs), new long[] {100, 5}, 'c'));
        EventMatrix expected = network.outputs(theta, x);
        for (int i = 0; i < 100; i++) {
            assertEquals(expected.get(i, 0), output.getDouble(i, 0), 1e-6);
        }
    }
}
