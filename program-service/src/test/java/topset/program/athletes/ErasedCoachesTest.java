package topset.program.athletes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.contract.AthleteErased;
import topset.contract.Topics;
import topset.program.AsKim;
import topset.program.OnPostgres;
import topset.program.RealParts;
import topset.store.Athlete;

@RealParts
class ErasedCoachesTest {
    private static final Instant ARCHIVED_AT = Instant.parse("2026-11-24T11:00:00Z");

    @Inject
    CoachesAndTagsService coaches;

    @Inject
    DataSource dataSource;

    private OnPostgres service;

    @BeforeEach
    void begin() {
        service = OnPostgres.on(dataSource);
    }

    @Test
    void coaches_and_tags_are_erased_with_the_athlete_and_those_of_others_stay() throws SQLException {
        var athlete = service.lifter(LocalDate.parse("2026-11-23"));
        var other = new Athlete(athlete.gym(), "other");
        for (var each : List.of(athlete, other)) {
            var known =
                    new CoachesAndTags(List.of("coach-of-" + each.id()), List.of("tag-of-" + each.id()), ARCHIVED_AT);
            coaches.change(AsKim.KIM, each, none -> known);
        }

        service.arrive(new AthleteErased(athlete.gym(), athlete.id(), OffsetDateTime.parse("2026-11-24T11:30:00Z")));

        assertThat(coaches.find(athlete)).isEqualTo(CoachesAndTags.NONE);
        assertThat(coaches.find(other).coaches()).containsExactly("coach-of-other");
        assertThat(texts("select data::text || metadata::text from event where gym = ?", athlete))
                .noneMatch(text -> text.contains("of-" + athlete.id()))
                .anyMatch(text -> text.contains("tag-of-other"));
        assertThat(texts(
                        "select convert_from(value, 'UTF8') from outbox where topic = '" + Topics.GYM_EVENTS
                                + "' and headers->>'ce_gym' = ? order by id",
                        athlete))
                .last()
                .asString()
                .contains("\"athleteId\":\"" + athlete.id() + "\",\"coaches\":[]");
    }

    @Test
    void an_athlete_who_never_had_a_coach_is_erased_without_an_event_of_the_gym() throws SQLException {
        var athlete = service.lifter(LocalDate.parse("2026-11-23"));

        service.arrive(new AthleteErased(athlete.gym(), athlete.id(), OffsetDateTime.parse("2026-11-24T11:30:00Z")));

        assertThat(texts("select type from event where gym = ? and athlete = '~gym'", athlete))
                .isEmpty();
    }

    private List<String> texts(String sql, Athlete athlete) throws SQLException {
        try (var connection = service.dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, athlete.gym());
            var texts = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }
}
