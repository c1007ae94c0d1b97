package topset.program.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

class TurnsTest {

    @Test
    void an_athlete_of_a_gym_behind_many_of_another_is_in_the_first_transaction() {
        var batch = new ArrayList<>(athletes("big", 300));
        var last = event("small", "kim", 1);
        batch.add(last);

        var transactions = Turns.of(batch);

        assertThat(transactions).extracting(List::size).containsExactly(64, 64, 64, 64, 45);
        assertThat(transactions.getFirst()).startsWith(batch.getFirst(), last, batch.get(1));
        assertThat(transactions).flatExtracting(each -> each).containsExactlyInAnyOrderElementsOf(batch);
    }

    @Test
    void an_athletes_events_stay_together_and_in_order() {
        var batch = new ArrayList<Incoming>();
        for (int n = 1; n <= 5; n++) {
            int sequence = n;
            IntStream.range(0, 80).forEach(athlete -> batch.add(event("big", "a" + athlete, sequence)));
            batch.add(event("small", "kim", sequence));
        }

        var transactions = Turns.of(batch);

        assertThat(transactions).extracting(List::size).containsExactly(5 * 64, 5 * 17);
        for (var transaction : transactions) {
            for (int n = 0; n < transaction.size(); n += 5) {
                assertThat(transaction.subList(n, n + 5))
                        .extracting(Incoming::sequence)
                        .containsExactly(1L, 2L, 3L, 4L, 5L);
                assertThat(transaction.subList(n, n + 5))
                        .extracting(Incoming::athlete)
                        .containsOnly(transaction.get(n).athlete());
            }
        }
    }

    @Test
    void the_athletes_of_one_gym_are_divided_in_the_order_of_their_first_events() {
        var oneGym = athletes("big", 150);

        assertThat(Turns.of(oneGym))
                .containsExactly(oneGym.subList(0, 64), oneGym.subList(64, 128), oneGym.subList(128, 150));
    }

    @Test
    void a_batch_of_few_athletes_is_one_transaction_as_it_is() {
        var few = new ArrayList<>(athletes("big", 63));
        few.add(event("small", "kim", 1));

        assertThat(Turns.of(few)).containsExactly(few);
        assertThat(Turns.of(List.of())).containsExactly(List.of());
    }

    private static List<Incoming> athletes(String gym, int count) {
        return IntStream.range(0, count).mapToObj(n -> event(gym, "a" + n, 1)).toList();
    }

    private static Incoming event(String gym, String athlete, long sequence) {
        return new Incoming(
                new Athlete(gym, athlete),
                sequence,
                gym + "/" + athlete + "/" + sequence,
                "type",
                Map.of(),
                new byte[0]);
    }
}
