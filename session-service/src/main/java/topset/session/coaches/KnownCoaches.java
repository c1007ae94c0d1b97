package topset.session.coaches;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import javax.sql.DataSource;
import topset.contract.CoachesSee;
import topset.edge.identity.VisibleAthletes;
import topset.store.Query;
import topset.store.Sql;

/** Answers from copies of the program service's data, which follow its changes after a short time. */
@ApplicationScoped
class KnownCoaches extends VisibleAthletes {
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
}
