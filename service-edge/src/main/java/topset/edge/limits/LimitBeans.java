package topset.edge.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Creates those limits whose size depends on the size of the Java heap. */
@ApplicationScoped
class LimitBeans {
    private static final int SHARE_OF_HEAP = 8;

    @Produces
    @Singleton
    ByteBudget bodies() {
        return new ByteBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }
}
