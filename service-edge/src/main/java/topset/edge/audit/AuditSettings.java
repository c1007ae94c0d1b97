package topset.edge.audit;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The defaults are in {@code microprofile-config.properties}. */
@ConfigMapping(prefix = "topset.audit")
public interface AuditSettings {

    /** At least thirty days. */
    Duration retention();
}
