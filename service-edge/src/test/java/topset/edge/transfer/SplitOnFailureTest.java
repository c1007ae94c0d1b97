package topset.edge.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import topset.store.StoreFailedException;

class SplitOnFailureTest {
    private final Map<String, RuntimeException> faulty = new HashMap<>();
    private final List<List<String>> transactions = new ArrayList<>();

    @Test
    void parts_without_a_fault_share_one_transaction() {
        assertThat(run("a", "b")).containsExactly("stored a", "stored b");

        assertThat(transactions).containsExactly(List.of("a", "b"));
    }

    @Test
    void a_faulty_part_does_not_keep_the_others_from_being_stored() {
        var unreadable = new IllegalArgumentException("unreadable");
        var locked = failure("55P03");
        faulty.putAll(Map.of("b", unreadable, "c", locked));

        assertThatThrownBy(() -> run("a", "b", "c", "d")).isSameAs(unreadable).hasSuppressedException(locked);

        assertThat(transactions)
                .containsExactly(List.of("a", "b", "c", "d"), List.of("a"), List.of("b"), List.of("c"), List.of("d"));
    }

    @Test
    void parts_whose_transaction_fails_only_together_are_all_stored() {
        faulty.put("a, b", failure("40P01"));

        assertThat(run("a", "b")).containsExactly("stored a", "stored b");
    }

    @Test
    void a_database_that_does_not_answer_ends_the_import_at_once() {
        var outage = failure("08006");
        faulty.put("b", outage);

        assertThatThrownBy(() -> run("a", "b", "c")).isSameAs(outage);

        assertThat(transactions).containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void parts_whose_locks_together_take_longer_than_an_answer_may_are_all_stored() {
        faulty.put("a, b", new StoreFailedException(new SQLException("any", "08006", new SocketTimeoutException())));

        assertThat(run("a", "b")).containsExactly("stored a", "stored b");
    }

    @Test
    void a_database_that_answers_neither_all_parts_nor_one_ends_the_import_at_once() {
        var outage = new StoreFailedException(new SQLException("any", "08006", new SocketTimeoutException()));
        faulty.putAll(Map.of("a, b, c", outage, "a", outage));

        assertThatThrownBy(() -> run("a", "b", "c")).isSameAs(outage);

        assertThat(transactions).containsExactly(List.of("a", "b", "c"), List.of("a"));
    }

    @Test
    void a_database_that_no_longer_answers_the_parts_one_by_one_ends_the_import_at_once() {
        var unreadable = new IllegalArgumentException("unreadable");
        var outage = failure("08006");
        faulty.putAll(Map.of("a", unreadable, "b", outage));

        assertThatThrownBy(() -> run("a", "b", "c")).isSameAs(outage).hasSuppressedException(unreadable);

        assertThat(transactions).containsExactly(List.of("a", "b", "c"), List.of("a"), List.of("b"));
    }

    private List<String> run(String... parts) {
        return SplitOnFailure.run(List.of(parts), some -> {
            transactions.add(some);
            throwIfFaulty(String.join(", ", some));
            some.forEach(this::throwIfFaulty);
            return some.stream().map(part -> "stored " + part).toList();
        });
    }

    private void throwIfFaulty(String parts) {
        var fault = faulty.get(parts);
        if (fault != null) {
            throw fault;
        }
    }

    private static RuntimeException failure(String state) {
        return new StoreFailedException(new SQLException("any", state));
    }
}
