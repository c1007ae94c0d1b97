package topset.program.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topset.edge.web.JsonRules;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.program.coaching.Command;
import topset.program.coaching.Commands;
import topset.store.Athlete;
import topset.testsupport.Json;
import topset.testsupport.Lifts;

/** How the athletes of an import are divided among transactions. */
@WithDatabase
class ImportTransactionsTest {
    private final OnPostgres service = new OnPostgres();
    private final String gym = "gym-" + UUID.randomUUID();
    private final ImportTransactions transactions = new ImportTransactions(service.dataSource, service.clock);

    @Test
    void sixteen_athletes_with_a_new_program_share_a_transaction() {
        var athletes = IntStream.range(0, 40)
                .mapToObj(n -> lifter("lifter-" + n, "2026-11-23"))
                .toList();

        var divided = transactions.of(athletes);

        assertThat(divided).extracting(List::size).containsExactly(16, 16, 8);
        assertThat(divided.stream().flatMap(List::stream)).containsExactlyElementsOf(athletes);
    }

    @Test
    void an_athlete_whose_program_began_many_years_ago_shares_no_transaction() {
        var years = new Commands.OfAthlete(
                new Athlete(gym, "years"), List.of(program("years", "1986-11-24"), program("years", "2026-11-23")));

        var divided = transactions.of(List.of(lifter("a", "2026-11-23"), years, lifter("b", "2026-11-23")));

        assertThat(divided).extracting(List::size).containsExactly(1, 1, 1);
    }

    @Test
    void an_athlete_with_very_many_stored_sets_shares_no_transaction() {
        service.change(
                "insert into set_fact (gym, athlete, set_id, revision, removed, session_id)"
                        + " select ?, 'sets', n::text, 1, true, 's' from generate_series(1, " + ImportTransactions.ROWS
                        + ") n",
                new Athlete(gym, "sets"));

        var divided = transactions.of(
                List.of(lifter("a", "2026-11-23"), lifter("sets", "2026-11-23"), lifter("b", "2026-11-23")));

        assertThat(divided).extracting(List::size).containsExactly(1, 1, 1);
    }

    @Test
    void an_athlete_with_very_many_planned_weeks_shares_no_transaction() {
        var known = service.lifter(LocalDate.parse("2026-11-23"));
        service.change(
                "insert into slot_week (gym, program_id, slot_id, week, revision, revised_after_final, slot_week)"
                        + " select gym, program_id, 'd9', n, 1, false, '{}' from program, generate_series(1, "
                        + ImportTransactions.ROWS + ") n where gym = ?",
                known);
        var planned = new Commands.OfAthlete(known, List.of(program(known.id(), "2026-11-23")));
        var newcomer = new Commands.OfAthlete(new Athlete(known.gym(), "a"), List.of(program("a", "2026-11-23")));

        assertThat(transactions.of(List.of(newcomer, planned)))
                .extracting(List::size)
                .containsExactly(1, 1);

        service.forget(known);
    }

    private Commands.OfAthlete lifter(String id, String startsOn) {
        return new Commands.OfAthlete(new Athlete(gym, id), List.of(program(id, startsOn)));
    }

    private static Command program(String athlete, String startsOn) {
        try {
            return JsonRules.strict()
                    .readValue(
                            "{\"type\":\"program\",\"athleteId\":\"" + athlete
                                    + "\",\"at\":\"2026-11-21T10:00:00Z\",\"programId\":\"" + UUID.randomUUID()
                                    + "\",\"program\":{\"startsOn\":\"" + startsOn + "\",\"lifts\":"
                                    + Json.write(Lifts.bench()) + "}}",
                            DecisionLine.ProgramLine.class)
                    .command();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
