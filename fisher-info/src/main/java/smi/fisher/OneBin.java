package smi.fisher;

import smi.events.EventMatrix;

/** All events together. */
record OneBin() implements EventBins {
    @Override
    public int size() {
        return 1;
    }

    @Override
    public String name(int bin) {
        return "all events";
    }

    @Override
    public int bin(EventMatrix observations, int row) {
        return 0;
    }

    @Override
    public String label() {
        return "rate";
    }
}
