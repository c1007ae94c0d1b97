package topset.edge.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.audit.AuditReader;

/** One gym's audit, read from this service's store. */
@ApplicationScoped
public class GymAudit {
    private final AuditReader reader;

    GymAudit(DataSource dataSource) {
        this.reader = new AuditReader(dataSource);
    }

    /** What was done to the athlete, or, without one, in the gym: oldest first, at most so many. */
    List<AuditReader.Item> of(
            String gym, @Nullable String athleteId, @Nullable OffsetDateTime from, AuditReader.After after, int most) {
        return athleteId == null
                ? reader.ofGym(gym, from, after, most)
                : reader.ofAthlete(new Athlete(gym, athleteId), from, after, most);
    }
}
