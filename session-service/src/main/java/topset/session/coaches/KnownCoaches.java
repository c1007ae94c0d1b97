package topset.session.coaches;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.contract.CoachesSee;
import topset.contract.EventType;
import topset.contract.GymFact.AthleteCoachesChanged;
import topset.edge.identity.Caller;
import topset.edge.identity.VisibleAthletes;
import topset.edge.web.ContractJson;
import topset.edge.web.Outage;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.Sql;
import topset.store.inbox.Incoming;

/**
 * Stores the coaches of athletes and whom a gym's coaches see, from the events of gyms, and answers from these copies of
 * the program service's data. Each event contains the whole state, so only the event with the highest number counts. So
 * repeated events do no harm, and the inbox is not needed.
 */
@ApplicationScoped
public class KnownCoaches extends VisibleAthletes {
    private static final Logger LOG = Logger.getLogger(KnownCoaches.class);

    // A value from a later event stays stored.

    private static final String SAVE_SEE = "insert into gym_coaches_see (gym, coaches_see, sequence) values (?, ?, ?)"
            + " on conflict (gym) do update set coaches_see = excluded.coaches_see, sequence = excluded.sequence"
            + " where gym_coaches_see.sequence < excluded.sequence";

    private static final String SAVE_COACHES =
            "insert into athlete_coaches (gym, athlete, coaches, sequence) values (?, ?, ?, ?)"
                    + " on conflict (gym, athlete) do update"
                    + " set coaches = excluded.coaches, sequence = excluded.sequence"
                    + " where athlete_coaches.sequence < excluded.sequence";

    private static final String OF_COACH = "select athlete from athlete_coaches where gym = ? and athlete = any (?)"
            + " and coaches @> array[?]::varchar[]";

    private final DataSource dataSource;

    KnownCoaches(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Set<String> ofCoach(String gym, String coach, Collection<String> athletes) {
        return Query.on(dataSource, connection -> {
            var among = connection.createArrayOf("text", athletes.toArray());
            return Set.copyOf(Sql.list(connection, OF_COACH, row -> row.getString(1), gym, among, coach));
        });
    }

    /** True until the gym sets that a coach sees only the coach's own athletes. */
    @Override
    protected boolean readCoachesSeeEveryone(String gym) {
        return Query.on(
                dataSource,
                connection -> Sql.first(
                                connection,
                                "select coaches_see from gym_coaches_see where gym = ?",
                                row -> row.getString(1).equals(CoachesSee.EVERYONE.name()),
                                gym)
                        .orElse(true));
    }

    /** A coach creates an athlete in the program service, which then publishes the athlete's coach. */
    @Override
    public boolean isNew(String gym, String athleteId) {
        return false;
    }

    /** The number of the last event about the coaches stays stored, so that a repeated event does not restore them. */
    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        Sql.change(
                connection,
                "update athlete_coaches set coaches = '{}' where gym = ? and athlete = ?",
                athlete.gym(),
                athlete.id());
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
                Sql.change(connection, SAVE_SEE, gym, coachesSee(event).name(), event.sequence());
                decided(gym);
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
        var asked = ContractJson.read(requireNonNull(event.value()), JsonNode.class)
                .path("coachesSee")
                .asText();
        return asked.equals(CoachesSee.EVERYONE.name()) ? CoachesSee.EVERYONE : CoachesSee.THEIRS;
    }

    private static void saveCoaches(Connection connection, String gym, Incoming event) throws SQLException {
        var changed = ContractJson.read(requireNonNull(event.value()), AthleteCoachesChanged.class);
        if (!changed.gym().equals(gym) || !changed.athleteId().matches(Caller.ATHLETE_ID)) {
            throw new IllegalArgumentException("the gym differs from that of the headers, or the athlete is no id");
        }
        var coaches = connection.createArrayOf("varchar", changed.coaches().toArray());
        Sql.change(connection, SAVE_COACHES, gym, changed.athleteId(), coaches, event.sequence());
    }
}
