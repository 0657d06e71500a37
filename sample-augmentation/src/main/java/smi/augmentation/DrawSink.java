package smi.augmentation;

/** Gets the events that were drawn, from several threads at a time, every draw once. */
@FunctionalInterface
interface DrawSink {
    /**
     * Takes a drawn event.
     *
     * @param request number of the request that it answers
     * @param draw number of the draw
     * @param event the event
     */
    void accept(int request, int draw, DrawnEvent event);
}
