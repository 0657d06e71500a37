package smi.augmentation;

import smi.events.EventBlock;

/**
 * An event that was drawn.
 *
 * @param block the block of the event
 * @param row its row there
 * @param terms what its weight is made of, see {@link ComponentBlock#copyEvent}; valid during the call only
 */
record DrawnEvent(EventBlock block, int row, double[] terms) {}
