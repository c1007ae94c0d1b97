package topset.edge.publication;

import topset.store.outbox.Republish;

/** Lets an operator refill a compacted topic. Each service with a compacted topic provides one bean of this type. */
public interface NewestStates extends Republish.Messages {

    String topic();
}
