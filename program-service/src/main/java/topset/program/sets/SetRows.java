package topset.program.sets;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import topset.rules.check.Limits;
import topset.rules.lift.LoggedSet;
import topset.store.Athlete;

/** Includes removed sets. */
public final class SetRows {
    private final Athlete athlete;
    private final Map<String, SetFact> rows = new HashMap<>();

    private SetRows(Athlete athlete) {
        this.athlete = athlete;
    }

    public static SetRows stored(Connection connection, Athlete athlete) throws SQLException {
        var stored = new SetRows(athlete);
        SetFactTable.all(connection, athlete, stored::add);
        return stored;
    }

    public static SetRows of(Athlete athlete, List<ArrivedEvent> events) {
        var rows = new SetRows(athlete);
        for (var event : events) {
            var fact = event.set();
            if (fact != null && fact.supersedes(rows.rows.get(fact.setId()))) {
                rows.add(fact);
            }
        }
        return rows;
    }

    private void add(SetFact fact) {
        rows.put(fact.setId(), fact);
        if (rows.size() > Limits.SETS_AT_ONCE) {
            throw SetFactTable.tooMany(athlete);
        }
    }

    public List<LoggedSet> standing() {
        return rows.values().stream().map(SetFact::set).filter(Objects::nonNull).toList();
    }

    /** The number of sets that differ. The time of recording is not compared, because no plan depends on it. */
    public long differences(SetRows others) {
        long missing = others.rows.keySet().stream()
                .filter(setId -> !rows.containsKey(setId))
                .count();
        return missing
                + rows.values().stream()
                        .filter(row -> !row.saysTheSameAs(others.rows.get(row.setId())))
                        .count();
    }

    public void replace(Connection connection, SetRows stored) throws SQLException {
        if (!rows.equals(stored.rows)) {
            SetFactTable.replace(connection, athlete, rows.values());
        }
    }
}
