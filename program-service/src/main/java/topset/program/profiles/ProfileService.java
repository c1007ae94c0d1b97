package topset.program.profiles;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import topset.edge.identity.AthleteFilter;
import topset.program.programs.AthleteTable;
import topset.program.programs.Profile;
import topset.store.Athlete;
import topset.store.Query;

@ApplicationScoped
public class ProfileService {
    private final DataSource dataSource;

    public ProfileService(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public Optional<Profile> find(Athlete athlete) {
        return Query.on(dataSource, connection -> AthleteTable.profile(connection, athlete));
    }

    public Map<String, Profile> list(AthleteFilter athletes, boolean archived, String after, int limit) {
        var onlyOf = athletes.onlyOf();
        return Query.on(
                dataSource,
                connection -> AthleteTable.profiles(connection, athletes.gym(), onlyOf, archived, after, limit));
    }
}
