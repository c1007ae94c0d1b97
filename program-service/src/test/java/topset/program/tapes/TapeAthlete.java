package topset.program.tapes;

import java.time.OffsetDateTime;
import java.util.UUID;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.contract.SessionFinished;
import topset.contract.SessionStarted;
import topset.contract.SetRole;
import topset.testsupport.SetEvent;

/** An athlete of a tape. The sets come from the session service's topic. */
final class TapeAthlete {
    private static final int MINUTES_BETWEEN_SETS = 5;

    private final Tape tape;
    private final String id;
    private int sessions;
    private int sets;
    private long sequence;

    TapeAthlete(Tape tape, String id) {
        this.tape = tape;
        this.id = id;
    }

    String id() {
        return id;
    }

    String path() {
        return "/v1/athletes/" + id;
    }

    /** Returns the number of the athlete's next session event. */
    long nextSequence() {
        return ++sequence;
    }

    /** Leaves out numbers, as if events were lost. */
    void lose(int events) {
        sequence += events;
    }

    /** Makes the next events have these numbers once more. */
    void back(int events) {
        sequence -= events;
    }

    TapeAthlete profile(String zone) {
        return set("""
                {"timeZone":"%s","unit":"kg"}""".formatted(zone));
    }

    /** Sets the profile of an athlete in Berlin, with more fields. */
    TapeAthlete profileWith(String more) {
        return set("""
                {"timeZone":"Europe/Berlin","unit":"kg",%s}""".formatted(more));
    }

    private TapeAthlete set(String body) {
        tape.coach("PUT", path(), body);
        return this;
    }

    /** Starts a program of these lifts; {@code more} are further fields, each with a comma before it. */
    UUID program(String label, String startsOn, String more, String... lifts) {
        var programId = tape.id(label);
        var all = String.join(",", lifts);
        var body = """
                {"programId":"%s","athleteId":"%s","startsOn":"%s"%s,"lifts":[%s]}""".formatted(programId, id, startsOn, more, all);
        tape.coach("POST", "/v1/programs", body);
        return programId;
    }

    /** Starts a program of bench presses from 120 kg. */
    UUID bench(String label, String startsOn) {
        return program(label, startsOn, "", Tape.BENCH);
    }

    /** Returns a session of a day of the program, which is not published yet. */
    Training session(OffsetDateTime at, int day) {
        sessions++;
        return new Training(new SessionStarted(tape.id(id + "-" + sessions), tape.gym(), id, at, day));
    }

    /** A session of the athlete. Its facts are published by {@link Tape#arrive}. */
    final class Training {
        private final SessionStarted started;
        private int done;

        private Training(SessionStarted started) {
            this.started = started;
        }

        SessionStarted started() {
            return started;
        }

        /** Returns the next top set of the bench press. */
        CompletedSet top(String load, int reps, String rpe) {
            return next("bench-press", SetRole.TOP)
                    .load(load)
                    .reps(reps)
                    .rpe(rpe)
                    .completed();
        }

        /** Returns the next backoff set of the bench press. */
        CompletedSet backoff(String load, int reps) {
            return next("bench-press", SetRole.BACKOFF).load(load).reps(reps).completed();
        }

        SetEvent next(String exercise, SetRole role) {
            sets++;
            done++;
            return SetEvent.in(started, tape.id(id + "-set" + sets))
                    .exercise(exercise)
                    .role(role)
                    .completedAt(started.startedAt().plusMinutes((long) MINUTES_BETWEEN_SETS * done));
        }

        SessionFact finished() {
            return new SessionFinished(
                    started.sessionId(),
                    tape.gym(),
                    id,
                    started.startedAt().plusMinutes((long) MINUTES_BETWEEN_SETS * (done + 1)));
        }
    }
}
