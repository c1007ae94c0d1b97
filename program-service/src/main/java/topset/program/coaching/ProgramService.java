package topset.program.coaching;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthleteTable;
import topset.program.programs.PainWarning;
import topset.program.programs.Program;
import topset.rules.check.LiftCheck.LiftWarning;
import topset.store.Athlete;
import topset.store.Query;

@ApplicationScoped
public class ProgramService {
    private final DataSource dataSource;
    private final Clock clock;

    public ProgramService(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * {@code currentWeek} is 0 or less before the start. The pain warnings are about loads that a coach set for this or
     * the next week.
     */
    public record StoredProgram(
            Athlete athlete,
            Program program,
            @Nullable LocalDate endsOn,
            int currentWeek,
            List<LiftWarning> painWarnings,
            boolean created) {

        public static StoredProgram of(
                Connection connection, AthletePrograms programs, Program program, Instant now, boolean created)
                throws SQLException {
            int currentWeek = programs.calendar(program).weekOf(now);
            return new StoredProgram(
                    programs.athlete(),
                    program,
                    programs.endsOn(program).orElse(null),
                    currentWeek,
                    PainWarning.stored(connection, programs.athlete(), program, Math.max(1, currentWeek)),
                    created);
        }
    }

    public Optional<StoredProgram> find(String gym, UUID programId) {
        return Query.on(dataSource, connection -> {
            var owner = AthleteTable.owner(connection, gym, programId);
            if (owner.isEmpty()) {
                return Optional.empty();
            }
            var programs = AthleteTable.load(connection, owner.get());
            var planned = programs.find(programId);
            return planned.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            StoredProgram.of(connection, programs, planned.get().program(), clock.instant(), false));
        });
    }

    public List<StoredProgram> list(Athlete athlete) {
        return Query.on(dataSource, connection -> {
            var programs = AthleteTable.load(connection, athlete);
            var stored = new ArrayList<StoredProgram>();
            for (var planned : programs.programs()) {
                stored.add(StoredProgram.of(connection, programs, planned.program(), clock.instant(), false));
            }
            return List.copyOf(stored);
        });
    }
}
