package smi.limits;

import smi.augmentation.ColumnWeights;
import smi.augmentation.WeightedEvents;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * What is expected on average at a true θ: weighted events that count \( n\, W_i(\theta) / \sum_j W_j(\theta) \) each
 * (the Asimov data set of arXiv:1007.1727). The number n is not rounded.
 */
public final class AsimovData implements Data {
    private final WeightedEvents events;
    private final ColumnWeights weights;
    private final double count;
    private final double countPerPicobarn;

    private AsimovData(WeightedEvents events, ColumnWeights weights, double count, double crossSection) {
        this.events = events;
        this.weights = weights;
        this.count = count;
        this.countPerPicobarn = count / crossSection;
    }

    /**
     * As many events as these ones predict, \( n = L\sigma(\theta) \).
     *
     * @param events the weighted events
     * @param thetaTrue the true θ
     * @param luminosity the integrated luminosity
     * @return the expected data
     * @throws InvalidInputException if the cross section is not positive
     */
    public static AsimovData of(WeightedEvents events, ParameterPoint thetaTrue, Luminosity luminosity) {
        double sigma = events.crossSection(thetaTrue).valuePb();
        return of(events, thetaTrue, luminosity.inversePicobarn() * sigma);
    }

    /**
     * A given number of events, for example from a better estimate of the cross section than these events give.
     *
     * @param events the weighted events
     * @param thetaTrue the true θ
     * @param count the expected number of events n
     * @return the expected data
     * @throws InvalidInputException if n or the cross section is not positive
     */
    public static AsimovData of(WeightedEvents events, ParameterPoint thetaTrue, double count) {
        double sigma = events.crossSection(thetaTrue).valuePb();
        if (!(sigma > 0) || !(count > 0)) {
            throw new InvalidInputException(
                    "%.6g events with a cross section of %.6g pb are expected at %s; both must be positive"
                            .formatted(count, sigma, thetaTrue));
        }
        return new AsimovData(events.near(thetaTrue), ColumnWeights.at(events.setup(), thetaTrue), count, sigma);
    }

    @Override
    public double count() {
        return count;
    }

    @Override
    public void read(int blockSize, Reader reader) {
        events.read(blockSize, block -> {
            double[] counts = new double[block.size()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = countPerPicobarn * weights.value(block.weights(), i);
            }
            reader.accept(block.observations(), counts);
        });
    }
}
