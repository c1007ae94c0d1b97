package topset.edge.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteBudgetTest {
    private final ByteBudget budget = new ByteBudget(400);

    @Test
    void one_gym_has_a_quarter_and_the_others_find_theirs() {
        var first = budget.begin("a");
        assertThat(first.add(100)).isTrue();
        assertThat(first.add(1)).isFalse();
        assertThat(budget.begin("a").add(1)).isFalse();
        assertThat(budget.begin("b").add(100)).isTrue();
    }

    @Test
    void all_together_have_no_more_than_there_is() {
        for (var gym : new String[] {"a", "b", "c", "d"}) {
            assertThat(budget.begin(gym).add(100)).isTrue();
        }
        assertThat(budget.begin("e").add(1)).isFalse();
    }

    @Test
    void a_closed_body_gives_its_bytes_back_once() {
        var body = budget.begin("a");
        body.add(60);
        body.add(40);
        body.close();
        body.close();

        assertThat(budget.total()).isZero();
        assertThat(budget.begin("a").add(100)).isTrue();
    }
}
