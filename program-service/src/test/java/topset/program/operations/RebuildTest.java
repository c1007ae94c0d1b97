package topset.program.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static topset.program.OnPostgres.benchPress;
import static topset.program.OnPostgres.corrected;
import static topset.program.OnPostgres.incoming;
import static topset.program.OnPostgres.removed;
import static topset.program.OnPostgres.top;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.SessionFact;
import topset.contract.SetCompleted;
import topset.contract.Topics;
import topset.edge.ContractJson;
import topset.edge.Problem;
import topset.program.OnPostgres;
import topset.program.operations.RebuildRow.State;
import topset.program.planning.OverrideRequest;
import topset.program.planning.PauseRequest;
import topset.program.planning.PlanDifference.Kind;
import topset.store.Athlete;
import topset.store.Incoming;

@SuppressWarnings("NullAway.Init")
@Tag("integration")
class RebuildTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate FOUR_WEEKS_AGO = LocalDate.parse("2026-10-26");
    private static final String TODAY = "2026-11-24T11:00:00Z";
    private static final String SLOT = "d1-bench-press";
    private static final String EVENTS = "select count(*) from event";
    private static final String OUTBOX = "select count(*) from outbox";

    private static RebuildBench bench;
    private static OnPostgres service;

    @BeforeAll
    static void start() {
        bench = new RebuildBench();
        service = bench.service;
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @AfterEach
    void nothing_runs_on() {
        bench.abandonAll();
    }

    @Test
    void a_rebuild_equals_what_is_served_tells_nobody_and_can_take_its_place() {
        lateCorrectedAndRemoved();
        coached();
        var parked = bench.service.lifter(MONDAY);
        bench.arrive(broken(parked, 1), set(parked, 2, "120"));
        var waiting = bench.service.lifter(MONDAY);
        bench.arrive(set(waiting, 2, "120"));
        var served = bench.served();
        long events = bench.number(EVENTS);
        long outbox = bench.number(OUTBOX);

        var id = bench.rebuilt();

        assertThat(bench.differences(id)).isEmpty();
        assertThat(bench.number(EVENTS)).isEqualTo(events);
        assertThat(bench.number(OUTBOX)).isEqualTo(outbox);
        var switched = bench.switchTo(id);
        assertThat(switched.targets() + switched.flags() + switched.backoffs()).isZero();
        assertThat(bench.number(EVENTS)).isEqualTo(events);
        assertThat(bench.served()).isEqualTo(served);
    }

    @Test
    void what_is_written_and_decided_meanwhile_is_in_it() {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        var other = service.lifter(MONDAY);
        bench.arrive(top(lifter, "2026-11-10T18:00:00Z", "120", 4));
        var id = bench.rebuilt();

        bench.arrive(top(lifter, TODAY, "125", 4), top(lifter, "2026-10-27T18:00:00Z", "120", 4));
        service.coach.override(other, program(other), SLOT, 2, load(130));
        var newcomer = service.lifter(FOUR_WEEKS_AGO);
        bench.arrive(top(newcomer, TODAY, "100", 2));
        var served = bench.served();
        bench.switchTo(id);

        assertThat(bench.differences(id)).isEmpty();
        assertThat(bench.served()).isEqualTo(served);
    }

    @Test
    void who_was_erased_stays_erased_and_who_came_back_is_there_with_what_came_after() {
        var before = service.lifter(FOUR_WEEKS_AGO);
        bench.arrive(top(before, "2026-11-10T18:00:00Z", "140", 4), erased(before));
        var back = service.lifter(FOUR_WEEKS_AGO);
        bench.arrive(top(back, "2026-11-10T18:00:00Z", "140", 4), erased(back));
        service.programs.changeProfile(back, OnPostgres.berlin("Europe/Berlin"));
        service.programs.start(back.gym(), benchPress(back, MONDAY, 100));
        bench.arrive(top(back, TODAY, "100", 4));
        var meanwhile = service.lifter(FOUR_WEEKS_AGO);
        bench.arrive(top(meanwhile, "2026-11-10T18:00:00Z", "140", 4));

        var id = bench.rebuilt();
        bench.arrive(erased(meanwhile));
        var served = bench.served();
        bench.switchTo(id);

        assertThat(bench.differences(id)).isEmpty();
        assertThat(bench.served()).isEqualTo(served);
        assertThat(service.topLoad(back, 2)).isEqualTo("102.5");
        for (var gone : List.of(before, meanwhile)) {
            assertThat(service.count("roster_row", gone) + service.count("set_fact", gone))
                    .isZero();
        }
    }

    private static topset.contract.AthleteErased erased(Athlete athlete) {
        return new topset.contract.AthleteErased(
                athlete.gym(), athlete.id(), java.time.OffsetDateTime.parse("2026-11-24T12:00:00Z"));
    }

    @Test
    void what_is_taken_in_after_the_switch_goes_on_from_there() {
        var lifter = service.lifter(MONDAY);
        var set = top(lifter, TODAY, "120", 4);
        bench.arrive(set);
        bench.switchTo(bench.rebuilt());

        bench.arrive(corrected(set, 2, 2));

        assertThat(service.topLoad(lifter, 2)).isEqualTo("120");
        assertThat(service.plan(lifter).sequence()).isEqualTo(2);
        assertThat(bench.differences(bench.rebuilt())).isEmpty();
    }

    @Test
    void damage_is_found_and_the_switch_tells_of_exactly_that() {
        var lifter = service.lifter(MONDAY);
        var untouched = service.lifter(MONDAY);
        bench.arrive(top(lifter, TODAY, "120", 4));
        bench.arrive(top(untouched, TODAY, "120", 4));
        var sound = bench.served();
        var revision = service.plan(lifter).decided(2, SLOT).orElseThrow().revision();
        bench.execute(
                "update slot_week set slot_week = replace(slot_week, '\"245/2\"', '\"255/2\"') where gym = ? and week = 2",
                lifter);
        assertThat(service.topLoad(lifter, 2)).as("as served").isEqualTo("127.5");
        long told = published(lifter, Topics.PROGRAM_EVENTS);
        long states = published(lifter, Topics.TARGETS);
        long all = bench.number(EVENTS);

        var id = bench.rebuilt();

        assertThat(bench.differences(id)).isEqualTo(Map.of(Kind.TARGET, 1L));
        var difference = bench.rebuilds.find(id).orElseThrow().first().getFirst();
        assertThat(difference.athlete()).isEqualTo(lifter);
        assertThat(difference.difference().live()).startsWith("127.5 ");
        assertThat(difference.difference().rebuilt()).startsWith("122.5 ");
        var switched = bench.switchTo(id);
        assertThat(switched.targets()).isEqualTo(1);
        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
        assertThat(service.plan(lifter).decided(2, SLOT).orElseThrow().revision())
                .isEqualTo(revision + 1);
        assertThat(published(lifter, Topics.PROGRAM_EVENTS)).isEqualTo(told + 1);
        assertThat(published(lifter, Topics.TARGETS)).isEqualTo(states + 1);
        assertThat(bench.number(EVENTS)).isEqualTo(all + 1);
        assertThat(bench.served().get("set_fact")).isEqualTo(sound.get("set_fact"));
        assertThat(bench.differences(bench.rebuilt())).isEmpty();
    }

    @Test
    void facts_lost_from_the_tables_come_back_from_the_topic() {
        var lifter = service.lifter(MONDAY);
        bench.arrive(top(lifter, TODAY, "120", 4));
        var sound = bench.served();
        bench.execute("delete from set_fact where gym = ?", lifter);
        bench.execute("delete from slot_week where gym = ?", lifter);
        bench.execute("delete from roster_row where gym = ?", lifter);

        var id = bench.rebuilt();

        assertThat(bench.differences(id)).containsEntry(Kind.FACTS, 1L).containsEntry(Kind.TARGET, 2L);
        bench.switchTo(id);
        assertThat(bench.served().get("set_fact")).isEqualTo(sound.get("set_fact"));
        assertThat(bench.served().get("roster_row")).isEqualTo(sound.get("roster_row"));
        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
    }

    @Test
    void rows_that_do_not_say_when_their_fact_was_recorded_are_no_difference_and_say_it_after_the_switch() {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        bench.arrive(top(lifter, "2026-11-10T18:00:00Z", "120", 4));
        var served = bench.served();
        bench.execute("update set_fact set recorded_at = null where gym = ?", lifter);

        var id = bench.rebuilt();

        assertThat(bench.differences(id)).isEmpty();
        bench.switchTo(id);
        assertThat(bench.served()).isEqualTo(served);
    }

    @Test
    void longer_lists_of_sets_that_a_release_before_stored_are_no_difference() {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        var squats = IntStream.range(0, 25)
                .mapToObj(n -> OnPostgres.of("squat", top(lifter, "2026-11-10T18:00:00Z", "100", 5)))
                .sorted(Comparator.comparing(set -> set.sessionId().toString()))
                .toList();
        bench.arrive(squats.toArray(SessionFact[]::new));
        var oldest = squats.subList(0, 5).stream()
                .map(set -> '"' + set.setId().toString() + '"')
                .collect(Collectors.joining(","));
        bench.execute(
                "update program_week set flags = replace(replace(flags, ',\"setCount\":25', ''),"
                        + " '\"UNMATCHED_SET\",\"setIds\":[', '\"UNMATCHED_SET\",\"setIds\":["
                        + oldest + ",') where gym = ? and flags like '%\"setCount\":25%'",
                lifter);
        assertThat(service.number(
                        "select count(*) from program_week where flags like '%" + oldest + "%' and gym = ?",
                        lifter.gym()))
                .as("stored as the release before did")
                .isPositive();

        assertThat(bench.differences(bench.rebuilt())).isEmpty();
    }

    @Test
    void too_many_sets_park_here_too_but_not_what_was_taken_before_there_was_a_limit() {
        var parked = service.lifter(MONDAY);
        bench.arrive(session(parked, 501).stream().map(service::numbered).toArray(Incoming[]::new));
        var before = service.lifter(MONDAY);
        var session = session(before, 501);
        bench.arrive(session.subList(0, 500).stream().map(service::numbered).toArray(Incoming[]::new));
        var hidden = " where set_id = '" + session.get(7).setId() + "' and gym = ?";
        bench.execute("update set_fact set removed = true" + hidden, before);
        bench.arrive(session.getLast());
        bench.execute("update set_fact set removed = false" + hidden, before);
        assertThat(service.parked(parked)).isNotNull();
        assertThat(service.parked(before)).isNull();
        var served = bench.served();

        var id = bench.rebuilt();

        assertThat(bench.differences(id)).isEmpty();
        bench.switchTo(id);
        assertThat(bench.served()).isEqualTo(served);
    }

    private static List<SetCompleted> session(Athlete athlete, int sets) {
        var first = top(athlete, TODAY, "120", 4);
        return Stream.concat(
                        Stream.of(first), IntStream.range(1, sets).mapToObj(n -> OnPostgres.warmUpOf(first, "60", 5)))
                .toList();
    }

    @Test
    void revisions_go_on_where_they_were() {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        bench.arrive(top(lifter, "2026-11-10T18:00:00Z", "120", 4));
        bench.arrive(top(lifter, "2026-10-27T18:00:00Z", "120", 4));
        var before = service.plan(lifter).decided(2, SLOT).orElseThrow();
        assertThat(before.revisedAfterFinal()).isTrue();

        bench.switchTo(bench.rebuilt());

        assertThat(service.plan(lifter).decided(2, SLOT).orElseThrow()).isEqualTo(before);
        assertThat(service.plan(lifter).program().flags(2)).isNotEmpty();
    }

    @Test
    void one_at_a_time_and_given_up_it_leaves_everything_as_it_was() {
        var served = bench.served();
        var first = bench.begun(Topics.SESSION_EVENTS);

        assertThatThrownBy(() -> bench.another().start(Topics.SESSION_EVENTS, "ops"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT));
        bench.another().abandon(first, RebuildBench.PATIENCE);

        assertThat(bench.row(first).state()).isEqualTo(State.ABANDONED);
        assertThat(bench.number("select count(*) from next_generation.set_fact"))
                .isZero();
        assertThatThrownBy(() -> bench.rebuilds.switchTo(first, false, RebuildBench.PATIENCE))
                .isInstanceOf(Problem.class);
        assertThat(bench.served()).isEqualTo(served);
        bench.switchTo(bench.rebuilt());
        assertThat(bench.served()).isEqualTo(served);
    }

    @Test
    void nothing_takes_the_place_of_what_is_served_but_a_rebuild_that_is_being_switched_to() {
        var served = bench.served();
        var ready = bench.rebuilt();

        for (var rebuild : List.of(ready, UUID.randomUUID())) {
            assertThatThrownBy(() -> bench.number("select count(*) from switch_generation('" + rebuild + "')"))
                    .hasStackTraceContaining("rebuild " + rebuild + " is not being switched to");
        }
        assertThat(bench.served()).isEqualTo(served);
        bench.switchTo(ready);
    }

    @Test
    void a_rebuild_that_lost_its_hold_is_over_and_another_can_begin() {
        var id = bench.rebuilt();
        assertThat(
                        bench.number(
                                "select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory'"
                                        + " and classid = 7408 and database = (select oid from pg_database where datname = current_database())"))
                .isEqualTo(1);

        await().atMost(RebuildBench.PATIENCE)
                .ignoreExceptions() // the pool may still have the connection that was cut
                .until(() -> bench.row(id).state() == State.ABANDONED);
        assertThat(bench.differences(bench.rebuilt())).isEmpty();
    }

    @Test
    void a_topic_with_fewer_events_than_were_taken_is_switched_to_only_on_purpose() {
        var lifter = service.lifter(MONDAY);
        service.arrive(top(lifter, TODAY, "120", 4)); // never on the topic
        var id = bench.rebuilt();
        assertThat(bench.differences(id)).containsEntry(Kind.TAKEN, 1L);

        assertThatThrownBy(() -> bench.rebuilds.switchTo(id, false, RebuildBench.PATIENCE))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("fewer events");
        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");

        bench.rebuilds.switchTo(id, true, RebuildBench.PATIENCE);
        assertThat(service.topLoad(lifter, 2)).isEqualTo("120");
        assertThat(service.plan(lifter).sequence()).isZero();
    }

    @Test
    void the_history_may_come_from_a_topic_of_its_own() {
        var lifter = service.lifter(MONDAY);
        var event = service.numbered(top(lifter, TODAY, "120", 4));
        service.take(java.util.List.of(event)); // the session topic has lost it
        var own = "history." + UUID.randomUUID();
        RebuildBench.topic(own);
        bench.publish(own, event);

        var id = bench.ready(bench.begun(own));

        assertThat(bench.differences(id)).isEmpty();
        bench.switchTo(id);
        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
        bench.publish(Topics.SESSION_EVENTS, event);
    }

    @Test
    void what_an_operator_passed_over_stays_passed_over() {
        var parked = new ParkedAthletes(service.dataSource, service.inbox, service.intake);
        var faulty = service.lifter(MONDAY);
        bench.arrive(broken(faulty, 1), set(faulty, 2, "120"));
        parked.skip(faulty, "a prototype's", "ops", null);
        var incomplete = service.lifter(MONDAY);
        bench.arrive(set(incomplete, 3, "120"));
        parked.skip(incomplete, "never sent", "ops", null);
        bench.arrive(set(incomplete, 2, "60"));
        parked.skip(incomplete, "too late", "ops", null);
        var forked = service.lifter(MONDAY);
        var other = set(forked, 1, "60");
        bench.arrive(set(forked, 1, "120"));
        bench.arrive(new Incoming(forked, 1, "another/1", other.type(), headers(other, "another/1"), other.value()));
        bench.arrive(set(forked, 2, "120"));
        parked.skip(forked, "the first stands", "ops", null);
        var served = bench.served();

        var id = bench.rebuilt();
        parkedAndSkippedMeanwhile(parked);

        bench.switchTo(id);
        assertThat(bench.differences(id)).isEmpty();
        assertThat(bench.served().get("slot_week")).containsAll(served.get("slot_week"));
        assertThat(bench.number("select count(*) from inbox where cause is not null and gym in ('" + faulty.gym()
                        + "','" + incomplete.gym() + "','" + forked.gym() + "')"))
                .isZero();
    }

    private static void parkedAndSkippedMeanwhile(ParkedAthletes parked) {
        var meanwhile = service.lifter(MONDAY);
        bench.arrive(broken(meanwhile, 1));
        parked.skip(meanwhile, "while it runs", "ops", null);
    }

    @Test
    void reads_are_served_and_sets_taken_all_the_time() throws Exception {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        var running = new AtomicBoolean(true);
        var failure = new AtomicReference<Throwable>();
        var reader = Thread.ofPlatform().start(() -> until(running, failure, () -> service.plan(lifter)));
        var writer = Thread.ofPlatform()
                .start(() -> until(running, failure, () -> bench.arrive(top(lifter, TODAY, "120", 4))));

        for (int times = 0; times < 2; times++) {
            bench.switchTo(bench.rebuilt());
        }
        running.set(false);
        reader.join();
        writer.join();

        assertThat(failure.get()).isNull();
        var served = bench.served();
        var last = bench.rebuilt();
        assertThat(bench.differences(last)).isEmpty();
        bench.switchTo(last);
        assertThat(bench.served()).isEqualTo(served);
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
        var gone = top(lifter, "2026-11-10T18:00:00Z", "130", 1);
        bench.arrive(top(lifter, TODAY, "125", 4), early, gone, late, corrected(early, 2, 3), removed(gone, 2));
    }

    private static void coached() {
        var lifter = service.lifter(FOUR_WEEKS_AGO);
        bench.arrive(top(lifter, "2026-11-10T18:00:00Z", "120", 4));
        service.coach.override(lifter, program(lifter), SLOT, 5, load(130));
        service.coach.pause(
                lifter,
                program(lifter),
                new PauseRequest(LocalDate.parse("2026-11-02"), LocalDate.parse("2026-11-05"), "holidays"));
        service.programs.changeProfile(lifter, OnPostgres.berlin("America/New_York"));
        service.programs.start(lifter.gym(), benchPress(lifter, MONDAY, 100));
        bench.arrive(top(lifter, TODAY, "100", 4));
        service.coach.override(lifter, program(lifter), SLOT, 2, load(110));
        service.coach.removeOverride(lifter, program(lifter), SLOT, 2);
    }

    private static UUID program(Athlete lifter) {
        return service.plan(lifter).program().id();
    }

    private static OverrideRequest load(int kilograms) {
        return new OverrideRequest(BigDecimal.valueOf(kilograms), null, null, null, "as agreed", null);
    }

    private static Incoming broken(Athlete lifter, long sequence) {
        return incoming(lifter, sequence, "topset.session.SetCompleted.v1", "{\"setId\":".getBytes(UTF_8));
    }

    private static Incoming set(Athlete lifter, long sequence, String load) {
        return incoming(
                lifter, sequence, "topset.session.SetCompleted.v1", ContractJson.write(top(lifter, TODAY, load, 4)));
    }

    private static Map<String, String> headers(Incoming event, String id) {
        var headers = new java.util.HashMap<>(event.headers());
        headers.put("ce_id", id);
        return headers;
    }

    private static long published(Athlete athlete, String topic) {
        return service.number(
                "select count(*) from outbox where topic = '" + topic + "' and headers ->> 'ce_gym' = ?",
                athlete.gym());
    }
}
