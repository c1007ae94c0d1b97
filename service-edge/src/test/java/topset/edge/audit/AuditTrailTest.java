package topset.edge.audit;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

    /** Where nothing listens. */
    private static AgroalDataSource away() throws IOException, SQLException {
        try (var socket = new ServerSocket(0)) {
            var url = "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/away";
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool ->
                            pool.maxSize(1).connectionFactoryConfiguration(connection -> connection.jdbcUrl(url))));
        }
    }

    @Test
    void a_call_that_ends_while_the_service_stops_is_no_failure() throws IOException, SQLException {
        try (var dataSource = away()) {
            var trail = new AuditTrail(dataSource, () -> Duration.ofDays(180));
            trail.stop(new ShutdownEvent());

            assertThatCode(() -> trail.end(1, 200, null, null, null)).doesNotThrowAnyException();
        }
    }
}
