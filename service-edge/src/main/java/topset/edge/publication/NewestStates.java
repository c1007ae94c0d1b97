package topset.edge.publication;

import topset.store.outbox.Republish;

/**
 * Makes the newest messages of an athlete for a compacted topic, so that the topic can be filled again. A service that
 * has a compacted topic provides one bean.
 */
public interface NewestStates extends Republish.Messages {

    /** Returns the name of the compacted topic. */
    String topic();
}
