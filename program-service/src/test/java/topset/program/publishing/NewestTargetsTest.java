package topset.program.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.OnPostgres.benchPress;
import static topset.program.Sets.top;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import topset.contract.Topics;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.store.Athlete;
import topset.store.outbox.Republish;
import topset.store.outbox.Republish.From;

@WithDatabase
class NewestTargetsTest {
    private static final LocalDate TWO_WEEKS_EARLIER = LocalDate.parse("2026-11-09");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String STATES =
            "select count(*) from outbox where topic = '" + Topics.TARGETS + "' and headers ->> 'ce_gym' = ?";
    private static final String DIFFERENT = "select count(distinct headers::text || convert_from(value, 'UTF8')) from"
            + " (select headers, value from outbox where key = ? order by id desc limit 2) newest";

    private final OnPostgres service = new OnPostgres();
    private final Republish republish = new Republish(service.store, new NewestTargets(service.clock), none -> false);

    @Test
    void a_slots_newest_state_is_republished_unchanged() {
        var lifter = service.lifter(MONDAY);
        service.arrive(top(lifter, "2026-11-24T10:00:00Z", "120", 4));
        var before = service.number(STATES, lifter.gym());

        assertThat(republish.publish(From.position(0), lifter.gym(), lifter.id()))
                .isEqualTo(1);

        assertThat(service.number(STATES, lifter.gym())).isEqualTo(before + 1);
        assertThat(service.number(DIFFERENT, key(lifter))).isEqualTo(1);
    }

    @Test
    void a_slot_of_an_earlier_program_is_republished_as_a_tombstone() {
        var lifter = service.lifter(TWO_WEEKS_EARLIER);
        service.programs.start(lifter.gym(), benchPress(lifter, MONDAY, 100));
        service.coach.end(lifter, service.plan(lifter).program().id());

        assertThat(republish.publish(From.position(0), lifter.gym(), lifter.id()))
                .isEqualTo(1);

        assertThat(service.number(
                        "select count(*) from (select value from outbox where key = ? order by id desc limit 1) newest where value is null",
                        key(lifter)))
                .isEqualTo(1);
    }

    @Test
    void nothing_is_republished_of_an_athlete_without_events_since_that_time() {
        var lifter = service.lifter(MONDAY);

        assertThat(republish.publish(
                        From.time(java.time.OffsetDateTime.parse("2099-01-01T00:00:00Z")), lifter.gym(), lifter.id()))
                .isZero();
    }

    private static String key(Athlete lifter) {
        return Topics.slotKey(lifter.gym(), lifter.id(), "d1-bench-press");
    }
}
