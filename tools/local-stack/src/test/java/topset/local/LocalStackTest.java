package topset.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topset.local.process.PidFile;
import topset.local.process.Ports;
import topset.local.process.StackFailure;
import topset.local.process.StackFolder;
import topset.local.servers.Database;

/** The stack's parts below the services. */
@Order(1) // The longest class.
@Tag("integration")
class LocalStackTest {

    @TempDir
    static Path directory;

    static Ports ports;
    static LocalStack stack;

    @BeforeAll
    static void start() {
        ports = Ports.free();
        stack = LocalStack.builder().ports(ports).dataDirectory(directory).start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void postgres_acknowledges_a_commit_only_once_it_is_on_disk() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
    }

    @Test
    void nobody_enters_a_database_with_a_wrong_password() {
        assertThatThrownBy(() -> DriverManager.getConnection(
                        stack.jdbcUrl(Database.SESSION), Database.SESSION.user(), "guessed"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void a_service_that_is_run_by_hand_gets_the_ports_and_parts_of_its_place() {
        assertThat(stack.serviceEnvironment(Database.PROGRAM))
                .containsAllEntriesOf(stack.environment(Database.PROGRAM))
                .containsEntry("TOPSET_PORT", Integer.toString(ports.program()))
                .containsEntry("TOPSET_MANAGEMENT_PORT", Integer.toString(ports.programManagement()));
    }

    @Test
    void a_service_cannot_enter_the_other_services_database() {
        assertThatThrownBy(() -> DriverManager.getConnection(
                        stack.jdbcUrl(Database.PROGRAM),
                        Database.SESSION.user(),
                        stack.password(Database.SESSION.user())))
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void the_role_a_service_works_in_cannot_create_tables() throws SQLException {
        try (Connection connection = connect(Database.SESSION, Database.SESSION.user());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE t (id int)"))
                    .hasMessageContaining("permission denied for schema public");
        }
    }

    @Test
    void passwords_can_be_read_by_their_owner_only() throws Exception {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("passwords.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void data_survives_a_kill_of_postgres_and_kafka() throws Exception {
        try (Connection connection = connect(Database.PROGRAM, Database.PROGRAM.owner());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (word text)");
            statement.execute("INSERT INTO kept VALUES ('still here')");
        }
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }

        stack.postgres().kill();
        stack.kafka().kill();
        assertThat(stack.postgres().running()).isFalse();
        assertThat(stack.kafka().running()).isFalse();
        stack.postgres().start();
        stack.kafka().start();

        try (Connection connection = connect(Database.PROGRAM, Database.PROGRAM.owner());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT word FROM kept")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("still here");
        }
        try (Admin admin = admin()) {
            Set<String> topics = admin.listTopics().names().get();
            assertThat(topics).contains("kept");
        }
    }

    @Test
    void a_second_stack_on_the_same_folder_is_refused_in_one_sentence() {
        LocalStackBuilder second = LocalStack.builder().ports(Ports.free()).dataDirectory(directory);

        assertThatThrownBy(second::start)
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("Another ./topset run uses the data folder " + directory);
    }

    @Test
    void a_port_in_use_is_named_with_the_variable_that_chooses_another(@TempDir Path elsewhere) throws Exception {
        Ports free = Ports.free();
        try (ServerSocket taken = new ServerSocket(free.program(), 1, InetAddress.getLoopbackAddress())) {
            LocalStackBuilder second = LocalStack.builder().ports(free).dataDirectory(elsewhere);

            assertThatThrownBy(second::start)
                    .isInstanceOf(StackFailure.class)
                    .hasMessage("Port " + taken.getLocalPort() + ", which the program service needs, is in use:"
                            + " stop the program that uses it, or set TOPSET_PROGRAM_PORT to a free port.");
        }
    }

    @Test
    void a_port_that_is_no_number_is_named_with_its_variable() {
        assertThatThrownBy(() -> Ports.from(Map.of("TOPSET_KAFKA_PORT", "ninety")))
                .isInstanceOf(StackFailure.class)
                .hasMessage("TOPSET_KAFKA_PORT is 'ninety', which is no port number (1 to 65535).");
    }

    @Test
    void what_a_killed_process_unpacked_for_itself_is_gone_at_the_next_start(@TempDir Path elsewhere)
            throws IOException {
        try (StackFolder folder = new StackFolder(elsewhere, false)) {
            Files.writeString(folder.temporaryFiles().resolve("unpacked"), "a library");
        }
        try (StackFolder folder = new StackFolder(elsewhere, false)) {
            assertThat(folder.temporaryFiles()).isEmptyDirectory();
        }
    }

    @Test
    void a_temporary_folder_is_gone_when_it_is_given_back(@TempDir Path parent) throws IOException {
        Path wanted = parent.resolve("stack");
        try (StackFolder folder = new StackFolder(wanted, true)) {
            Files.writeString(folder.log("postgres"), "something happened");
        }
        assertThat(wanted).doesNotExist();
    }

    @Test
    void what_a_killed_launcher_left_running_is_stopped_by_the_next(@TempDir Path elsewhere) throws Exception {
        Process left = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try {
            Files.createDirectories(elsewhere.resolve("run"));
            new PidFile(elsewhere.resolve("run/kafka.pid")).write(left.toHandle());

            try (StackFolder folder = new StackFolder(elsewhere, false)) {
                Leftovers.stop(folder);
            }

            assertThat(left.waitFor(Duration.ofMinutes(1))).isTrue();
        } finally {
            left.destroyForcibly();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
    }

    private static Connection connect(Database database, String role) throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(database), role, stack.password(role));
    }

    private static String setting(String name) throws SQLException {
        try (Connection connection = connect(Database.SESSION, Database.SESSION.user());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
