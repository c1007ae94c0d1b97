package topset.edge.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.audit.AuditReader;

/** Reads the audit of one gym from this service's store. */
@ApplicationScoped
public class GymAudit {
    private final AuditReader reader;

    GymAudit(DataSource dataSource) {
        this.reader = new AuditReader(dataSource);
    }

    /**
     * Returns the audit of an athlete, or of the whole gym if no athlete is given, oldest entry first. The number of
     * entries is limited.
     */
    List<AuditReader.Item> of(
            String gym, @Nullable String athleteId, @Nullable OffsetDateTime from, AuditReader.After after, int most) {
        return athleteId == null
                ? reader.ofGym(gym, from, after, most)
                : reader.ofAthlete(new Athlete(gym, athleteId), from, after, most);
    }
}
