package smi.cli.tasks;

import java.util.List;
import smi.networks.TrainingListener;

/** Several who are told the same. */
record Listeners(List<TrainingListener> all) implements TrainingListener {
    @Override
    public void started(Start start) {
        all.forEach(one -> one.started(start));
    }

    @Override
    public void batchDone(int member, int events) {
        all.forEach(one -> one.batchDone(member, events));
    }

    @Override
    public void epochDone(Progress progress) {
        all.forEach(one -> one.epochDone(progress));
    }
}
