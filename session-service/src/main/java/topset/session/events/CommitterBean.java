package topset.session.events;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import topset.edge.publication.StoreBeans;
import topset.store.EventStore;
import topset.store.append.Committer;

/** Stores the sets of concurrent requests in one transaction and with one disk flush (fsync). */
@ApplicationScoped
class CommitterBean {
    @Produces
    @Singleton
    Committer committer(@Identifier(StoreBeans.RESERVED) EventStore store) {
        return new Committer(store.batch());
    }

    void close(@Disposes Committer committer) {
        committer.close();
    }
}
