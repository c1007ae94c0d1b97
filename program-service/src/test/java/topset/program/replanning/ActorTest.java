package topset.program.replanning;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import topset.contract.AthleteErased;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.store.Athlete;

/** Every event has the right actor, and the messages of appended events are made without reading their rows. */
@WithDatabase
class ActorTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private final OnPostgres service = new OnPostgres();

    /** Returns the actor of the newest event of each type. */
    private Map<String, String> actors(Athlete athlete) throws SQLException {
        var actors = new TreeMap<String, String>();
        try (var connection = service.dataSource.getConnection();
                var statement = connection.prepareStatement("select type, metadata->'actor'->>'role' || ' '"
                        + " || (metadata->'actor'->>'subject') || coalesce(' ' || (metadata->'actor'->>'cause'), '')"
                        + " from event where gym = ? order by position")) {
            statement.setString(1, athlete.gym());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    actors.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return actors;
    }

    @Test
    void what_follows_from_a_command_is_its_callers_doing() throws SQLException {
        var lifter = service.lifter(MONDAY);

        assertThat(actors(lifter))
                .containsKeys("ProfileChanged.v1", "ProgramStarted.v1", "WeekRecomputed.v1")
                .allSatisfy((type, actor) -> assertThat(actor).isEqualTo("COACH kim"));
    }

    @Test
    void what_follows_from_a_set_is_the_intakes_doing_with_the_sets_event_as_cause() throws SQLException {
        var lifter = service.lifter(MONDAY);

        service.arrive(top(lifter, "2026-11-24T10:00:00+01:00", "120", 4));

        assertThat(actors(lifter))
                .containsEntry("ProgramStarted.v1", "COACH kim")
                .containsEntry("WeekRecomputed.v1", "SYSTEM intake " + lifter.gym() + "/session-x/1");
    }

    @Test
    void the_end_of_a_week_is_the_sweeps_doing() throws SQLException {
        var lifter = service.lifter(MONDAY);
        service.arrive(top(lifter, "2026-11-24T10:00:00+01:00", "120", 4));

        service.now = Instant.parse("2026-11-30T12:00:00Z");
        service.sweep.sweep();

        assertThat(actors(lifter)).containsEntry("WeekRecomputed.v1", "SYSTEM time-sweep");
    }

    @Test
    void of_an_erased_athlete_the_erasure_alone_has_an_actor() throws SQLException {
        var lifter = service.lifter(MONDAY);

        service.arrive(new AthleteErased(lifter.gym(), lifter.id(), service.now.atOffset(java.time.ZoneOffset.UTC)));

        assertThat(actors(lifter))
                .containsExactly(Map.entry("AthleteErased.v1", "SYSTEM intake " + lifter.gym() + "/session-x/1"));
        assertThat(service.number(
                        "select count(*) from event where gym = ? and metadata->'actor' is null", lifter.gym()))
                .isGreaterThan(2);
    }
}
