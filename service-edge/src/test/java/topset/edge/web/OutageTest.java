package topset.edge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {

    @ParameterizedTest(name = "SQL state {0}: {1}")
    @CsvSource({
        "08006,true",
        "08001,true",
        "57P01,true",
        "57014,true",
        "55P03,true",
        "40001,true",
        "40P01,true",
        "53300,true",
        "25P03,true",
        "25006,true",
        "25P02,false",
        "23505,false",
        "42601,false",
        "22001,false"
    })
    void what_passes_by_itself_is_an_outage(String state, boolean outage) {
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException("any", state))))
                .isEqualTo(outage);
    }

    @ParameterizedTest(name = "SQL state {0}: {1}")
    @CsvSource({
        "08006,true",
        "57P01,true",
        "53100,true",
        "25006,true",
        "55P03,false",
        "57014,false",
        "40P01,false",
        "25P03,false",
        "25P04,false",
        "23505,false"
    })
    void an_outage_of_the_whole_database_is_no_lock_conflict_and_no_time_out_of_one_transaction(
            String state, boolean ofAll) {
        assertThat(Outage.concernsEveryTransaction(new IllegalStateException(new SQLException("any", state))))
                .isEqualTo(ofAll);
    }

    @Test
    void the_pools_timeout_is_an_outage_and_a_fault_of_the_program_is_not() {
        assertThat(Outage.isBehind(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(Outage.concernsEveryTransaction(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(Outage.isBehind(new NullPointerException())).isFalse();
        assertThat(Outage.concernsEveryTransaction(new NullPointerException())).isFalse();
    }
}
