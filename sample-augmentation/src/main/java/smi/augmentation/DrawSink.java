package smi.augmentation;

import smi.events.EventBlock;

/** Gets the events that were drawn, from several threads at a time, every draw once. */
@FunctionalInterface
interface DrawSink {
    /**
     * Takes a drawn event.
     *
     * @param request number of the request that it answers
     * @param draw number of the draw
     * @param block the block of the event
     * @param event its row there
     * @param components its polynomial \( f_{ic} \); valid during the call
     */
    void accept(int request, int draw, EventBlock block, int event, double[] components);
}
