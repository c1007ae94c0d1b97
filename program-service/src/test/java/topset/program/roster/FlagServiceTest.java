package topset.program.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.program.AsKim.KIM;
import static topset.program.OnPostgres.berlin;
import static topset.program.Sets.removed;
import static topset.program.Sets.top;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.FlagCode;
import topset.edge.web.Problem;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.program.roster.FlagService.SeenRequest;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.store.Athlete;
import topset.testsupport.SetEvent;

@WithDatabase
class FlagServiceTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String TUESDAY = "2026-11-24T11:00:00Z";
    private static final String LATER = "2026-11-24T11:20:00Z";

    private final OnPostgres service = new OnPostgres();
    private final FlagService flags = new FlagService(service.store, service.dataSource, service.clock);
    private final Athlete lifter = service.lifter(MONDAY);

    @Test
    void a_seen_flag_stays_seen_while_its_sets_stay_and_opens_with_another_set() {
        var first = painful(top(lifter, TUESDAY, "120", 4));
        service.arrive(first);
        mark(null);
        assertThat(Objects.requireNonNull(pain().seen()).by()).isEqualTo("kim");

        service.arrive(top(lifter, LATER, "120", 4));
        assertThat(pain().seen()).as("a set without pain is no cause").isNotNull();

        var second = painful(top(lifter, LATER, "120", 3));
        service.arrive(second);
        assertThat(pain().seen()).as("another painful set").isNull();

        service.arrive(removed(second, 2));
        assertThat(pain().seen()).as("what is left was seen").isNotNull();
    }

    @Test
    void the_same_flag_in_another_week_is_open() {
        service.arrive(painful(top(lifter, TUESDAY, "120", 4)));
        mark(null);

        service.now = Instant.parse("2026-12-01T12:00:00Z");
        service.arrive(painful(top(lifter, "2026-12-01T11:00:00Z", "120", 4)));

        assertThat(pain().seen()).isNull();
    }

    @Test
    void a_snoozed_flag_opens_when_the_day_begins_where_the_athlete_is() {
        service.arrive(painful(top(lifter, TUESDAY, "120", 4)));
        mark(LocalDate.parse("2026-11-26"));
        assertThat(Objects.requireNonNull(pain().seen()).until()).isEqualTo("2026-11-26T00:00:00+01:00");

        service.now = Instant.parse("2026-11-25T22:59:59Z");
        assertThat(pain().seen()).isNotNull();
        assertThat(needsLookAt()).isZero();
        service.now = Instant.parse("2026-11-25T23:00:00Z");
        assertThat(pain().seen()).isNull();
        assertThat(needsLookAt()).isOne();
    }

    @Test
    void a_snooze_moves_with_the_athlete_to_another_zone() {
        service.arrive(painful(top(lifter, TUESDAY, "120", 4)));
        mark(LocalDate.parse("2026-11-26"));

        service.programs.changeProfile(lifter, berlin("America/New_York"));

        assertThat(Objects.requireNonNull(pain().seen()).until()).isEqualTo("2026-11-26T00:00:00-05:00");
    }

    @Test
    void a_mark_is_an_event_with_its_actor_and_a_repeat_is_none() {
        service.arrive(painful(top(lifter, TUESDAY, "120", 4)));
        var before = service.count("event", lifter);

        mark(null);
        mark(null);

        assertThat(service.count("event", lifter)).isEqualTo(before + 1);
        assertThat(service.number(
                        "select count(*) from event where gym = ? and type = 'FlagSeen.v1' and sequence is null"
                                + " and data::text like '%PAIN_REPORTED%' and metadata->'actor'->>'subject' = 'kim'",
                        lifter.gym()))
                .isOne();
    }

    @Test
    void an_opened_flag_needs_a_look_again_and_can_be_opened_twice() {
        service.arrive(painful(top(lifter, TUESDAY, "120", 4)));
        mark(null);
        assertThat(needsLookAt()).isZero();

        flags.open(KIM, lifter, FlagCode.PAIN_REPORTED);
        flags.open(KIM, lifter, FlagCode.PAIN_REPORTED);

        assertThat(pain().seen()).isNull();
        assertThat(needsLookAt()).isOne();
    }

    @Test
    void a_flag_is_marked_and_opened_a_limited_number_of_times() {
        service.arrive(painful(top(lifter, TUESDAY, "120", 4)));
        mark(null);
        service.change("update seen_flag set times = 1999 where gym = ?", lifter);
        flags.open(KIM, lifter, FlagCode.PAIN_REPORTED);

        assertThatThrownBy(() -> mark(null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .singleElement()
                                .satisfies(each -> assertThat(each.rule()).isEqualTo("flag-reviews")));
        assertThat(pain().seen()).isNull();
    }

    @Test
    void a_note_is_no_reason_to_look() {
        service.arrive(top(lifter, TUESDAY, "120", 4));

        assertThat(flags.list(lifter)).extracting(RosterFlag::code).contains(FlagCode.WARM_UP_SKIPPED);
        assertThat(needsLookAt()).isZero();
    }

    private RosterFlag pain() {
        return flags.list(lifter).stream()
                .filter(flag -> flag.code() == FlagCode.PAIN_REPORTED)
                .findFirst()
                .orElseThrow();
    }

    private void mark(@Nullable LocalDate until) {
        flags.mark(KIM, lifter, FlagCode.PAIN_REPORTED, new SeenRequest(pain().cause(), until));
    }

    /** Returns how many rows of the gym need a look, by the stored columns. */
    private long needsLookAt() {
        return service.number(
                "select count(*) from roster_row where gym = ?"
                        + " and (look_from is null or look_from <= timestamptz '" + service.now + "')",
                lifter.gym());
    }

    private static CompletedSet painful(CompletedSet set) {
        return SetEvent.like(set).pain(true).completed();
    }
}
