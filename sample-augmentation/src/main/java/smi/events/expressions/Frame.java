package smi.events.expressions;

import smi.events.observables.EventObjects;
import smi.events.observables.Particle;

/** What one evaluation works on: the event and the particles of the loops around. */
final class Frame {
    final EventObjects event;
    final Particle[] loop;

    Frame(EventObjects event, int loops) {
        this.event = event;
        this.loop = loops == 0 ? null : new Particle[loops];
    }
}
