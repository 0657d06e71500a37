package smi.limits;

import java.util.List;
import smi.events.EventMatrix;

/** Templates as functions of the nuisance parameters: per bin the sum of each weight column. */
interface BinContents {
    /** The templates at ν, shape [nBins][nColumns]. */
    EventMatrix values(double... nu);

    /** Their derivatives in each nuisance parameter. */
    List<EventMatrix> slopes(double... nu);

    /** Templates that depend on no nuisance parameter. */
    static BinContents fixed(Templates templates) {
        EventMatrix matrix = templates.matrix();
        return new BinContents() {
            @Override
            public EventMatrix values(double... nu) {
                return matrix;
            }

            @Override
            public List<EventMatrix> slopes(double... nu) {
                return List.of();
            }
        };
    }
}
