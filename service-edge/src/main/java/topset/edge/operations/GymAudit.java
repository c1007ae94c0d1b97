package topset.edge.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.audit.AuditReader;

@ApplicationScoped
public class GymAudit {
    private final AuditReader reader;

    GymAudit(DataSource dataSource) {
        this.reader = new AuditReader(dataSource);
    }

    /** Oldest entry first; of the whole gym if no athlete is given. The number of entries is limited. */
    List<AuditReader.Item> of(
            String gym, @Nullable String athleteId, @Nullable OffsetDateTime from, AuditReader.After after, int most) {
        return athleteId == null
                ? reader.ofGym(gym, from, after, most)
                : reader.ofAthlete(new Athlete(gym, athleteId), from, after, most);
    }
}
