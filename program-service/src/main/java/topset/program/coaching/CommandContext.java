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
import topset.program.rules.lift.Lift;
import topset.store.Athlete;
import topset.store.StoreTransaction;

/** A program and its athlete under the athlete's lock, at the moment of a command. */
record CommandContext(
        Connection connection, AthletePrograms programs, UUID programId, ProgramState state, Instant now) {

    static CommandContext load(StoreTransaction tx, Athlete athlete, UUID programId, Instant now) throws SQLException {
        var programs = AthleteTable.load(tx.connection(), athlete);
        var planned = programs.find(programId);
        ProgramState state;
        if (planned.isPresent()) {
            state = programs.state(planned.get().program(), now);
        } else {
            var stream = ProgramStream.of(athlete.gym(), programId);
            state = tx.version(stream) > 0 ? new ProgramState.Taken() : new ProgramState.Absent();
        }
        return new CommandContext(tx.connection(), programs, programId, state, now);
    }

    /**
     * The program.
     *
     * @throws Problem 404 when the athlete has none of that id
     */
    Program program() {
        return switch (state) {
            case ProgramState.Existing existing -> existing.program();
            case ProgramState.Absent absent -> throw NotFound.program(programId);
            case ProgramState.Taken taken -> throw NotFound.program(programId);
        };
    }

    /**
     * The lift of a slot in a week.
     *
     * @throws Problem 404 when there is no such program or slot
     */
    Lift lift(String slotId, int week) {
        return program().findLift(slotId, week).orElseThrow(() -> NotFound.slot(program(), slotId));
    }

    /** The lift of a slot before a change that counts from a week on: of the week before it, or as the program started. */
    Lift runningLift(String slotId, int fromWeek) {
        return fromWeek > 1
                ? lift(slotId, fromWeek - 1)
                : program().lifts().started().stream()
                        .filter(each -> each.slotId().equals(slotId))
                        .findFirst()
                        .orElseThrow(() -> NotFound.slot(program(), slotId));
    }

    /** The week that runs; 0 or less before the start. */
    int currentWeek() {
        return programs.calendar(program()).weekOf(now);
    }

    /**
     * The date where the athlete is.
     *
     * @throws Problem 404 when the athlete has no profile, and so no program
     */
    LocalDate today() {
        if (programs.profile() == null) {
            throw NotFound.program(programId);
        }
        return programs.today(now);
    }
}
