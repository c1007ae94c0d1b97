package topset.session.coaches;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.contract.AthleteCoachesChanged;
import topset.contract.CoachesSee;
import topset.contract.EventType;
import topset.edge.identity.Caller;
import topset.edge.identity.CoachesSeeCache;
import topset.edge.web.ContractJson;
import topset.edge.web.Outage;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.inbox.Incoming;

/**
 * Stores the coaches of athletes and whom a gym's coaches see, from the events of gyms. Each event contains the whole
 * state, so only the event with the highest number counts. So repeated events do no harm, and the inbox is not
 * needed.
 */
@ApplicationScoped
public class CoachesIntake {
    private static final Logger LOG = Logger.getLogger(CoachesIntake.class);

    private final DataSource dataSource;
    private final CoachesSeeCache cache;

    CoachesIntake(DataSource dataSource, CoachesSeeCache cache) {
        this.dataSource = dataSource;
        this.cache = cache;
    }

    /**
     * An event that cannot be read is logged and skipped.
     *
     * @throws RuntimeException if the database is away: the batch must be tried again
     */
    public void take(List<Incoming> batch) {
        for (var event : batch) {
            if (isAboutCoaches(event.type())) {
                try {
                    apply(event);
                } catch (RuntimeException e) {
                    if (Outage.isBehind(e)) {
                        throw e;
                    }
                    LOG.errorf(e, "The event %s cannot be read: the gym's coaches may be out of date", event.eventId());
                }
            }
        }
    }

    private static boolean isAboutCoaches(String type) {
        return type.equals(EventType.ATHLETE_COACHES_CHANGED.ceType())
                || type.equals(EventType.COACHES_SEE_CHANGED.ceType());
    }

    private void apply(Incoming event) {
        var gym = event.athlete().gym();
        Query.on(dataSource, connection -> {
            if (event.type().equals(EventType.COACHES_SEE_CHANGED.ceType())) {
                CoachesTable.save(connection, gym, coachesSee(event), event.sequence());
                cache.forget(gym);
            } else {
                saveCoaches(connection, gym, event);
            }
            return true;
        });
    }

    /**
     * An unknown value comes from a later release. It counts as THEIRS, so that no coach sees more than that release
     * allows.
     */
    private static CoachesSee coachesSee(Incoming event) {
        var asked = ContractJson.read(value(event), JsonNode.class)
                .path("coachesSee")
                .asText();
        return asked.equals(CoachesSee.EVERYONE.name()) ? CoachesSee.EVERYONE : CoachesSee.THEIRS;
    }

    private static void saveCoaches(Connection connection, String gym, Incoming event) throws SQLException {
        var changed = ContractJson.read(value(event), AthleteCoachesChanged.class);
        if (!changed.gym().equals(gym) || !changed.athleteId().matches(Caller.ATHLETE_ID)) {
            throw new IllegalArgumentException("the gym differs from that of the headers, or the athlete is no id");
        }
        CoachesTable.save(connection, new Athlete(gym, changed.athleteId()), changed.coaches(), event.sequence());
    }

    private static byte[] value(Incoming event) {
        var value = event.value();
        if (value == null) {
            throw new IllegalArgumentException("no value");
        }
        return value;
    }
}
