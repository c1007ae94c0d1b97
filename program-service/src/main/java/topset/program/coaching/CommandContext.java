package topset.program.coaching;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import topset.edge.web.Problem;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthleteTable;
import topset.program.programs.NotFound;
import topset.program.programs.Program;
import topset.program.programs.ProgramState;
import topset.program.publishing.ProgramStream;
import topset.rules.lift.Lift;
import topset.store.Athlete;
import topset.store.append.Tx;

/**
 * The data that a command needs. The program was loaded while the transaction held the athlete's lock, so no other
 * transaction changes it.
 */
public record CommandContext(
        Connection connection, AthletePrograms programs, UUID programId, ProgramState state, Instant now) {

    static CommandContext load(Tx tx, Athlete athlete, UUID programId, Instant now) throws SQLException {
        var programs = AthleteTable.load(tx.connection(), athlete);
        var planned = programs.find(programId);
        ProgramState state;
        if (planned.isPresent()) {
            state = programs.state(planned.get().program(), now);
        } else {
            var stream = ProgramStream.of(athlete.gym(), programId);
            state = tx.version(stream.name()) > 0 ? new ProgramState.Taken() : new ProgramState.Absent();
        }
        return new CommandContext(tx.connection(), programs, programId, state, now);
    }

    /** Throws a problem 404 if the athlete has no program with this id. */
    public Program program() {
        return switch (state) {
            case ProgramState.Existing existing -> existing.program();
            case ProgramState.Absent absent -> throw NotFound.program(programId);
            case ProgramState.Taken taken -> throw NotFound.program(programId);
        };
    }

    /** Throws a problem 404 if there is no such program or slot. */
    public Lift lift(String slotId, int week) {
        return program().findLift(slotId, week).orElseThrow(() -> NotFound.slot(program(), slotId));
    }

    /**
     * Returns the lift in the week before {@code fromWeek}. If {@code fromWeek} is 1, returns the lift with which the
     * program starts.
     */
    public Lift runningLift(String slotId, int fromWeek) {
        return fromWeek > 1
                ? lift(slotId, fromWeek - 1)
                : program().lifts().started().stream()
                        .filter(each -> each.slotId().equals(slotId))
                        .findFirst()
                        .orElseThrow(() -> NotFound.slot(program(), slotId));
    }

    /** 0 or less before the program starts. */
    public int currentWeek() {
        return programs.calendar(program()).weekOf(now);
    }

    /**
     * The date in the athlete's time zone.
     *
     * @throws Problem 404 if the athlete has no profile; then there is no program either
     */
    LocalDate today() {
        if (programs.profile() == null) {
            throw NotFound.program(programId);
        }
        return programs.today(now);
    }
}
