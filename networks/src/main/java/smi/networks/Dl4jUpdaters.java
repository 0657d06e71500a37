package smi.networks;

import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * The optimiser, its learning rates and the initialisation of a training in the words of Deeplearning4j, for those who go
 * on from a trained network there. The arithmetic of Deeplearning4j's Adam differs from ours in the place of ε alone: it
 * is added to √v before the bias correction. Deeplearning4j has no clipping by the norm of the whole gradient.
 */
final class Dl4jUpdaters {
    private Dl4jUpdaters() {}

    /** Tells a configuration how a network was trained; one from elsewhere keeps the defaults. */
    static void describe(TrainingHistory history, NeuralNetConfiguration.Builder configuration) {
        if (history.optimizer().isEmpty()) {
            return;
        }
        Optimizer optimizer = Optimizer.of(history.optimizer());
        configuration.updater(updater(optimizer, schedule(history)));
        configuration.weightInit(weightInit(Initialization.of(history.initialization())));
        if (optimizer.weightDecay() > 0) {
            configuration.weightDecay(optimizer.weightDecay());
        }
    }

    static IUpdater updater(Optimizer optimizer, ISchedule schedule) {
        double b1 = optimizer.beta1();
        double b2 = optimizer.beta2();
        return switch (optimizer.rule()) {
            case AMSGRAD ->
                AMSGrad.builder()
                        .learningRateSchedule(schedule)
                        .beta1(b1)
                        .beta2(b2)
                        .epsilon(optimizer.epsilon())
                        .build();
            case ADAM ->
                Adam.builder()
                        .learningRateSchedule(schedule)
                        .beta1(b1)
                        .beta2(b2)
                        .epsilon(optimizer.epsilon())
                        .build();
            case SGD -> b1 > 0 ? new Nesterovs(schedule, b1) : new Sgd(schedule);
        };
    }

    /** The learning rate at the beginning of every epoch. */
    private static ISchedule schedule(TrainingHistory history) {
        Map<Integer, Double> rates = new TreeMap<>();
        for (int epoch = 0; epoch < history.epochs().size(); epoch++) {
            rates.put(epoch, history.epochs().get(epoch).learningRate());
        }
        return new MapSchedule(ScheduleType.EPOCH, rates);
    }

    static WeightInit weightInit(Initialization initialization) {
        return WeightInit.valueOf(initialization.name());
    }
}
