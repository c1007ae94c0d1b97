package topset.program.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.program.OnPostgres.benchPress;
import static topset.program.OnPostgres.incoming;
import static topset.program.Sets.corrected;
import static topset.program.Sets.removed;
import static topset.program.Sets.top;
import static topset.testsupport.Eventually.eventually;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.contract.CompletedSet;
import topset.contract.TargetOverride;
import topset.contract.Topics;
import topset.edge.web.ContractJson;
import topset.edge.web.Problem;
import topset.program.AsKim;
import topset.program.OnPostgres;
import topset.program.Sets;
import topset.program.catalogue.ExerciseRequestOf;
import topset.program.catalogue.ExerciseService;
import topset.program.erasure.ErasedPlans;
import topset.program.parked.ParkedAthletes;
import topset.program.rebuild.Rebuild.State;
import topset.program.rebuild.RebuildFindings.PlanDifference.Kind;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.tapes.TapeProfile;
import topset.rules.DecisionOf;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

@QuarkusTest
@TestProfile(TapeProfile.class)
@Tag("integration")
@Execution(ExecutionMode.SAME_THREAD)
class RebuildTest extends RebuildScenario {
    private static final LocalDate FOUR_WEEKS_AGO = LocalDate.parse("2026-10-26");
    private static final String TWO_WEEKS_AGO = "2026-11-10T18:00:00Z";
    private static final String SLOT = "d1-bench-press";
    private static final String EVENTS = "select count(*) from event";
    private static final String OUTBOX = "select count(*) from outbox";

    /** An athlete with a deload that was trained, one to come, and a later program. */
    private static void deloaded() {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        fixture.arrive(top(lifter, TWO_WEEKS_AGO, "120", 4));
        service.coach.planDeload(lifter, program(lifter), 5, DecisionOf.deload(null, 2, "two hard weeks"));
        fixture.arrive(top(lifter, TODAY, "110", 4));
        service.coach.planDeload(lifter, program(lifter), 6, DecisionOf.deload(null, null, "and one more"));
        service.coach.removeDeload(lifter, program(lifter), 6);
        service.programs.start(lifter.gym(), benchPress(lifter, LocalDate.parse("2026-11-30"), 100));
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void of_a_sound_state_nothing_differs_and_nothing_is_written(Source source) {
        lateCorrectedAndRemoved();
        coached();
        deloaded();
        var parked = service.lifter(MONDAY);
        fixture.arrive(broken(parked, 1), set(parked, 2, "120"));
        var waiting = service.lifter(MONDAY);
        fixture.arrive(set(waiting, 2, "120"));
        var served = fixture.served();
        long events = fixture.number(EVENTS);
        long outbox = fixture.number(OUTBOX);

        for (var mode : Mode.values()) {
            var done = fixture.done(RebuildFixture.order(mode, source, null));

            assertThat(fixture.differences(done)).as("%s", mode).isEmpty();
            assertThat(done.progress.athletesDone)
                    .isPositive()
                    .isEqualTo(done.progress.athletesTotal)
                    .isEqualTo(done.progress.same);
            assertThat(done.progress.events).isPositive();
            assertThat(fixture.number(EVENTS)).isEqualTo(events);
            assertThat(fixture.number(OUTBOX)).isEqualTo(outbox);
            assertThat(fixture.served()).isEqualTo(served);
        }
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void a_rebuild_plans_with_own_exercises_and_passes_over_the_gym_itself(Source source) {
        var lifter = service.lifter(MONDAY);
        new ExerciseService(service.store, service.catalogues, service.clock)
                .define(AsKim.KIM, lifter.gym(), "log-press", ExerciseRequestOf.press("Log Press"), Optional.empty());
        fixture.arrive(Sets.of("log-press", top(lifter, TODAY, "60", 4)));
        assertThat(service.parked(lifter)).isNull();

        for (var mode : Mode.values()) {
            var done = fixture.done(new RebuildOrder(mode, source, null, null, lifter.gym(), null));

            assertThat(fixture.differences(done)).as("%s", mode).isEmpty();
            assertThat(done.progress.athletesTotal).isEqualTo(1);
            assertThat(done.progress.same).isEqualTo(1);
        }
    }

    @Test
    void of_two_rebuilds_that_begin_at_the_same_time_one_is_refused() throws SQLException {
        var replica = fixture.replica(NEVER_LATE);
        CompletableFuture<Rebuild> second;
        try (var first = service.dataSource.getConnection();
                var statement = first.createStatement()) {
            first.setAutoCommit(false);
            OnPostgres.holdOpen(first);
            statement.execute(
                    "insert into rebuild_run (id, mode, source, accept_missing, state, started_by, started_at,"
                            + " changed_at, progress, cursor_gym, cursor_athlete) values (gen_random_uuid(), 'CHECK', 'SETS',"
                            + " false, 'READING', 'ops', now(), now(), '{}', '', '')");
            second = CompletableFuture.supplyAsync(
                    () -> replica.start(RebuildFixture.order(Mode.CHECK, Source.SETS, null), "ops"));
            eventually()
                    .until(() ->
                            fixture.number("select count(*) from pg_stat_activity where datname = current_database()"
                                            + " and wait_event_type = 'Lock' and query like 'insert into rebuild_run%'")
                                    > 0);
            first.commit();
            first.setAutoCommit(true);
        }

        assertThatThrownBy(second::join)
                .cause()
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT));
    }

    @Test
    void a_rebuild_begins_when_the_one_before_has_released_the_lock() throws SQLException {
        var lifter = service.lifter(MONDAY);
        var order = RebuildFixture.order(Mode.CHECK, Source.SETS, lifter);
        var replica = fixture.replica(NEVER_LATE);
        UUID id;
        try (var ending = service.dataSource.getConnection();
                var statement = ending.createStatement()) {
            eventually().until(() -> {
                try (var row = statement.executeQuery("select pg_try_advisory_lock(7408, 1)")) {
                    return row.next() && row.getBoolean(1);
                }
            });
            try {
                id = replica.start(order, "ops").id;
                assertThat(fixture.row(id).state).isEqualTo(State.READING);
            } finally {
                statement.execute("select pg_advisory_unlock(7408, 1)");
            }
        }

        fixture.goOnUntilOver(replica, id);

        assertThat(fixture.row(id).state).isEqualTo(State.DONE);
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void damage_is_found_and_subscribers_hear_of_exactly_what_they_have_to_know(Source source) {
        var lifter = service.lifter(MONDAY);
        var untouched = service.lifter(MONDAY);
        fixture.arrive(top(lifter, TODAY, "120", 4));
        fixture.arrive(top(untouched, TODAY, "120", 4));
        var sound = fixture.served(untouched);
        var revision =
                service.plan(lifter).program().target(2, SLOT).orElseThrow().revision();
        fixture.execute(
                "update slot_week set slot_week = replace(slot_week, '\"245/2\"', '\"255/2\"') where gym = ? and week"
                        + " = 2",
                lifter);
        assertThat(service.topLoad(lifter, 2)).as("as served").isEqualTo("127.5");
        long events = published(lifter, Topics.PROGRAM_EVENTS);
        long states = published(lifter, Topics.TARGETS);
        long all = fixture.number(EVENTS);

        var checked = fixture.check(source);

        assertThat(fixture.differences(checked)).isEqualTo(Map.of(Kind.TARGET, 1L));
        assertThat(checked.progress.different).isEqualTo(1);
        assertThat(service.topLoad(lifter, 2)).as("a check writes nothing").isEqualTo("127.5");
        var found = fixture.found(checked).getFirst();
        assertThat(found.gym()).isEqualTo(lifter.gym());
        assertThat(found.athlete()).isEqualTo(lifter.id());
        assertThat(found.live()).startsWith("127.5 ");
        assertThat(found.rebuilt()).startsWith("122.5 ");

        var applied = fixture.apply(source);

        assertThat(applied.progress.applied).isEqualTo(1);
        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
        assertThat(service.plan(lifter).program().target(2, SLOT).orElseThrow().revision())
                .isEqualTo(revision + 1);
        assertThat(published(lifter, Topics.PROGRAM_EVENTS)).isEqualTo(events + 1);
        assertThat(published(lifter, Topics.TARGETS)).isEqualTo(states + 1);
        assertThat(fixture.number(EVENTS)).isEqualTo(all + 1);
        assertThat(fixture.texts("select data ->> 'causedBy' from event where gym = '" + lifter.gym()
                        + "' order by position desc limit 1"))
                .containsExactly("rebuild/" + applied.id);
        assertThat(fixture.served(untouched)).isEqualTo(sound);
        assertThat(fixture.differences(fixture.check(source))).isEmpty();
    }

    @Test
    void profile_programs_and_roster_are_derived_again_from_what_people_decided() {
        coached();
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        fixture.arrive(top(lifter, TWO_WEEKS_AGO, "120", 4), top(lifter, TODAY, "120", 4));
        service.coach.override(lifter, program(lifter), SLOT, 6, load(130));
        var sound = fixture.served(lifter);
        fixture.execute("delete from program where gym = ?", lifter);
        fixture.execute("delete from athlete_profile where gym = ?", lifter);
        fixture.execute("update roster_row set memory = '{', entry = '{' where gym = ?", lifter);

        assertThat(fixture.differences(fixture.check(Source.SETS))).containsEntry(Kind.DEFINITION, 1L);
        fixture.apply(Source.SETS);

        assertThat(fixture.served(lifter)).isEqualTo(sound);
    }

    @Test
    void a_week_that_has_ended_and_is_not_closed_is_no_difference_and_is_left_to_be_closed() {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(top(lifter, TODAY, "120", 4));
        service.now = NOW.plus(Duration.ofDays(7));
        var served = fixture.served(lifter);

        assertThat(fixture.differences(fixture.apply(Source.SETS, lifter))).isEmpty();

        assertThat(fixture.served(lifter)).isEqualTo(served);
    }

    @Test
    void who_was_erased_stays_erased_and_who_came_back_has_what_came_after() {
        var before = service.lifter(FOUR_WEEKS_AGO);
        fixture.arrive(top(before, TWO_WEEKS_AGO, "140", 4), erased(before));
        var back = service.lifter(FOUR_WEEKS_AGO);
        fixture.arrive(top(back, TWO_WEEKS_AGO, "140", 4), erased(back));
        service.programs.changeProfile(back, OnPostgres.berlin("Europe/Berlin"));
        service.programs.start(back.gym(), benchPress(back, MONDAY, 100));
        fixture.arrive(top(back, TODAY, "100", 4));

        fixture.staysAsItIs(before);
        fixture.staysAsItIs(back);

        assertThat(service.topLoad(back, 2)).isEqualTo("102.5");
        assertThat(service.count("roster_row", before) + service.count("set_fact", before))
                .isZero();
    }

    @Test
    void an_erasure_takes_out_what_a_rebuild_has_read_and_found() {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(top(lifter, TODAY, "120", 4));
        fixture.execute("update set_fact set reps = 1 where gym = ?", lifter);
        fixture.check(Source.LOG, lifter);
        assertThat(service.count("rebuild_finding", lifter)).isPositive();
        var waiting = fixture.replica(Duration.ZERO);
        var id = fixture.begun(waiting, RebuildFixture.order(Mode.APPLY, Source.LOG, lifter));
        eventually().until(() -> fixture.row(id).says != null);
        assertThat(service.count("rebuild_log_event", lifter)).isPositive();

        fixture.arrive(erased(lifter));

        assertThat(service.count("rebuild_finding", lifter)).isZero();
        assertThat(service.count("rebuild_log_event", lifter)).isZero();
        fixture.stop(waiting);
    }

    @Test
    void a_check_brings_nothing_back_that_an_erasure_takes_out_meanwhile() {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(top(lifter, TODAY, "120", 4));
        service.damage(lifter);

        var id = service.store.run(List.of(lifter), tx -> {
            OnPostgres.holdOpen(tx.connection());
            var begun = fixture.begun(
                    fixture.replica(Duration.ofDays(1)), RebuildFixture.order(Mode.CHECK, Source.SETS, lifter));
            eventually()
                    .until(() -> fixture.number(
                                    "select count(*) from pg_locks where locktype = 'advisory' and not granted and"
                                            + " database = (select oid from pg_database where datname ="
                                            + " current_database())")
                            > 0);
            ErasedPlans.erase(tx, Actor.system("test"), lifter, NOW, null);
            return begun;
        });

        assertThat(fixture.differences(fixture.done(id))).isEmpty();
        assertThat(service.count("rebuild_finding", lifter)).isZero();
    }

    @Test
    void what_an_operator_passed_over_stays_passed_over() {
        var parked = new ParkedAthletes(service.dataSource, service.intake);
        var faulty = service.lifter(MONDAY);
        fixture.arrive(broken(faulty, 1), set(faulty, 2, "120"));
        parked.skip(faulty, "a prototype's", "ops", null);
        var last = service.lifter(MONDAY);
        fixture.arrive(set(last, 1, "120"), broken(last, 2));
        parked.skip(last, "a prototype's", "ops", null);
        var incomplete = service.lifter(MONDAY);
        fixture.arrive(set(incomplete, 3, "120"));
        parked.skip(incomplete, "never sent", "ops", null);
        fixture.arrive(set(incomplete, 2, "60"));
        parked.skip(incomplete, "too late", "ops", null);
        var volume = service.lifter(MONDAY);
        fixture.arrive(session(volume, 501).stream().map(service::numbered).toArray(Incoming[]::new));
        parked.skip(volume, "too many", "ops", null);

        for (var athlete : List.of(faulty, last, incomplete, volume)) {
            fixture.staysAsItIs(athlete);
        }
    }

    @Test
    void of_two_histories_the_one_that_an_operator_chose_counts() {
        var parked = new ParkedAthletes(service.dataSource, service.intake);
        var kept = forked();
        parked.skip(kept, "the first stands", "ops", null);
        var followed = forked();
        parked.replay(followed);
        var open = forked();
        assertThat(service.count("set_fact", kept)).isEqualTo(2);
        assertThat(service.count("set_fact", followed)).isEqualTo(3);
        assertThat(service.parked(open)).isNotNull();

        for (var athlete : List.of(kept, followed, open)) {
            fixture.staysAsItIs(athlete);
        }
    }

    /** Number 1 arrived twice, with two different sets, and then number 2. */
    private static Athlete forked() {
        var lifter = service.lifter(MONDAY);
        var other = set(lifter, 1, "60");
        fixture.arrive(set(lifter, 1, "120"));
        fixture.arrive(new Incoming(lifter, 1, "another/1", other.type(), headers(other, "another/1"), other.value()));
        fixture.arrive(set(lifter, 2, "120"));
        return lifter;
    }

    @Test
    void parked_events_stay_parked() {
        var faulty = service.lifter(MONDAY);
        fixture.arrive(set(faulty, 1, "120"), broken(faulty, 2), set(faulty, 3, "120"));
        var waiting = service.lifter(MONDAY);
        fixture.arrive(set(waiting, 2, "120"));
        // Published later and never processed.
        fixture.publish(Topics.SESSION_EVENTS, set(waiting, 1, "120"));
        var served = fixture.served();

        fixture.apply(Source.LOG, faulty);
        assertThat(fixture.served()).isEqualTo(served);

        fixture.apply(Source.LOG, waiting);
        assertThat(service.count("parked_event", waiting)).isEqualTo(1);
        assertThat(service.parked(waiting)).isNotNull();
    }

    @Test
    void what_was_seen_too_high_leaves_the_athlete_alone_until_missing_events_are_accepted() {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(top(lifter, TODAY, "120", 4));
        var sound = fixture.served(lifter);
        fixture.execute("update inbox set seen = 5 where gym = ?", lifter);
        var damaged = fixture.served(lifter);

        var applied = fixture.apply(Source.LOG, lifter);

        assertThat(applied.progress.incompleteLog).isEqualTo(1);
        assertThat(fixture.differences(applied)).isEqualTo(Map.of(Kind.TAKEN, 1L));
        assertThat(fixture.leftAlone(applied.id).getFirst().says())
                .isEqualTo("number 2 is missing, and events up to 5 were processed");
        assertThat(fixture.served(lifter)).isEqualTo(damaged);

        assertThat(accepted(lifter).progress.applied).isEqualTo(1);
        assertThat(fixture.served(lifter)).isEqualTo(sound);
    }

    @Test
    void a_log_that_was_cut_leaves_the_athlete_alone_until_missing_events_are_accepted() {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        service.arrive(top(lifter, TWO_WEEKS_AGO, "140", 4)); // the event is no longer on the topic
        fixture.arrive(top(lifter, TODAY, "120", 4));
        var served = fixture.served(lifter);

        assertThat(fixture.apply(Source.LOG, lifter).progress.incompleteLog).isEqualTo(1);
        assertThat(fixture.served(lifter)).isEqualTo(served);

        accepted(lifter);
        assertThat(service.count("set_fact", lifter)).isEqualTo(1);
        assertThat(service.plan(lifter).sequence()).isEqualTo(2);
        fixture.arrive(erased(lifter)); // the logs of the other athletes are complete
    }

    private static Rebuild accepted(Athlete lifter) {
        return fixture.done(
                new RebuildOrder(Mode.APPLY, Source.LOG, Topics.SESSION_EVENTS, true, lifter.gym(), lifter.id()));
    }

    @Test
    void the_history_may_come_from_a_topic_of_its_own() {
        var lifter = service.lifter(MONDAY);
        var event = service.numbered(top(lifter, TODAY, "120", 4));
        service.take(List.of(event)); // the session topic has lost the event
        var own = "history." + UUID.randomUUID();
        RebuildFixture.topic(own);
        fixture.publish(own, event);
        fixture.arrive(top(lifter, TODAY, "122.5", 4));

        var checked = fixture.done(new RebuildOrder(Mode.CHECK, Source.LOG, own, false, lifter.gym(), lifter.id()));

        assertThat(fixture.differences(checked)).isEmpty();
        assertThat(checked.progress.incompleteLog).isZero();
        fixture.publish(Topics.SESSION_EVENTS, event);
    }

    @Test
    void too_many_sets_that_were_taken_before_there_was_a_limit_stay() {
        var parked = service.lifter(MONDAY);
        fixture.arrive(session(parked, 501).stream().map(service::numbered).toArray(Incoming[]::new));
        var before = service.lifter(MONDAY);
        var session = session(before, 501);
        fixture.arrive(session.subList(0, 500).stream().map(service::numbered).toArray(Incoming[]::new));
        var hidden = " where set_id = '" + session.get(7).setId() + "' and gym = ?";
        fixture.execute("update set_fact set removed = true" + hidden, before);
        fixture.arrive(session.getLast());
        fixture.execute("update set_fact set removed = false" + hidden, before);
        assertThat(service.parked(parked)).isNotNull();
        assertThat(service.parked(before)).isNull();
        var served = fixture.served();

        assertThat(fixture.differences(fixture.apply(Source.LOG))).isEmpty();

        assertThat(fixture.served()).isEqualTo(served);
    }

    private static List<CompletedSet> session(Athlete athlete, int sets) {
        var first = top(athlete, TODAY, "120", 4);
        return Stream.concat(Stream.of(first), IntStream.range(1, sets).mapToObj(n -> Sets.warmUpOf(first, "60", 5)))
                .toList();
    }

    @Test
    void a_rebuild_whose_service_is_gone_goes_on_where_it_was_and_waits_for_older_messages() {
        for (int n = 0; n < 3; n++) {
            var lifter = service.lifter(MONDAY);
            fixture.arrive(top(lifter, TODAY, "120", 4));
            service.damage(lifter);
        }
        var first = fixture.replica(Duration.ZERO);
        var id = fixture.begun(first, RebuildFixture.order(Mode.APPLY, Source.LOG, null));
        eventually().until(() -> "waiting until older messages are published".equals(fixture.row(id).says));
        fixture.stop(first);
        assertThat(fixture.row(id).state).isEqualTo(State.REBUILDING);
        assertThat(fixture.row(id).progress.applied).isZero();
        var second = fixture.replica(Duration.ofDays(1));
        assertThatThrownBy(() -> second.start(RebuildFixture.order(Mode.CHECK, Source.SETS, null), "ops"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT));

        fixture.goOnUntilOver(second, id);
        assertThat(fixture.done(id).progress.applied).isEqualTo(3);
        assertThat(fixture.differences(fixture.check(Source.LOG))).isEmpty();
    }

    @Test
    void a_run_whose_copy_of_the_log_another_run_has_replaced_writes_nothing() {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(top(lifter, TODAY, "120", 4));
        var sound = fixture.served(lifter);
        var late = new AtomicReference<>(Duration.ZERO);
        var replica = fixture.replica(late::get);
        var id = fixture.begun(
                replica,
                new RebuildOrder(Mode.APPLY, Source.LOG, Topics.SESSION_EVENTS, true, lifter.gym(), lifter.id()));
        eventually().until(() -> fixture.row(id).says != null);

        RebuildFixture.takenOver();
        fixture.execute("delete from rebuild_log_event where gym = ?", lifter);
        fixture.arrive(top(lifter, TODAY, "120", 4));
        late.set(Duration.ofDays(1));
        fixture.goOnUntilOver(replica, id);

        var done = fixture.done(id);
        assertThat(done.progress.failed + done.progress.incompleteLog).isZero();
        assertThat(fixture.differences(done)).isEmpty();
        assertThat(fixture.served(lifter).get("set_fact"))
                .containsAll(sound.getOrDefault("set_fact", List.of()))
                .hasSize(2);
    }

    @Test
    void a_log_that_is_too_large_for_memory_leaves_the_athlete_alone() {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(top(lifter, TODAY, "120", 4));
        var served = fixture.served(lifter);
        var late = new AtomicReference<>(Duration.ZERO);
        var id = fixture.begun(fixture.replica(late::get), RebuildFixture.order(Mode.APPLY, Source.LOG, lifter));
        eventually().until(() -> fixture.row(id).says != null);

        for (int n = 1; n <= 14; n++) {
            fixture.execute(
                    "insert into rebuild_log_event select gym, athlete, topic, partition, -" + n
                            + ", sequence, event_id, type, recorded_at, convert_to(repeat('x', 10 * 1024 * 1024),"
                            + " 'UTF8') from rebuild_log_event where position >= 0 and gym = ?",
                    lifter);
        }
        late.set(Duration.ofDays(1));

        assertThat(fixture.done(id).progress.failed).isEqualTo(1);
        assertThat(fixture.leftAlone(id).getFirst().says()).contains("the log has 15 events with");
        assertThat(fixture.served(lifter)).isEqualTo(served);
    }

    @Test
    void a_rebuild_that_an_operator_ends_leaves_what_it_has_not_done() {
        var lifter = service.lifter(MONDAY);
        service.damage(lifter);
        var waiting = fixture.replica(Duration.ZERO);
        var id = fixture.begun(waiting, RebuildFixture.order(Mode.APPLY, Source.SETS, null));
        eventually().until(() -> fixture.row(id).says != null);

        waiting.abandon(id, "ops");

        assertThat(fixture.row(id).state).isEqualTo(State.ABANDONED);
        assertThatThrownBy(() -> waiting.abandon(id, "ops")).isInstanceOf(Problem.class);
        fixture.stop(waiting);
        assertThat(fixture.differences(fixture.check(Source.SETS, lifter))).isNotEmpty();
        fixture.apply(Source.SETS, lifter);
    }

    @Test
    void sets_are_taken_and_plans_read_while_everybody_is_rebuilt() throws Exception {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        var running = new AtomicBoolean(true);
        var failure = new AtomicReference<Throwable>();
        var reader = Thread.ofPlatform().start(() -> until(running, failure, () -> service.plan(lifter)));
        var writer = Thread.ofPlatform()
                .start(() -> until(running, failure, () -> fixture.arrive(top(lifter, TODAY, "120", 4))));

        try {
            for (var source : Source.values()) {
                assertThat(fixture.apply(source).progress.failed).isZero();
            }
        } finally {
            running.set(false);
            reader.join();
            writer.join();
        }

        assertThat(failure.get()).isNull();
        assertThat(fixture.differences(fixture.check(Source.LOG))).isEmpty();
    }

    private static void until(AtomicBoolean running, AtomicReference<Throwable> failure, Runnable work) {
        try {
            while (running.get()) {
                work.run();
            }
        } catch (RuntimeException | Error e) {
            failure.set(e);
        }
    }

    private static void lateCorrectedAndRemoved() {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        var early = top(lifter, "2026-10-27T18:00:00Z", "120", 4);
        var late = top(lifter, "2026-11-03T18:00:00Z", "122.5", 2);
        var gone = top(lifter, TWO_WEEKS_AGO, "130", 1);
        fixture.arrive(top(lifter, TODAY, "125", 4), early, gone, late, corrected(early, 2, 3), removed(gone, 2));
    }

    private static void coached() {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        fixture.arrive(top(lifter, TWO_WEEKS_AGO, "120", 4));
        service.coach.override(lifter, program(lifter), SLOT, 5, load(130));
        service.coach.pause(
                lifter,
                program(lifter),
                DecisionOf.pause(LocalDate.parse("2026-11-02"), LocalDate.parse("2026-11-05"), "holidays"));
        service.programs.changeProfile(lifter, OnPostgres.berlin("America/New_York"));
        service.programs.start(lifter.gym(), benchPress(lifter, MONDAY, 100));
        fixture.arrive(top(lifter, TODAY, "100", 4));
        service.coach.override(lifter, program(lifter), SLOT, 2, load(110));
        service.coach.removeOverride(lifter, program(lifter), SLOT, 2);
    }

    private static UUID program(Athlete lifter) {
        return service.plan(lifter).program().id();
    }

    private static TargetOverride load(int kilograms) {
        return DecisionOf.override(Integer.toString(kilograms), null, null, null, "as agreed");
    }

    private static Incoming broken(Athlete lifter, long sequence) {
        return incoming(lifter, sequence, "topset.session.SetCompleted.v1", "{\"setId\":".getBytes(UTF_8));
    }

    private static Incoming set(Athlete lifter, long sequence, String load) {
        return incoming(
                lifter, sequence, "topset.session.SetCompleted.v1", ContractJson.write(top(lifter, TODAY, load, 4)));
    }

    private static Map<String, String> headers(Incoming event, String id) {
        var headers = new HashMap<>(event.headers());
        headers.put("ce_id", id);
        return headers;
    }

    private static long published(Athlete athlete, String topic) {
        return service.number(
                "select count(*) from outbox where topic = '" + topic + "' and headers ->> 'ce_gym' = ?",
                athlete.gym());
    }
}
