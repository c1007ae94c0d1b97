package topset.edge.audit;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/**
 * The settings of the audit, the record of who did what. The defaults of the settings are in {@code
 * microprofile-config.properties}.
 */
@ConfigMapping(prefix = "topset.audit")
public interface AuditSettings {

    /** Returns the time for which audit rows are kept; at least thirty days. */
    Duration retention();
}
