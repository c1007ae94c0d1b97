package topset.program.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topset.edge.web.JsonRules;
import topset.program.coaching.Command;
import topset.program.coaching.Commands;
import topset.store.Athlete;
import topset.testsupport.Json;
import topset.testsupport.Lifts;

/** How the athletes of an import are divided among transactions. */
class ImportTransactionsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final String gym = "gym-" + UUID.randomUUID();

    @Test
    void sixteen_athletes_with_a_new_program_share_a_transaction() {
        var athletes = IntStream.range(0, 40)
                .mapToObj(n -> lifter("lifter-" + n, "2026-11-23"))
                .toList();

        var divided = ProgramImporter.transactions(athletes, NOW);

        assertThat(divided).extracting(List::size).containsExactly(16, 16, 8);
        assertThat(divided.stream().flatMap(List::stream)).containsExactlyElementsOf(athletes);
    }

    @Test
    void an_athlete_whose_program_began_many_years_ago_shares_no_transaction() {
        var years = new Commands.AthleteCommands(
                new Athlete(gym, "years"), List.of(program("years", "1986-11-24"), program("years", "2026-11-23")));

        var divided =
                ProgramImporter.transactions(List.of(lifter("a", "2026-11-23"), years, lifter("b", "2026-11-23")), NOW);

        assertThat(divided).extracting(List::size).containsExactly(1, 1, 1);
    }

    private Commands.AthleteCommands lifter(String id, String startsOn) {
        return new Commands.AthleteCommands(new Athlete(gym, id), List.of(program(id, startsOn)));
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
