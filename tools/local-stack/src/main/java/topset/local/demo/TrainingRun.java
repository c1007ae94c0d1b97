package topset.local.demo;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import topset.client.TopsetClient;
import topset.client.program.LiftRequest;
import topset.client.program.Profile;
import topset.client.program.ProgramRequest;
import topset.client.program.Progression;
import topset.client.program.ProgressionMethod;
import topset.client.program.RosterApi;
import topset.client.program.Scheme;
import topset.client.program.Start;
import topset.client.program.Variant;
import topset.client.session.CompleteSet;
import topset.client.session.Load;
import topset.client.session.SetRole;

/** Sends the calls with which lifters and coaches use the services most. */
public final class TrainingRun {
    public static final String GYM = "training-run";

    private static final int LIFTERS = 150;
    private static final int SETS = 20;
    private static final int AT_ONCE = 4;
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final List<String> EXERCISES = List.of("bench-press", "squat", "deadlift", "overhead-press");

    private final String sessions;
    private final String programs;
    private final BinaryOperator<String> tokens;
    private final AtomicInteger next = new AtomicInteger();

    public TrainingRun(String sessions, String programs, BinaryOperator<String> tokens) {
        this.sessions = sessions;
        this.programs = programs;
        this.tokens = tokens;
    }

    public void run() {
        long until = System.nanoTime() + LONGEST.toNanos();
        try (var callers = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = new ArrayList<Future<?>>();
            for (int caller = 0; caller < AT_ONCE; caller++) {
                running.add(callers.submit(() -> {
                    for (int n = next.getAndIncrement();
                            n < LIFTERS && System.nanoTime() < until;
                            n = next.getAndIncrement()) {
                        train("lifter-" + n);
                    }
                }));
            }
            for (var each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void train(String lifter) {
        String coachToken = tokens.apply("coach", "kim");
        String lifterToken = tokens.apply("athlete", lifter);
        var coach = DemoApi.of(sessions, programs, () -> coachToken);
        var roster = new RosterApi(new TopsetClient(URI.create(programs), () -> coachToken));
        var app = DemoApi.of(sessions, programs, () -> lifterToken);
        coach.athletes()
                .setProfile(
                        lifter,
                        new Profile()
                                .timeZone("Etc/UTC")
                                .unit(topset.client.program.WeightUnit.KG)
                                .trainingSince(LocalDate.of(2020, 1, 1)));
        coach.programs()
                .startProgram(new ProgramRequest()
                        .programId(UUID.randomUUID())
                        .athleteId(lifter)
                        .startsOn(LocalDate.now(ZoneOffset.UTC))
                        .lifts(EXERCISES.stream().map(TrainingRun::lift).toList()));
        var session = UUID.randomUUID();
        app.start(session, lifter, 1, OffsetDateTime.now(ZoneOffset.UTC));
        for (int n = 0; n < SETS; n++) {
            var sequence = app.logging().completeSet(session, set(n)).getSequence();
            app.plans().getToday(lifter, sequence);
            if (n % 5 == 0) {
                app.plans().getWeek(lifter, "next", sequence, null);
                app.logging().getSession(session, null);
                roster.listRoster(null, null, null, null, null, null, null, null, null, null, null, null);
            }
        }
        app.finish(session, OffsetDateTime.now(ZoneOffset.UTC));
    }

    private static CompleteSet set(int n) {
        boolean top = n < EXERCISES.size();
        return new CompleteSet()
                .setId(UUID.randomUUID())
                .exercise(EXERCISES.get(n % EXERCISES.size()))
                .role(top ? SetRole.TOP : SetRole.BACKOFF)
                .load(new Load().value(new BigDecimal(top ? "100" : "85")).unit(topset.client.session.WeightUnit.KG))
                .reps(top ? 4 : 9)
                .rpe(new BigDecimal("8.5"))
                .completedAt(OffsetDateTime.now(ZoneOffset.UTC));
    }

    private static LiftRequest lift(String exercise) {
        return new LiftRequest()
                .slotId("d1-" + exercise)
                .day(1)
                .exercise(exercise)
                .scheme(new Scheme().variant(Variant.SINGLE_TOP))
                .progression(new Progression().method(ProgressionMethod.LINEAR))
                .start(new Start().load(new BigDecimal("100")));
    }
}
