package topset.edge;

import topset.store.Republish;

/** What a compacted topic of the service holds of an athlete, so that it can be filled again: a bean of a service that has such a topic. */
public interface NewestStates extends Republish.Messages {

    /** The topic. */
    String topic();
}
