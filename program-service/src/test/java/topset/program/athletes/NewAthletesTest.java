package topset.program.athletes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.contract.AthleteErased;
import topset.edge.transfer.ImportReport.LineResult;
import topset.program.AsKim;
import topset.program.OnPostgres;
import topset.program.RealParts;
import topset.program.Sets;
import topset.program.athletes.CoachesAndTagsService.AthleteLine;
import topset.program.coaching.Commands;
import topset.store.Actor;
import topset.store.Athlete;

@RealParts
class NewAthletesTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    @Inject
    CoachesAndTagsService coaches;

    @Inject
    Commands commands;

    @Inject
    DataSource dataSource;

    private OnPostgres service;
    private final Athlete athlete = new Athlete("gym-" + UUID.randomUUID(), "lifter");

    @BeforeEach
    void begin() {
        service = OnPostgres.on(dataSource);
    }

    @Test
    void an_athlete_of_whom_nothing_is_known_is_new() throws SQLException {
        service.programs.changeProfile(new Athlete(athlete.gym(), "other"), OnPostgres.berlin("Europe/Berlin"));

        assertThat(isNew(athlete)).isTrue();
    }

    @Test
    void an_athlete_with_a_profile_is_not_new() throws SQLException {
        service.programs.changeProfile(athlete, OnPostgres.berlin("Europe/Berlin"));

        assertThat(isNew(athlete)).isFalse();
    }

    @Test
    void an_athlete_with_sets_is_not_new() throws SQLException {
        service.arrive(Sets.top(athlete, "2026-11-24T10:00:00Z", "100", 5));

        assertThat(isNew(athlete)).isFalse();
    }

    @Test
    void an_athlete_with_tags_is_not_new() throws SQLException {
        coaches.change(AsKim.KIM, athlete, known -> known.withTags(List.of("team")));

        assertThat(isNew(athlete)).isFalse();
    }

    @Test
    void an_athlete_without_coaches_and_tags_stays_new_when_others_get_tags() throws SQLException {
        var other = new Athlete(athlete.gym(), "other");

        var changed = coaches.set(
                AsKim.KIM, athlete.gym(), List.of(wanted(athlete, "team"), wanted(athlete), wanted(other, "team")));
        var again = coaches.set(
                AsKim.KIM, athlete.gym(), List.of(wanted(new Athlete(athlete.gym(), "third")), wanted(other, "a")));

        assertThat(changed).extracting(LineResult::added).containsExactly(true, true, true);
        assertThat(again).extracting(LineResult::added).containsExactly(false, true);
        assertThat(isNew(other)).isFalse();
        assertThat(isNew(new Athlete(athlete.gym(), "third"))).isTrue();
    }

    private static AthleteLine wanted(Athlete one, String... tags) {
        return new AthleteLine(one.id(), List.of(), List.of(tags), null);
    }

    @Test
    void an_athlete_who_was_erased_is_not_new() throws SQLException {
        var erased = service.lifter(MONDAY);
        service.arrive(new AthleteErased(erased.gym(), erased.id(), OffsetDateTime.parse("2026-11-24T11:30:00Z")));

        assertThat(isNew(erased)).isFalse();
    }

    @Test
    void of_two_coaches_who_begin_at_once_the_first_one_is_the_coach() throws SQLException {
        var kim = new Enrollment(athlete, AsKim.KIM);
        var lee = new Enrollment(athlete, Actor.caller("lee", Actor.Role.COACH, null));
        change(kim);

        change(kim);
        assertThatThrownBy(() -> change(lee)).hasMessageContaining("There is no athlete lifter");

        assertThat(coaches.find(athlete).coaches()).containsExactly("kim");
    }

    private void change(Enrollment enrollment) {
        commands.changeProfile(AsKim.KIM, enrollment, OnPostgres.berlin("Europe/Berlin"));
    }

    private boolean isNew(Athlete one) throws SQLException {
        try (var connection = service.dataSource.getConnection()) {
            return Enrollment.isNew(connection, one);
        }
    }
}
