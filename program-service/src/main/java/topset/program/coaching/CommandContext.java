package topset.program.coaching;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import topset.edge.web.Problem;
import topset.edge.web.Violations;
import topset.program.programs.AthletePrograms;
import topset.program.programs.NotFound;
import topset.program.programs.Program;
import topset.program.programs.ProgramState;
import topset.program.publishing.ProgramStream;
import topset.rules.lift.Lift;
import topset.store.append.Tx;

/**
 * The data that a command needs. The program was loaded while the transaction held the athlete's lock, so no other
 * transaction changes it.
 *
 * @param found collects the violations of the whole request body or line
 */
record CommandContext(
        Command command, UUID programId, AthletePrograms programs, ProgramState state, GymRules gym, Violations found) {

    static CommandContext of(Tx tx, Command command, UUID programId, AthletePrograms programs, GymRules gym)
            throws SQLException {
        var planned = programs.find(programId);
        ProgramState state;
        if (planned.isPresent()) {
            state = programs.state(planned.get().program(), command.asOf());
        } else {
            var stream = ProgramStream.of(programs.athlete().gym(), programId);
            state = tx.version(stream.name()) > 0 ? new ProgramState.Taken() : new ProgramState.Absent();
        }
        return of(command, programId, programs, state, gym);
    }

    static CommandContext of(
            Command command, UUID programId, AthletePrograms programs, ProgramState state, GymRules gym) {
        return new CommandContext(command, programId, programs, state, gym, new Violations(command.body()));
    }

    Instant now() {
        return command.asOf();
    }

    Terms terms() {
        return command.terms();
    }

    /**
     * Collects the violations of a part of a program, which is a field of a line of an import file, but the whole body
     * of a request to the API.
     */
    Violations foundIn(String field) {
        return terms() == Terms.PAST ? found.in(field) : found;
    }

    /** Throws a problem 404 if the athlete has no program with this id. */
    Program program() {
        if (state instanceof ProgramState.Existing existing) {
            return existing.program();
        }
        throw terms().noProgram(programs.athlete().id(), programId);
    }

    /** Throws a problem 404 if there is no such program or slot. */
    Lift lift(String slotId, int week) {
        return program().findLift(slotId, week).orElseThrow(() -> NotFound.slot(program(), slotId));
    }

    /**
     * Returns the lift in the week before {@code fromWeek}. If {@code fromWeek} is 1, returns the lift with which the
     * program starts.
     */
    Lift runningLift(String slotId, int fromWeek) {
        return fromWeek > 1
                ? lift(slotId, fromWeek - 1)
                : program().lifts().started().stream()
                        .filter(each -> each.slotId().equals(slotId))
                        .findFirst()
                        .orElseThrow(() -> NotFound.slot(program(), slotId));
    }

    /** 0 or less before the program starts. */
    int currentWeek() {
        return programs.calendar(program()).weekOf(now());
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
        return programs.today(now());
    }
}
