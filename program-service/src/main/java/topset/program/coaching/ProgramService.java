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
import topset.contract.WeightUnit;
import topset.edge.identity.Caller;
import topset.edge.web.Problem;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthleteTable;
import topset.program.programs.NotFound;
import topset.program.programs.PainWarning;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent.LiftWarning;
import topset.program.programs.ProgramState;
import topset.program.programs.ProgramTemplateVersion;
import topset.rules.progression.Deload;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.Query;

/** Reads programs, and makes commands to them from the requests of the API. {@link Commands} executes the commands. */
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
     * Starts a program and ends the athlete's previous program. A repeated request gets the same answer as the first.
     *
     * @throws Problem 409 if the id belongs to another program; 422, which names each refused value
     */
    public Stored start(Actor actor, String gym, ProgramRequest request) {
        return start(actor, gym, request, FromProgramTemplate.NONE);
    }

    /**
     * A program that a request would start. The program is not stored.
     *
     * @param setting inputs of the plan that are not part of the program itself
     */
    public record Previewed(Athlete athlete, Program program, Program.Setting setting) {}

    /**
     * Checks a request as {@link #start(Actor, String, ProgramRequest)} does. Nothing is stored.
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

    /**
     * Starts a program as {@link #start(Actor, String, ProgramRequest)} does, but from a program template of the gym.
     * Also plans the deloads of the template, except for weeks that are over.
     */
    public Stored start(Actor actor, String gym, ProgramRequest request, FromProgramTemplate from) {
        var programId = request.programId() == null ? UUID.randomUUID() : request.programId();
        return commands.execute(
                actor,
                new Athlete(gym, request.athleteId()),
                new CoachRequest.StartProgram(programId, request, request.fingerprint(), from, List.of(), null),
                ProgramRequest.class);
    }

    /**
     * The values of a program template that a request to start a program does not contain.
     *
     * @param unit the unit of the template's increments and equipment; absent if the template has neither
     */
    public record FromProgramTemplate(
            @Nullable ProgramTemplateVersion version,
            @Nullable WeightUnit unit,
            List<Deload> deloads) {
        static final FromProgramTemplate NONE = new FromProgramTemplate(null, null, List.of());
    }

    /**
     * Executes a request to change a program. A repeated request changes nothing, and gets the same answer.
     *
     * @param body the type of the request body, whose fields violations name
     * @throws Problem 404 if there is no such program or slot, 409 if the program is over, 422 with each refused value
     */
    public Stored execute(Actor actor, Athlete athlete, CoachRequest.OfProgram what, Class<?> body) {
        return commands.execute(actor, athlete, what, body);
    }

    /** Executes a request without a body, or with one that is checked already. */
    public Stored execute(Actor actor, Athlete athlete, CoachRequest.OfProgram what) {
        return commands.execute(actor, athlete, what, Object.class);
    }

    /**
     * Returns the athlete of a program that the caller may change. Resources call this method before they check a
     * request body, so that a missing program is answered with 404 and not with 422.
     *
     * @throws Problem 404 if the gym has no program with this id, or the caller may not see its athlete
     */
    public Athlete owner(Caller caller, UUID programId) {
        var owner = owner(caller.gym(), programId);
        caller.requireWritable(owner.id(), () -> NotFound.program(programId));
        return owner;
    }

    private Athlete owner(String gym, UUID programId) {
        return Query.on(
                dataSource,
                connection ->
                        AthleteTable.owner(connection, gym, programId).orElseThrow(() -> NotFound.program(programId)));
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
