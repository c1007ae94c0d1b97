package topset.program.rebuild;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.edge.identity.Caller;
import topset.edge.web.Violations;
import topset.store.Athlete;
import topset.store.Sql;

@Embeddable
@Schema(name = "StartRebuild")
public record RebuildOrder(
        @NotNull @Enumerated(EnumType.STRING) Mode mode,
        @NotNull @Enumerated(EnumType.STRING) Source source,

        @Nullable @Pattern(regexp = "[A-Za-z0-9._-]{1,249}", message = "must be the name of a Kafka topic")
        String topic,

        @Nullable Boolean acceptMissing,

        @Nullable @Pattern(regexp = Caller.GYM, message = "must be 1 to 63 characters of a-z, 0-9 and '-'")
        String gym,

        @Nullable @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS)
        String athleteId) {

    private static final String OF_ATHLETES =
            "and e.sequence is not null and e.athlete <> '" + Athlete.ofGym("").id() + "'";

    public enum Mode {
        CHECK,
        APPLY
    }

    public enum Source {
        SETS,
        LOG
    }

    static void check(RebuildOrder wanted, Violations found) {
        if (wanted.athleteId() != null && wanted.gym() == null) {
            found.refuse("gym", "is required if the field 'athleteId' is given", "gym-of-athlete");
        }
        if (wanted.source() == Source.SETS && wanted.topic() != null) {
            found.refuse("topic", "must be absent unless the field 'source' is LOG", "topic-of-log");
        }
        if (wanted.source() == Source.SETS && wanted.acceptMissing() != null) {
            found.refuse("acceptMissing", "must be absent unless the field 'source' is LOG", "missing-of-log");
        }
    }

    RebuildOrder complete() {
        var named = source == Source.LOG && topic == null ? Topics.SESSION_EVENTS : topic;
        return new RebuildOrder(mode, source, named, acceptsMissing(), gym, athleteId);
    }

    boolean acceptsMissing() {
        return Boolean.TRUE.equals(acceptMissing);
    }

    /**
     * The next athletes after the given one, in the order of gym and id: those with stored data, and those with session
     * events in the copy of the log.
     */
    List<Athlete> athletes(Connection connection, Athlete after, int limit) throws SQLException {
        if (gym != null && athleteId != null) {
            var only = new Athlete(gym, athleteId);
            return only.equals(after) ? List.of() : List.of(only);
        }
        var from = gym != null && after.gym().isEmpty() ? new Athlete(gym, "") : after;
        var tables = Stream.of("event", "athlete_profile", "inbox", "set_fact", "rebuild_log_event")
                .map(table -> Sql.nextAthletes(
                        "select gym, athlete from last", table, table.equals("event") ? OF_ATHLETES : "", "" + limit))
                .collect(Collectors.joining(") union (", "(", ")"));
        var sql = "with last as (select * from (values (?::text, ?::text)) l(gym, athlete)) select gym, athlete from ("
                + tables + ") a order by gym, athlete limit " + limit;
        return Sql.list(connection, sql, row -> new Athlete(row.getString(1), row.getString(2)), from).stream()
                .filter(this::isFor)
                .toList();
    }

    boolean isFor(Athlete athlete) {
        return (gym == null || gym.equals(athlete.gym())) && (athleteId == null || athleteId.equals(athlete.id()));
    }
}
