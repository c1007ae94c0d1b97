package topset.edge.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import topset.edge.limits.CurrentGym;

@ApplicationScoped
class GymOfToken implements CurrentGym {
    private final SecurityIdentity identity;

    @Inject
    GymOfToken(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Override
    public String name() {
        return CallerClaims.gym(identity).orElse("-");
    }
}
