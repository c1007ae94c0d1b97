package topset.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import topset.edge.limits.ByteBudget;

/** The limits that grow with the machine. */
@ApplicationScoped
class LimitBeans {
    private static final int SHARE_OF_HEAP = 8;

    @Produces
    @Singleton
    ByteBudget bodies() {
        return new ByteBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }
}
