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
import topset.edge.web.Problem;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthleteTable;
import topset.program.programs.PainWarning;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent.LiftWarning;
import topset.program.programs.ProgramState;
import topset.store.Athlete;
import topset.store.Query;

/** Reads programs, and shows which program a request would start. {@link Commands} changes them. */
@ApplicationScoped
public class ProgramService {
    private final Commands commands;
    private final DataSource dataSource;
    private final GymCatalogues catalogues;
    private final Clock clock;

    public ProgramService(Commands commands, DataSource dataSource, GymCatalogues catalogues, Clock clock) {
        this.commands = commands;
        this.dataSource = dataSource;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /**
     * A stored program, and the warnings about it.
     *
     * @param endsOn the first day after the program; absent while no end is known
     * @param currentWeek the number of the running week; 0 or less before the start
     * @param painWarnings the pain warnings about loads that a coach set for this or the next week
     */
    public record Stored(
            Athlete athlete,
            Program program,
            @Nullable LocalDate endsOn,
            int currentWeek,
            List<LiftWarning> painWarnings,
            boolean created) {

        public static Stored of(
                Connection connection, AthletePrograms programs, Program program, Instant now, boolean created)
                throws SQLException {
            int currentWeek = programs.calendar(program).weekOf(now);
            return new Stored(
                    programs.athlete(),
                    program,
                    programs.endsOn(program).orElse(null),
                    currentWeek,
                    PainWarning.stored(connection, programs.athlete(), program, Math.max(1, currentWeek)),
                    created);
        }
    }

    /**
     * A program that a request would start. The program is not stored.
     *
     * @param setting inputs of the plan that are not part of the program itself
     */
    public record Previewed(Athlete athlete, Program program, Program.Setting setting) {}

    /**
     * Checks a request as {@link Commands#start} does. Nothing is stored.
     *
     * @throws Problem 422 with each refused value
     */
    public Previewed preview(String gym, ProgramRequest request) {
        var athlete = new Athlete(gym, request.athleteId());
        return Query.on(dataSource, connection -> {
            var programs = AthleteTable.load(connection, athlete);
            var event = commands.preview(connection, programs, request);
            var program = ProgramState.evolve(new ProgramState.Absent(), event);
            var catalogue = catalogues.load(connection, gym);
            return new Previewed(athlete, program, programs.with(program).setting(program, catalogue::find));
        });
    }

    public Optional<Stored> find(String gym, UUID programId) {
        return Query.on(dataSource, connection -> {
            var owner = AthleteTable.owner(connection, gym, programId);
            if (owner.isEmpty()) {
                return Optional.empty();
            }
            var programs = AthleteTable.load(connection, owner.get());
            var planned = programs.find(programId);
            return planned.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Stored.of(connection, programs, planned.get().program(), clock.instant(), false));
        });
    }

    /** Ordered by their start. */
    public List<Stored> list(Athlete athlete) {
        return Query.on(dataSource, connection -> {
            var programs = AthleteTable.load(connection, athlete);
            var stored = new ArrayList<Stored>();
            for (var planned : programs.programs()) {
                stored.add(Stored.of(connection, programs, planned.program(), clock.instant(), false));
            }
            return List.copyOf(stored);
        });
    }
}
