package topset.program.coaching;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import topset.edge.exercises.GymCatalogue;
import topset.edge.web.Problem;
import topset.edge.web.Violations;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthletePrograms;
import topset.program.programs.NotFound;
import topset.program.programs.Program;
import topset.program.programs.ProgramDecider;
import topset.program.programs.ProgramDecider.ProgramDecision;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramState;
import topset.program.publishing.ProgramStream;
import topset.program.settings.GymTable;
import topset.rules.check.DeloadCheck;
import topset.rules.lift.Lift;
import topset.rules.week.GymSettings;
import topset.store.RoundTrip;
import topset.store.append.Tx;

/** The data that a command needs. {@code found} collects the violations of the whole request body or line. */
record CommandContext(
        CoachRequest.OfProgram what,
        Instant now,
        Terms terms,
        AthletePrograms programs,
        ProgramState state,
        GymRules gym,
        Violations found) {

    static CommandContext of(
            Tx tx, Command command, CoachRequest.OfProgram what, AthletePrograms programs, GymRules gym)
            throws SQLException {
        var planned = programs.find(what.programId());
        ProgramState state;
        if (planned.isPresent()) {
            state = programs.state(planned.get().program(), command.asOf());
        } else {
            var stream = ProgramStream.of(programs.athlete().gym(), what.programId());
            state = tx.version(stream.name()) > 0 ? new ProgramState.Taken() : new ProgramState.Absent();
        }
        return new CommandContext(
                what, command.asOf(), command.terms(), programs, state, gym, new Violations(command.body()));
    }

    UUID programId() {
        return what.programId();
    }

    /**
     * Collects the violations of a part of a program, which is a field of a line of an import file, but the whole body
     * of a request to the API.
     */
    Violations foundIn(String field) {
        return terms() == Terms.PAST ? found.in(field) : found;
    }

    Program program() {
        if (state instanceof ProgramState.Existing existing) {
            return existing.program();
        }
        throw terms().noProgram(programs.athlete().id(), programId());
    }

    Lift lift(String slotId, int week) {
        return program().findLift(slotId, week).orElseThrow(() -> NotFound.slot(program(), slotId));
    }

    /** The lift in the week before; for week 1 the lift with which the program starts. */
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

    /** Throws a problem 404 if the athlete has no profile; then there is no program either. */
    LocalDate today() {
        if (programs.profile() == null) {
            throw NotFound.program(programId());
        }
        return programs.today(now());
    }

    ProgramDecision decide(ProgramEvent.OfCoach wanted) {
        return ProgramDecider.decide(state, wanted);
    }

    Problem problem(ProgramDecision.Rejected rejected) {
        return switch (rejected) {
            case ProgramDecision.NoSuchProgram _ -> NotFound.program(programId());
            case ProgramDecision.NoSuchSlot none -> NotFound.slot(program(), none.slotId());
            case ProgramDecision.ProgramIdTaken _ ->
                Problem.conflict("The id " + programId() + " is already used by another program: choose another id");
            case ProgramDecision.StartedOtherwise _ ->
                Problem.conflict("Program " + programId() + " was already started with other values: start another"
                        + " program with another id");
            case ProgramDecision.AnotherPauseWouldEnd other ->
                Problem.conflict("The pause from " + other.from()
                        + " cannot be ended alone, because another pause covers the same day and would end too."
                        + " Send resume without the parameter from to end every pause that covers today");
            case ProgramDecision.DeloadWeekOver past ->
                Problem.refused(
                        "week",
                        "must be week " + past.currentWeek() + " (the current week) or later, not " + past.week()
                                + ", which has ended",
                        DeloadCheck.RULE);
            case ProgramDecision.ProgramOver _ ->
                Problem.conflict("Program " + programId() + " has ended, so it cannot be changed");
        };
    }

    /** The exercises and the settings of a gym, for the commands of one transaction that holds an athlete's lock. */
    record GymRules(RoundTrip.Runner database, GymCatalogue catalogue, GymSettings settings) {

        static GymRules read(Connection connection, GymCatalogues catalogues, String gym) throws SQLException {
            return new GymRules(
                    queries -> queries.run(connection),
                    catalogues.load(connection, gym),
                    GymTable.find(connection, gym).settings());
        }
    }
}
