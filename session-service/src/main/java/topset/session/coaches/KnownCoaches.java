package topset.session.coaches;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import javax.sql.DataSource;
import topset.edge.identity.CoachesSeeCache;
import topset.edge.identity.VisibleAthletes;
import topset.store.Query;

/** Answers from copies of the program service's data, which follow its changes after a short time. */
@ApplicationScoped
class KnownCoaches implements VisibleAthletes {
    private final DataSource dataSource;
    private final CoachesSeeCache cache;

    KnownCoaches(DataSource dataSource, CoachesSeeCache cache) {
        this.dataSource = dataSource;
        this.cache = cache;
    }

    @Override
    public boolean coachesSeeEveryone(String gym) {
        return cache.seeEveryone(
                gym, asked -> Query.on(dataSource, connection -> CoachesTable.seeEveryone(connection, asked)));
    }

    @Override
    public Set<String> ofCoach(String gym, String coach, Collection<String> athletes) {
        return Query.on(dataSource, connection -> CoachesTable.ofCoach(connection, gym, coach, athletes));
    }

    /** A coach creates an athlete in the program service, which then publishes the athlete's coach. */
    @Override
    public boolean isNew(String gym, String athleteId) {
        return false;
    }
}
