package topset.session.events;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import topset.edge.publication.StoreBeans;
import topset.store.EventStore;
import topset.store.Projection;
import topset.store.append.GroupCommit;

/** Stores the writes of concurrent requests in one transaction and with one disk flush (fsync). */
@ApplicationScoped
class GroupCommitBean {
    private static final int MOST_WRITES = 128;

    @Produces
    @Singleton
    GroupCommit<SessionEvent> groupCommit(
            @Identifier(StoreBeans.RESERVED) EventStore store, Projection<SessionEvent> readModel) {
        return new GroupCommit<>(store, SessionEvents::read, readModel, MOST_WRITES);
    }

    void close(@Disposes GroupCommit<SessionEvent> commits) {
        commits.close();
    }
}
