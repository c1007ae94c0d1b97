package topset.edge.publication;

import topset.store.outbox.Republish;

/**
 * Makes the newest messages of an athlete for a compacted topic, to refill it. A service with such a topic provides a
 * bean.
 */
public interface NewestStates extends Republish.Messages {

    /** Returns the name of the topic. */
    String topic();
}
