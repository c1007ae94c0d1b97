package topset.verification.openapi;

import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topset.client.TopsetClient;
import topset.client.http.ApiException;
import topset.client.program.PlanApi;
import topset.client.program.TodayPlan;
import topset.client.session.CompleteSet;
import topset.client.session.HistoryApi;
import topset.client.session.Load;
import topset.client.session.LoggingApi;
import topset.client.session.Problem;
import topset.client.session.Session;
import topset.client.session.SetRole;
import topset.client.session.StartSession;
import topset.client.session.WeightUnit;

/** Contains the example code that docs/client.md shows. */
final class ClientExample {
    private final TopsetClient sessions;
    private final TopsetClient programs;

    ClientExample(URI sessionService, URI programService, Supplier<String> token) {
        this.sessions = new TopsetClient(sessionService, token);
        this.programs = new TopsetClient(programService, token);
    }

    TodayPlan logTopSet(String athleteId) {
        var logging = new LoggingApi(sessions);
        var session = UUID.randomUUID();
        logging.startSession(new StartSession()
                .sessionId(session)
                .athleteId(athleteId)
                .startedAt(OffsetDateTime.now(ZoneOffset.UTC))
                .day(1));
        var stored = logging.completeSet(
                session,
                new CompleteSet()
                        .setId(UUID.randomUUID())
                        .exercise("bench-press")
                        .role(SetRole.TOP)
                        .load(new Load().value(new BigDecimal("120")).unit(WeightUnit.KG))
                        .reps(4)
                        .rpe(new BigDecimal("8.5"))
                        .completedAt(OffsetDateTime.now(ZoneOffset.UTC)));
        return new PlanApi(programs).getToday(athleteId, stored.getSequence());
    }

    List<String> refusedFields(UUID session, CompleteSet set) {
        var fields = new ArrayList<String>();
        try {
            new LoggingApi(sessions).completeSet(session, set);
        } catch (ApiException e) {
            sessions.problem(e, Problem.class)
                    .ifPresent(problem -> problem.getViolations().forEach(each -> fields.add(each.getField())));
        }
        return fields;
    }

    List<Session> allSessions(String athleteId) {
        var history = new HistoryApi(sessions);
        var all = new ArrayList<Session>();
        @Nullable String cursor = null;
        do {
            var page = history.listSessions(athleteId, cursor, null, 100, null);
            all.addAll(page.getItems());
            cursor = page.getNextCursor();
        } while (cursor != null);
        return all;
    }
}
