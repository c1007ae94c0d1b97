package topset.edge.publication;

import topset.store.outbox.Republish;

/**
 * Creates the newest messages of an athlete for a compacted topic, so that an operator can refill the topic. A service
 * with a compacted topic provides one bean of this type.
 */
public interface NewestStates extends Republish.Messages {

    /** Returns the name of the compacted topic. */
    String topic();
}
