package topset.program.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import topset.edge.transfer.ImportReport.LineResult;
import topset.edge.web.JsonRules;
import topset.edge.web.Problem;
import topset.program.AsKim;
import topset.program.EndedWaits;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.program.coaching.Command;
import topset.program.coaching.Commands;
import topset.store.Athlete;
import topset.testsupport.Json;
import topset.testsupport.Lifts;
import topset.testsupport.SentStatements;

/** Athletes that are imported in one transaction. */
@WithDatabase
class ImportedAthletesTest {
    private static final ObjectMapper JSON = JsonRules.strict();
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    /** Lock and read; read what the plans need; write and commit. */
    private static final int ROUND_TRIPS = 3;

    private final SentStatements sent = new SentStatements();
    private final OnPostgres service = OnPostgres.through(sent::counting);
    private final String gym = "gym-" + UUID.randomUUID();

    @AfterEach
    void forget() {
        service.forget(athlete("any"));
    }

    @Test
    void sixteen_athletes_need_as_few_round_trips_as_one() {
        var one = List.of(lifter("one"));
        var many = IntStream.range(0, 16).mapToObj(n -> lifter("many-" + n)).toList();

        assertThat(sent.during(() -> carryOut(one)).roundTrips()).isEqualTo(ROUND_TRIPS);
        assertThat(sent.during(() -> carryOut(many)).roundTrips()).isEqualTo(ROUND_TRIPS);

        assertThat(Stream.concat(one.stream(), many.stream()).map(Commands.AthleteCommands::athlete))
                .allSatisfy(athlete -> assertThat(service.topLoad(athlete, 1)).isEqualTo("120"));
    }

    @Test
    void a_refused_decision_of_one_athlete_refuses_no_decision_of_the_others() {
        var withoutProfile = new Commands.AthleteCommands(athlete("b"), List.of(program("b", UUID.randomUUID())));

        var results = carryOut(List.of(lifter("a"), withoutProfile, lifter("c")));

        assertThat(results.get(0)).extracting(LineResult::added).containsExactly(true, true);
        assertThat(results.get(1))
                .extracting(LineResult::refusal)
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.REFUSED);
        assertThat(results.get(2)).extracting(LineResult::added).containsExactly(true, true);
        assertThat(service.topLoad(athlete("c"), 1)).isEqualTo("120");
        assertThat(service.programs.list(athlete("b"))).isEmpty();
    }

    @Test
    void two_athletes_cannot_have_a_program_with_the_same_id() {
        var programId = UUID.randomUUID();

        var results = carryOut(List.of(lifter("a", programId), lifter("b", programId), lifter("c")));

        assertThat(results.get(0)).extracting(LineResult::added).containsExactly(true, true);
        assertThat(results.get(1)).extracting(LineResult::added).containsExactly(true, false);
        assertThat(results.get(1).getLast().refusal()).extracting(Problem::kind).isEqualTo(Problem.Kind.CONFLICT);
        assertThat(service.topLoad(athlete("c"), 1)).isEqualTo("120");
    }

    @Test
    void an_athlete_whose_stored_program_is_unreadable_keeps_no_other_from_being_imported() {
        service.change(
                "insert into program (gym, program_id, athlete, starts_on, state, planned_to)"
                        + " values (?, gen_random_uuid(), 'b', '2026-11-23', '{', 0)",
                athlete("b"));

        assertThatThrownBy(() -> carryOut(List.of(lifter("a"), lifter("b"), lifter("c"))))
                .isInstanceOf(RuntimeException.class);

        assertThat(service.topLoad(athlete("a"), 1)).isEqualTo("120");
        assertThat(service.topLoad(athlete("c"), 1)).isEqualTo("120");
    }

    @Test
    void an_athlete_whose_lock_is_not_free_keeps_no_other_from_being_imported() {
        assertThat(EndedWaits.STATEMENT_CANCELLED.sqlStateOf(
                        service, athlete("b"), () -> carryOut(List.of(lifter("a"), lifter("b"), lifter("c")))))
                .isIn("57014", "55P03");

        assertThat(service.topLoad(athlete("a"), 1)).isEqualTo("120");
        assertThat(service.programs.list(athlete("b"))).isEmpty();
        assertThat(service.topLoad(athlete("c"), 1)).isEqualTo("120");
    }

    @Test
    void a_connection_that_is_lost_while_an_athlete_waits_for_a_lock_ends_the_import_after_the_others() {
        assertThat(EndedWaits.CONNECTION_ENDED.sqlStateOf(
                        service, athlete("b"), () -> carryOut(List.of(lifter("a"), lifter("b"), lifter("c")))))
                .isEqualTo("57P01");

        assertThat(service.topLoad(athlete("a"), 1)).isEqualTo("120");
        assertThat(service.programs.list(athlete("b"))).isEmpty();
        assertThat(service.topLoad(athlete("c"), 1)).isEqualTo("120");
    }

    @Test
    void an_import_that_ended_between_two_transactions_continues_and_adds_only_what_is_missing() {
        var stored = IntStream.range(0, 3).mapToObj(n -> lifter("stored-" + n)).toList();
        var missing =
                IntStream.range(0, 3).mapToObj(n -> lifter("missing-" + n)).toList();
        carryOut(stored);
        var events = service.count("event", athlete("any"));

        var again = carryOut(stored);

        assertThat(again)
                .allSatisfy(results ->
                        assertThat(results).extracting(LineResult::added).containsExactly(false, false));
        assertThat(again)
                .allSatisfy(results ->
                        assertThat(results).extracting(LineResult::refusal).containsOnlyNulls());
        assertThat(service.count("event", athlete("any"))).isEqualTo(events);
        assertThat(carryOut(Stream.concat(stored.stream(), missing.stream()).toList())
                        .getLast())
                .extracting(LineResult::added)
                .containsExactly(true, true);
        assertThat(service.count("event", athlete("any"))).isEqualTo(2 * events);
    }

    @Test
    void all_decisions_of_a_program_are_stored_in_their_order() {
        var programId = UUID.randomUUID();
        var changes = Stream.of(3, 5, 7)
                .map(week -> decision(
                        DecisionLine.DeloadLine.class,
                        "a",
                        "deload",
                        "2026-11-23T10:0%d:00Z".formatted(week),
                        programId,
                        "\"week\":%d,\"deload\":{\"reason\":\"rest\"}".formatted(week)));
        var first = lifter("a", programId);
        var all = new Commands.AthleteCommands(
                athlete("a"), Stream.concat(first.commands().stream(), changes).toList());

        assertThat(carryOut(List.of(all)).getFirst())
                .extracting(LineResult::added)
                .containsExactly(true, true, true, true, true);

        assertThat(carryOut(List.of(all)).getFirst())
                .extracting(LineResult::added)
                .containsOnly(false);
        assertThat(service.number(
                        "select string_agg(data #>> '{deload,week}', '' order by version)::bigint from event"
                                + " where gym = ? and type = 'DeloadPlanned.v1'",
                        gym))
                .isEqualTo(357);
    }

    private List<List<LineResult>> carryOut(List<Commands.AthleteCommands> athletes) {
        return service.commands.execute(AsKim.KIM, athletes);
    }

    private Athlete athlete(String id) {
        return new Athlete(gym, id);
    }

    private Commands.AthleteCommands lifter(String id) {
        return lifter(id, UUID.randomUUID());
    }

    private Commands.AthleteCommands lifter(String id, UUID programId) {
        return new Commands.AthleteCommands(athlete(id), List.of(profile(id), program(id, programId)));
    }

    private static Command profile(String athlete) {
        return read(
                DecisionLine.ProfileLine.class,
                "{\"type\":\"profile\",\"athleteId\":\"" + athlete + "\",\"at\":\"2026-11-20T10:00:00Z\","
                        + "\"profile\":{\"timeZone\":\"Etc/UTC\",\"unit\":\"kg\"}}");
    }

    private static Command program(String athlete, UUID programId) {
        var program = "\"program\":{\"startsOn\":\"" + MONDAY + "\",\"lifts\":" + Json.write(Lifts.bench()) + "}";
        return decision(DecisionLine.ProgramLine.class, athlete, "program", "2026-11-21T10:00:00Z", programId, program);
    }

    private static Command decision(
            Class<? extends DecisionLine> line, String athlete, String type, String at, UUID programId, String fields) {
        return read(
                line,
                "{\"type\":\"" + type + "\",\"athleteId\":\"" + athlete + "\",\"at\":\"" + at + "\",\"programId\":\""
                        + programId + "\"," + fields + "}");
    }

    private static Command read(Class<? extends DecisionLine> line, String json) {
        try {
            return JSON.readValue(json, line).command();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
