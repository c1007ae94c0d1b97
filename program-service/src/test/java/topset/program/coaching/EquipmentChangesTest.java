package topset.program.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.edge.exercises.Exercises;
import topset.edge.exercises.GymCatalogue;
import topset.program.AsKim;
import topset.program.OnPostgres;
import topset.program.Sets;
import topset.program.WithDatabase;
import topset.program.catalogue.GymCatalogues;
import topset.program.gym.EquipmentChangeTable.EquipmentFailure;
import topset.program.gym.EquipmentChangeTable.EquipmentProgress;
import topset.program.gym.EquipmentChangeTable.NotChanged;
import topset.program.programs.Program;
import topset.program.replanning.PublicationBacklog;
import topset.rules.lift.LiftRequest;
import topset.rules.load.Exact;
import topset.rules.week.GymSettings;
import topset.rules.week.SlotWeek;
import topset.store.Athlete;

/** A gym's changed equipment reaches the programs of its athletes (ADR 0149). */
@WithDatabase
class EquipmentChangesTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String SLOT = "d1-bench-press";

    private final OnPostgres service = new OnPostgres();
    private final String gym = "gym-" + UUID.randomUUID();

    /** Ends the changes that a failed test has left. Otherwise they would be counted in this test. */
    @BeforeEach
    void endOtherChanges() throws SQLException {
        service.equipment.goOn();
    }

    /** A gym whose lightest plate has this weight. */
    private static GymSettings platesFrom(String lightest) {
        return new GymSettings(
                WeightUnit.KG,
                null,
                null,
                Stream.of("25", "20", "15", "10", "5", "2.5", "1.25")
                        .map(BigDecimal::new)
                        .filter(weight -> weight.compareTo(new BigDecimal(lightest)) >= 0)
                        .map(weight -> new PlannedLift.Plate(weight, null))
                        .toList(),
                null,
                null,
                null,
                null);
    }

    private void set(String ofGym, GymSettings settings) {
        service.gyms.change(AsKim.KIM, ofGym, settings, Optional.empty());
    }

    private Athlete lifter(String id) {
        return lifter(id, null);
    }

    private Athlete lifter(String id, PlannedLift.@Nullable Equipment own) {
        var athlete = new Athlete(gym, id);
        service.programs.changeProfile(athlete, OnPostgres.berlin("Europe/Berlin"));
        start(athlete, own);
        return athlete;
    }

    private void start(Athlete athlete, PlannedLift.@Nullable Equipment own) {
        var usual = OnPostgres.benchPress(athlete, MONDAY, 120);
        var bench = usual.lifts().getFirst();
        var lift = new LiftRequest(
                bench.slotId(), 1, bench.exercise(), bench.scheme(), bench.progression(), bench.start(), own, null);
        service.programs.start(
                gym, new ProgramRequest(null, athlete.id(), MONDAY, null, null, null, null, List.of(lift), null));
    }

    private SlotWeek week(Athlete athlete, int week) {
        return service.plan(athlete).program().target(week, SLOT).orElseThrow().slotWeek();
    }

    private List<String> rules(Athlete athlete, int week) {
        return week(athlete, week).why().stream().map(Why::rule).toList();
    }

    private EquipmentProgress progress(String ofGym) {
        return Objects.requireNonNull(service.gyms.read(ofGym).change());
    }

    @Test
    void next_week_is_rounded_again_with_its_reason_and_this_week_stays() throws SQLException {
        var lifter = lifter("lena");
        service.arrive(Sets.top(lifter, "2026-11-24T18:00:00+01:00", "120", 4));
        service.now = Instant.parse("2026-12-01T12:00:00Z"); // week 2
        service.arrive(Sets.top(lifter, "2026-12-01T11:00:00+01:00", "122.5", 4));
        assertThat(service.topLoad(lifter, 3)).isEqualTo("125");
        var before = week(lifter, 2);

        set(gym, platesFrom("5"));
        service.equipment.goOn();

        assertThat(service.topLoad(lifter, 3)).isEqualTo("120");
        assertThat(week(lifter, 3).prescription().exactLoad()).isEqualTo(Exact.of(125));
        assertThat(rules(lifter, 3)).containsExactly("linear.hit", "equipment-changed");
        assertThat(week(lifter, 2)).isEqualTo(before);
        assertThat(progress(gym))
                .satisfies(done -> assertThat(done.running()).isFalse())
                .satisfies(done -> assertThat(done.done()).isEqualTo(1))
                .satisfies(done -> assertThat(done.failed()).isZero());
    }

    @Test
    void a_lift_with_its_own_equipment_and_another_gym_are_left_alone() throws SQLException {
        var own = lifter("olga", new PlannedLift.Equipment(null, BigDecimal.valueOf(20), null, null, null));
        var elsewhere = service.lifter(MONDAY);
        var events = service.count("event", elsewhere);

        set(gym, platesFrom("5"));
        service.equipment.goOn();

        assertThat(service.plan(own).program().lifts().changes()).isEmpty();
        assertThat(service.count("event", elsewhere)).isEqualTo(events);
        assertThat(progress(gym).done()).isEqualTo(1);
    }

    @Test
    void a_new_program_and_a_changed_lift_have_the_equipment_at_once() throws SQLException {
        set(gym, platesFrom("5"));
        var lifter = lifter("nora");
        assertThat(service.plan(lifter).program().lift(SLOT, 1).equipment().plates())
                .hasSize(5);
        assertThat(service.topLoad(lifter, 1)).isEqualTo("120");

        service.equipment.goOn();

        assertThat(service.plan(lifter).program().lifts().changes())
                .as("nothing to change")
                .isEmpty();
    }

    @Test
    void a_second_change_replaces_the_first_and_the_newest_equipment_wins() throws SQLException {
        var lifters = IntStream.range(0, 3).mapToObj(n -> lifter("lifter-" + n)).toList();
        set(gym, platesFrom("10"));
        killAfter(2);
        set(gym, platesFrom("2.5"));
        service.equipment.goOn();

        assertThat(lifters)
                .allSatisfy(lifter -> assertThat(service.plan(lifter)
                                .program()
                                .lift(SLOT, 2)
                                .equipment()
                                .plates())
                        .hasSize(6));
        assertThat(progress(gym).done()).isEqualTo(3);
    }

    @Test
    void going_back_to_the_standard_equipment_is_a_change_too() throws SQLException {
        var lifter = lifter("lena");
        set(gym, platesFrom("5"));
        service.equipment.goOn();

        set(gym, GymSettings.NONE);
        service.equipment.goOn();

        assertThat(service.plan(lifter).program().lift(SLOT, 2).equipment().plates())
                .hasSize(7);
        assertThat(service.topLoad(lifter, 2)).isEqualTo("120");
    }

    @Test
    void a_killed_change_goes_on_where_it_was_and_changes_nobody_twice() throws SQLException {
        var lifters = IntStream.range(0, 4).mapToObj(n -> lifter("lifter-" + n)).toList();
        set(gym, platesFrom("5"));
        killAfter(2);
        assertThat(progress(gym))
                .satisfies(half -> assertThat(half.running()).isTrue())
                .satisfies(half -> assertThat(half.done()).isEqualTo(2))
                .satisfies(half -> assertThat(half.total()).isEqualTo(4));
        var changes = "select count(*) from event where type = 'LiftChanged.v1' and gym = ?";
        assertThat(service.number(changes, gym)).isEqualTo(2);

        service.equipment.goOn();

        assertThat(service.number(changes, gym)).isEqualTo(4);
        assertThat(lifters)
                .allSatisfy(lifter -> assertThat(
                                service.plan(lifter).program().lifts().changes())
                        .hasSize(1));
        assertThat(progress(gym).running()).isFalse();
    }

    @Test
    void an_athlete_who_cannot_be_changed_is_reported_and_passed_over() throws SQLException {
        var damaged = lifter("lifter-1");
        var other = lifter("lifter-2");
        service.change("update program set state = '{' where gym = ? and athlete = 'lifter-1'", damaged);

        set(gym, platesFrom("5"));
        service.equipment.goOn();

        assertThat(progress(gym).failed()).isEqualTo(1);
        assertThat(progress(gym).failures()).containsExactly(new NotChanged("lifter-1", EquipmentFailure.FAULT));
        assertThat(service.plan(other).program().lifts().changes()).hasSize(1);
        service.forget(damaged);
    }

    @Test
    void a_program_with_too_many_changes_of_equipment_keeps_what_it_has_and_the_limit_is_named() throws SQLException {
        var lifter = lifter("lena");
        set(gym, platesFrom("5"));
        service.equipment.goOn();
        service.change(
                "update program set state = jsonb_set(state::jsonb, '{decisions,ofGym}', '2000')::text where gym = ?",
                lifter);

        set(gym, platesFrom("10"));
        service.equipment.goOn();

        assertThat(progress(gym).failures()).containsExactly(new NotChanged("lena", EquipmentFailure.LIMIT));
        assertThat(service.plan(lifter).program().lift(SLOT, 2).equipment().plates())
                .hasSize(5);
    }

    @Test
    void equal_settings_change_nothing_and_the_events_of_settings_are_private() throws SQLException {
        set(gym, platesFrom("5"));
        set(gym, platesFrom("5"));
        var stored = "select count(*) from event where type = 'GymSettingsChanged.v1' and gym = ? and sequence is null";
        assertThat(service.number(stored, gym)).isEqualTo(1);
        assertThat(service.number("select count(*) from event where gym = ?", gym))
                .isEqualTo(1);
        service.equipment.goOn();
    }

    @Test
    void one_replica_works_at_a_time() throws SQLException {
        var lifter = lifter("lena");
        set(gym, platesFrom("5"));
        try (var other = service.dataSource.getConnection();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(7409, 1)");
            try {
                assertThat(service.equipment.goOn()).isZero();
                assertThat(service.plan(lifter).program().lifts().changes()).isEmpty();
            } finally {
                // The connection goes back to the pool, and would keep the lock.
                statement.execute("select pg_advisory_unlock(7409, 1)");
            }
        }
        assertThat(service.equipment.goOn()).isPositive();
    }

    @Test
    void a_coachs_limit_does_not_count_what_the_gym_changed() throws SQLException {
        var lifter = lifter("lena");
        set(gym, platesFrom("5"));
        service.equipment.goOn();

        assertThat(service.plan(lifter).program().decisions()).isEqualTo(new Program.Decisions(0, 1));
    }

    /** Begins the change in a service that ends after so many athletes, within the transaction of the next one. */
    private void killAfter(int athletes) {
        var left = new AtomicInteger(athletes);
        var dying = new GymCatalogues(new Exercises(), service.dataSource) {
            @Override
            public GymCatalogue load(Connection connection, String ofGym) throws SQLException {
                if (left.getAndDecrement() <= 0) {
                    throw new Killed();
                }
                return super.load(connection, ofGym);
            }
        };
        var changes = new EquipmentChanges(
                service.dataSource,
                service.store,
                service.planner,
                dying,
                service.clock,
                new PublicationBacklog(() -> Duration.ofDays(1)));
        assertThatThrownBy(changes::goOn).isInstanceOf(Killed.class);
    }

    /** The end of a process, which no one catches. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }
}
