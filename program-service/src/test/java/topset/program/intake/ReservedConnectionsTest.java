package topset.program.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.testsupport.Eventually.eventually;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.edge.publication.StoreBeans;
import topset.program.Gym;
import topset.program.RealParts;
import topset.store.Athlete;
import topset.store.inbox.InboxStatus;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Tests that callers who use all connections of the service's pool cannot delay the processing of sets. */
@RealParts
@SuppressWarnings("NullAway.Init")
class ReservedConnectionsTest {
    @Inject
    AgroalDataSource pool;

    @Inject
    @DataSource(StoreBeans.RESERVED)
    AgroalDataSource reserved;

    @Test
    void sets_are_planned_while_callers_use_all_connections_of_the_pool() throws SQLException {
        var lifter = Gym.fresh("reserved").lifter("lena").profile();
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(10));
        var held = new ArrayList<Connection>();
        try {
            assertThatThrownBy(() -> {
                        while (true) {
                            held.add(pool.getConnection());
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("timeout");

            long sequence = training.log(SetRole.TOP, "120", 4, "8.5");

            eventually().untilAsserted(() -> assertThat(seen(lifter.athlete())).isEqualTo(sequence));
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }

    private long seen(Athlete athlete) throws SQLException {
        try (var connection = reserved.getConnection()) {
            return InboxStatus.of(connection, athlete).seen();
        }
    }
}
