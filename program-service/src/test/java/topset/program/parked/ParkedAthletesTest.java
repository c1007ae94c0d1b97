package topset.program.parked;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.OnPostgres.incoming;
import static topset.program.Sets.top;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.edge.web.ContractJson;
import topset.edge.web.Cursor;
import topset.edge.web.PageRequest;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.store.Athlete;
import topset.store.inbox.Incoming;
import topset.store.inbox.Parked;

@WithDatabase
class ParkedAthletesTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String TUESDAY = "2026-11-24T11:00:00Z";
    private static final String SET = "topset.session.SetCompleted.v1";
    private static final String MEND = "update parked_event set value = convert_to(?, 'UTF8') where gym = ?";

    private final OnPostgres service = new OnPostgres();
    private final ParkedAthletes parked = new ParkedAthletes(service.dataSource, service.intake);

    @Test
    void a_replay_before_the_fix_parks_again_and_loses_nothing() {
        var lifter = service.lifter(MONDAY);
        service.take(List.of(broken(lifter, 1), set(lifter, 2, "120")));

        var standing = parked.replay(lifter);

        assertThat(standing.cause()).isEqualTo(Parked.Cause.FAULT);
        assertThat(standing.waiting()).isEqualTo(2);
        assertThat(standing.sequence()).isZero();
    }

    @Test
    void a_replay_after_the_fix_gives_the_plan_that_would_have_been() throws Exception {
        var lifter = service.lifter(MONDAY);
        service.take(List.of(broken(lifter, 1)));
        try (var connection = service.dataSource.getConnection();
                var statement = connection.prepareStatement(MEND)) {
            statement.setString(1, new String(ContractJson.write(top(lifter, TUESDAY, "120", 4)), UTF_8));
            statement.setString(2, lifter.gym());
            statement.executeUpdate();
        }

        var standing = parked.replay(lifter);

        assertThat(standing.parked()).isFalse();
        assertThat(standing.sequence()).isEqualTo(1);
        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
    }

    @Test
    void a_fault_that_is_skipped_lets_the_rest_go_on_and_is_kept_with_the_reason() {
        var lifter = service.lifter(MONDAY);
        service.take(List.of(broken(lifter, 1), set(lifter, 2, "120"), set(lifter, 3, "100")));

        var standing = parked.skip(lifter, "sent by a prototype", "ops", null).orElseThrow();

        assertThat(standing.parked()).isFalse();
        assertThat(standing.sequence()).isEqualTo(3);
        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
        assertThat(service.number(
                        "select count(*) from skipped_event where gym = ? and reason = 'sent by a prototype'"
                                + " and sequence = 1 and value is not null",
                        lifter.gym()))
                .isEqualTo(1);
    }

    @Test
    void one_skip_passes_over_one_fault_only() {
        var lifter = service.lifter(MONDAY);
        service.take(List.of(broken(lifter, 1), broken(lifter, 2), set(lifter, 3, "120")));

        var first = parked.skip(lifter, "first", "ops", null).orElseThrow();
        assertThat(first.cause()).isEqualTo(Parked.Cause.FAULT);
        assertThat(first.sequence()).isEqualTo(1);

        assertThat(parked.skip(lifter, "second", "ops", null).orElseThrow().parked())
                .isFalse();
        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
    }

    @Test
    void a_skip_that_is_asked_for_twice_passes_over_one_fault_only() {
        var lifter = service.lifter(MONDAY);
        service.take(List.of(broken(lifter, 1), broken(lifter, 2), set(lifter, 3, "120")));

        var first = parked.skip(lifter, "first", "ops", 0L).orElseThrow();
        var again = parked.skip(lifter, "first", "ops", 0L).orElseThrow();

        assertThat(again).isEqualTo(first);
        assertThat(again.sequence()).isEqualTo(1);
        assertThat(parked.skip(lifter, "second", "ops", 1L).orElseThrow().parked())
                .isFalse();
    }

    @Test
    void a_hole_that_is_skipped_is_not_waited_for_and_what_fills_it_late_is_dropped() {
        var lifter = service.lifter(MONDAY);
        service.take(List.of(set(lifter, 3, "120"), set(lifter, 5, "100")));

        var standing =
                parked.skip(lifter, "the log of that hour is gone", "ops", null).orElseThrow();

        assertThat(standing.sequence()).isEqualTo(3);
        assertThat(standing.reason()).contains("Number 4");
        assertThat(parked.skip(lifter, "and that one", "ops", null)
                        .orElseThrow()
                        .parked())
                .isFalse();
        var before = service.count("set_fact", lifter);
        service.take(List.of(set(lifter, 4, "90")));
        assertThat(service.count("set_fact", lifter)).isEqualTo(before);
    }

    @Test
    void what_is_skipped_comes_again_without_parking() {
        var lifter = service.lifter(MONDAY);
        service.take(List.of(broken(lifter, 1), set(lifter, 2, "120")));
        parked.skip(lifter, "prototype", "ops", null);

        service.take(List.of(broken(lifter, 1)));

        assertThat(parked.standing(lifter).parked()).isFalse();
    }

    @Test
    void a_fork_waits_for_a_person() {
        var lifter = service.lifter(MONDAY);
        service.take(List.of(set(lifter, 1, "120")));
        var other = set(lifter, 1, "60");
        service.take(List.of(
                new Incoming(lifter, 1, "another-history/1", other.type(), other.headers(), other.value()),
                set(lifter, 2, "100")));
        assertThat(parked.standing(lifter).cause()).isEqualTo(Parked.Cause.FORK);

        var standing =
                parked.skip(lifter, "the older history stands", "ops", null).orElseThrow();

        assertThat(standing.parked()).isFalse();
        assertThat(standing.sequence()).isEqualTo(2);
    }

    @Test
    void after_a_fork_a_replay_follows_the_new_history_and_keeps_what_is_known() {
        var lifter = service.lifter(MONDAY);
        service.take(List.of(set(lifter, 1, "120"), set(lifter, 2, "110")));
        var known = service.count("set_fact", lifter);
        var other = set(lifter, 2, "60");
        service.take(List.of(
                new Incoming(lifter, 2, "another-history/2", other.type(), other.headers(), other.value()),
                set(lifter, 3, "100")));
        assertThat(parked.standing(lifter).cause()).isEqualTo(Parked.Cause.FORK);

        var standing = parked.replay(lifter);

        assertThat(standing.parked()).isFalse();
        assertThat(standing.sequence()).isEqualTo(3);
        assertThat(service.count("set_fact", lifter)).isEqualTo(known + 2);
    }

    @Test
    void nothing_is_skipped_or_replayed_where_nothing_waits() {
        var lifter = service.lifter(MONDAY);
        service.take(List.of(set(lifter, 1, "120")));

        assertThat(parked.skip(lifter, "by mistake", "ops", null)).isEmpty();
        assertThat(parked.replay(lifter).sequence()).isEqualTo(1);
        assertThat(service.count("skipped_event", lifter)).isZero();
    }

    @Test
    void those_who_wait_are_listed_in_stretches() {
        var first = service.lifter(MONDAY);
        service.take(List.of(broken(first, 1)));

        var found = parked.list(page(1, first.gym(), "")).items();

        assertThat(found).extracting(ParkedOwner::gym).containsExactly(first.gym());
        assertThat(found).extracting(ParkedOwner::athlete).containsExactly(first.id());
        assertThat(parked.list(page(500, first.gym(), first.id())).items())
                .noneMatch(next -> next.gym().equals(first.gym()));
    }

    private static PageRequest page(int most, String... after) {
        return new PageRequest(new PageRequest.ItemLimit(most), new Cursor("cursor", List.of(after)));
    }

    private static Incoming broken(Athlete lifter, long sequence) {
        return incoming(lifter, sequence, SET, "{\"setId\":".getBytes(UTF_8));
    }

    private static Incoming set(Athlete lifter, long sequence, String load) {
        CompletedSet set = top(lifter, TUESDAY, load, 4);
        return incoming(lifter, sequence, SET, ContractJson.write(set));
    }
}
