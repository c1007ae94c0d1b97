package topset.session.coaches;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import javax.sql.DataSource;
import topset.contract.CoachesSee;
import topset.contract.GymFact.AthleteCoachesChanged;
import topset.edge.identity.Caller;
import topset.edge.identity.VisibleAthletes;
import topset.edge.web.ContractJson;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.Sql;

/**
 * Stores the coaches of athletes and whom a gym's coaches see, from the events of gyms, and answers from these copies of
 * the program service's data. Each event contains the whole state, so only the event with the highest number counts, and
 * repeated or missing events do no harm.
 */
@ApplicationScoped
public class KnownCoaches extends VisibleAthletes {
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
        Sql.change(connection, "update athlete_coaches set coaches = '{}' where gym = ? and athlete = ?", athlete);
    }

    /** The caller has compared the gym of the event with that of its headers. */
    public void change(AthleteCoachesChanged event, long sequence) {
        if (!event.athleteId().matches(Caller.ATHLETE_ID)) {
            throw new IllegalArgumentException("the athlete is no id");
        }
        var _ = Query.on(dataSource, connection -> {
            var coaches = connection.createArrayOf("varchar", event.coaches().toArray());
            return Sql.change(connection, SAVE_COACHES, event.gym(), event.athleteId(), coaches, sequence);
        });
    }

    /**
     * An unknown value comes from a later release. It counts as THEIRS, so that no coach sees more than that release
     * allows.
     *
     * @param event the JSON of a {@link topset.contract.GymFact.CoachesSeeChanged}
     */
    public void changeCoachesSee(String gym, byte[] event, long sequence) {
        var asked = ContractJson.read(event, JsonNode.class).path("coachesSee").asText();
        var see = asked.equals(CoachesSee.EVERYONE.name()) ? CoachesSee.EVERYONE : CoachesSee.THEIRS;
        var _ = Query.on(dataSource, connection -> Sql.change(connection, SAVE_SEE, gym, see.name(), sequence));
        decided(gym);
    }
}
