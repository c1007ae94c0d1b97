package topset.edge.publication;

import topset.store.outbox.Republish;

/**
 * Creates the messages with an athlete's newest states for a compacted topic, so that an operator can refill the topic.
 * Each service with a compacted topic provides one bean of this type.
 */
public interface NewestStates extends Republish.Messages {

    /** Returns the name of the compacted topic. */
    String topic();
}
