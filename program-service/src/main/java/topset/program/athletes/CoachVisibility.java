package topset.program.athletes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Set;
import javax.sql.DataSource;
import topset.contract.CoachesSee;
import topset.edge.identity.VisibleAthletes;
import topset.program.settings.GymTable;
import topset.store.Athlete;
import topset.store.Query;

@ApplicationScoped
class CoachVisibility extends VisibleAthletes {
    private final DataSource dataSource;

    CoachVisibility(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    protected boolean readCoachesSeeEveryone(String gym) {
        var settings = Query.on(
                dataSource, connection -> GymTable.find(connection, gym).settings());
        return CoachesSee.EVERYONE.name().equals(settings.coachesSee());
    }

    @Override
    @Transactional
    public Set<String> ofCoach(String gym, String coach, Collection<String> athletes) {
        return CoachesAndTagsRow.ofCoach(gym, coach, athletes);
    }

    @Override
    public boolean isNew(String gym, String athleteId) {
        return Query.on(dataSource, connection -> Enrollment.isNew(connection, new Athlete(gym, athleteId)));
    }
}
