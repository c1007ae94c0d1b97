package topset.local.demo;

import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import topset.client.TopsetClient;
import topset.client.http.ApiException;
import topset.client.program.AthletesApi;
import topset.client.program.PlanApi;
import topset.client.program.ProgramView;
import topset.client.program.ProgramsApi;
import topset.client.program.WeekPlan;
import topset.client.session.CompleteSet;
import topset.client.session.CompleteSets;
import topset.client.session.FinishSession;
import topset.client.session.LoggingApi;
import topset.client.session.Session;
import topset.client.session.SetReceipt;
import topset.client.session.StartSession;

/** Calls the two services as the software of the demo's gym. */
public record DemoApi(LoggingApi logging, AthletesApi athletes, ProgramsApi programs, PlanApi plans) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int NOT_FOUND = 404;

    public static DemoApi of(String sessions, String programs, Supplier<String> token) {
        var session = new TopsetClient(URI.create(sessions), token);
        var program = new TopsetClient(URI.create(programs), token);
        return new DemoApi(
                new LoggingApi(session), new AthletesApi(program), new ProgramsApi(program), new PlanApi(program));
    }

    Optional<Session> session(UUID id) {
        return ifThere(() -> logging.getSession(id, null));
    }

    Optional<ProgramView> program(UUID id) {
        return ifThere(() -> programs.getProgram(id));
    }

    private static <T> Optional<T> ifThere(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (ApiException e) {
            if (e.getCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void start(UUID session, String athlete, int day, OffsetDateTime at) {
        logging.startSession(new StartSession()
                .sessionId(session)
                .athleteId(athlete)
                .startedAt(at)
                .day(day));
    }

    long log(UUID session, List<CompleteSet> sets) {
        return logging.completeSets(session, new CompleteSets().sets(sets)).getSets().stream()
                .mapToLong(SetReceipt::getSequence)
                .max()
                .orElse(0);
    }

    void finish(UUID session, OffsetDateTime at) {
        logging.finishSession(session, new FinishSession().finishedAt(at));
    }

    WeekPlan plan(String athlete, Object week, long atLeast) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var plan = plans.getWeek(athlete, week.toString(), atLeast, null);
            if (plan.getAsOf().getSequence() >= atLeast) {
                return plan;
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException("The plan of " + athlete + " did not include the sets in time");
            }
        }
    }
}
