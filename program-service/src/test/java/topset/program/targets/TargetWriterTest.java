package topset.program.targets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.program.OnPostgres.benchPress;
import static topset.program.OnPostgres.berlin;
import static topset.program.Sets.top;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import topset.contract.SlotTargets;
import topset.contract.Topics;
import topset.edge.transfer.StreamedLines;
import topset.edge.web.ContractJson;
import topset.program.HeldConnections;
import topset.program.OnPostgres;
import topset.program.SeeEveryone;
import topset.program.WithDatabase;
import topset.store.Athlete;

@WithDatabase
class TargetWriterTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate NEXT_MONDAY = LocalDate.parse("2026-11-30");

    private final OnPostgres service = new OnPostgres();
    private final String gym = "targets-" + UUID.randomUUID();
    private final TargetWriter writer = new TargetWriter(service.dataSource, service.clock);

    @Test
    void the_list_of_a_gym_equals_what_the_topic_has() throws SQLException, IOException {
        for (int n = 0; n <= 2 * TargetWriter.ATHLETES_OF_PAGE; n++) {
            start(lifter("lifter-" + n), MONDAY);
        }
        service.arrive(top(lifter("lifter-1"), "2026-11-24T10:00:00Z", "120", 4));
        var ended = lifter("lifter-2");
        service.coach.end(ended, service.plan(ended).program().id());
        service.programs.changeProfile(lifter("without-program"), berlin("Europe/Berlin"));
        start(lifter("starts-later"), NEXT_MONDAY);
        start(lifter("lifter-3"), NEXT_MONDAY);
        service.arrive(top(lifter("lifter-3"), "2026-11-24T10:00:00Z", "120", 3));

        var listed = list();

        assertThat(listed).hasSize(2 * TargetWriter.ATHLETES_OF_PAGE + 1);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(published());
    }

    @Test
    void targets_of_a_new_week_follow_the_sweep() throws SQLException, IOException {
        var lifter = lifter("lifter");
        start(lifter, MONDAY);
        service.arrive(top(lifter, "2026-11-24T10:00:00Z", "120", 4));
        service.now = service.now.plus(Duration.ofDays(7));
        service.sweep.sweep();

        assertThat(list())
                .isEqualTo(published())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"current\":{\"week\":2", "\"next\":{\"week\":3"));
    }

    @Test
    void an_athlete_of_another_gym_is_not_listed() throws IOException {
        start(new Athlete("targets-" + UUID.randomUUID(), "lifter"), MONDAY);

        assertThat(list()).isEmpty();
    }

    @Test
    void a_reader_holds_no_connection_while_it_reads() throws IOException {
        for (int n = 0; n <= TargetWriter.ATHLETES_OF_PAGE; n++) {
            start(lifter("lifter-" + n), MONDAY);
        }
        var lines = new ByteArrayOutputStream();

        writer.gym(SeeEveryone.in(gym), TargetWriter.Filter.ALL, new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                try (var _ = new HeldConnections(service.dataSource)) {
                    lines.write(b);
                } catch (SQLException e) {
                    throw new IOException("a connection is in use", e);
                }
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                write(bytes[from]);
            }
        });

        // One byte of each line and each end of a line.
        assertThat(lines.toString(UTF_8)).isEqualTo("{\n".repeat(TargetWriter.ATHLETES_OF_PAGE + 1));
    }

    @Test
    void a_list_that_takes_too_long_is_ended() {
        for (int n = 0; n <= TargetWriter.ATHLETES_OF_PAGE; n++) {
            start(lifter("lifter-" + n), MONDAY);
        }
        var slow = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes) {
                service.now = service.now.plus(StreamedLines.LONGEST).plusSeconds(1);
                writeBytes(bytes);
            }
        };

        assertThatThrownBy(() -> writer.gym(SeeEveryone.in(gym), TargetWriter.Filter.ALL, slow))
                .hasMessageContaining("takes longer than");
    }

    private Athlete lifter(String id) {
        return new Athlete(gym, id);
    }

    private void start(Athlete lifter, LocalDate startsOn) {
        if (service.programs.profile(lifter).isEmpty()) {
            service.programs.changeProfile(lifter, berlin("Europe/Berlin"));
        }
        service.programs.start(lifter.gym(), benchPress(lifter, startsOn, 120));
    }

    private List<String> list() throws IOException {
        var lines = new ByteArrayOutputStream();
        writer.gym(SeeEveryone.in(gym), TargetWriter.Filter.ALL, lines);
        return lines.toString(UTF_8).lines().toList();
    }

    /** The newest message of each key, as a line of the list. */
    private List<String> published() throws SQLException {
        var lines = new ArrayList<String>();
        try (var connection = service.dataSource.getConnection();
                var statement = connection.prepareStatement("select distinct on (key) headers ->> 'ce_subject', value"
                        + " from outbox where topic = ? and headers ->> 'ce_gym' = ? order by key, id desc")) {
            statement.setString(1, Topics.TARGETS);
            statement.setString(2, gym);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var value = rows.getBytes(2);
                    if (value != null) {
                        var targets = ContractJson.read(value, SlotTargets.class);
                        lines.add(ContractJson.text(new TargetWriter.TargetLine(rows.getString(1), targets)));
                    }
                }
            }
        }
        return lines;
    }
}
