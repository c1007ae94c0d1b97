package topset.program.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.publication.StoreBeans;
import topset.edge.web.Outage;
import topset.edge.web.Problem;
import topset.program.catalogue.GymCatalogues;
import topset.program.plans.Waiters;
import topset.program.programs.ProgramEvent.RowChanged;
import topset.program.publishing.ProgramStream;
import topset.program.replanning.Planner;
import topset.program.sets.ArrivedEvent;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.OutgoingMessage;
import topset.store.append.Work;
import topset.store.inbox.Inbox;
import topset.store.inbox.InboxDecision;
import topset.store.inbox.InboxStatus;
import topset.store.inbox.Incoming;
import topset.store.inbox.Parked;

/**
 * Processes a batch of session events from Kafka, a few athletes in each transaction, as {@link IntakeWork}s. The batch
 * is acknowledged after the last commit.
 *
 * <p>An athlete whose events fail again and again, while those of others do not, is parked.
 */
@ApplicationScoped
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    /** The number of failures of an athlete alone after which the athlete is parked. */
    private static final int MOST_FAILURES = 3;

    /**
     * The same for time-outs. A replica that freezes can hold an athlete's lock for 15 s. Eight waits of 2 s for a lock
     * last longer, so the lock of another replica is not the cause.
     */
    private static final int MOST_TIMEOUTS = 8;

    /** An athlete id that no gym can have. A transaction that locks this athlete blocks no other work. */
    private static final Athlete NOBODY = new Athlete("", "");

    private static final List<String> WRITTEN = List.of(
            "roster_row",
            "program",
            "slot_week",
            "program_week",
            "set_fact",
            "finished_session",
            "inbox",
            "parked_event");

    private final EventStore store;
    private final Inbox inbox;
    private final IntakeWork.Services services;
    private final Waiters waiters;
    private final Clock clock;
    private final Counter events;
    private final PlanDelay delay;

    public Intake(
            @Identifier(StoreBeans.RESERVED) EventStore store,
            Inbox inbox,
            GymCatalogues catalogues,
            Planner planner,
            Waiters waiters,
            Traces traces,
            Clock clock,
            MeterRegistry metrics) {
        this.store = store;
        this.inbox = inbox;
        this.services = new IntakeWork.Services(inbox, catalogues, planner, waiters, traces, clock);
        this.waiters = waiters;
        this.clock = clock;
        this.events = Counter.builder("topset_intake_events")
                .description("Session events in processed batches")
                .register(metrics);
        this.delay = new PlanDelay(metrics, clock);
    }

    void refuse(List<OutgoingMessage> unreadable) {
        if (!unreadable.isEmpty()) {
            store.run(List.of(NOBODY), tx -> {
                unreadable.forEach(tx::message);
                return unreadable.size();
            });
        }
    }

    /**
     * If an event cannot be processed, its athlete waits and others do not. Throws if transactions must be tried again.
     */
    public void take(IntakeBatch batch) {
        batch.run(part -> process(batch, part));
    }

    private void process(IntakeBatch batch, IntakeBatch.Part part) {
        var works = part.byAthlete().stream()
                .map(events -> work(events.getFirst().athlete(), events))
                .toList();
        try {
            process(batch, works);
        } finally {
            works.forEach(work -> work.wake(Optional.empty()));
        }
    }

    private void process(IntakeBatch batch, List<IntakeWork> works) {
        var outage = new AtomicReference<@Nullable Throwable>();
        var results = store.batch().run(works, failure -> {
            if (Outage.isBehind(failure) && !concernsOneAthlete(failure)) {
                outage.set(failure);
            }
            return outage.get() != null;
        });
        var processed = new ArrayList<ArrivedEvent>();
        var unprocessed = new ArrayList<List<Incoming>>();
        for (int n = 0; n < works.size(); n++) {
            var events = works.get(n).arriving();
            switch (results.get(n)) {
                case Work.Result.Answer<IntakeWork.Processed>(var ofAthlete) -> {
                    processed.addAll(ofAthlete.events());
                    wakeWaiters(works.get(n), ofAthlete);
                    this.events.increment(events.size());
                }
                case Work.Result.Failure<IntakeWork.Processed>(var failure)
                when failure.equals(outage.get()) -> unprocessed.add(events);
                case Work.Result.Failure<IntakeWork.Processed>(RuntimeException failure) ->
                    afterFailure(batch, events, failure);
                case Work.Result.Failure<IntakeWork.Processed> error -> error.orThrow();
            }
        }
        delay.record(processed);
        if (outage.get() instanceof RuntimeException failure) {
            batch.stop(new IntakeBatch.Part(unprocessed), failure);
        }
    }

    private IntakeWork work(Athlete athlete, List<Incoming> arriving) {
        return new IntakeWork(services, athlete, arriving);
    }

    /** The athlete's events have failed, and others have not failed with them. */
    private void afterFailure(IntakeBatch batch, List<Incoming> events, RuntimeException failure) {
        var athlete = events.getFirst().athlete();
        var part = new IntakeBatch.Part(List.of(events));
        var timedOut = Outage.isBehind(failure);
        // The only problem that processing events can have: more sets than are read at once.
        var isVolume = failure instanceof Problem;
        if (!isVolume && batch.countFailure(athlete) < (timedOut ? MOST_TIMEOUTS : MOST_FAILURES)) {
            batch.failed(part, failure);
            return;
        }
        LOG.errorf(failure, "The events of %s cannot be processed; the athlete is parked", athlete);
        try {
            if (timedOut) {
                parkOrSetAside(athlete, events, Parked.shortened("the database times out: " + failure.getMessage()));
            } else {
                var cause = isVolume ? Parked.Cause.VOLUME : Parked.Cause.FAULT;
                var fault = isVolume ? failure.getMessage() : failure.toString();
                park(athlete, events, cause, Parked.shortened("could not be processed: " + fault));
            }
        } catch (RuntimeException e) {
            batch.failed(part, e);
        }
    }

    /** Whether the failure is a time-out, and other transactions can write. */
    private boolean concernsOneAthlete(Throwable failure) {
        if (!Outage.concernsOneTransaction(failure) && !Outage.isWithoutAnswer(failure)) {
            return false;
        }
        try {
            return store.run(List.of(NOBODY), tx -> {
                try (var statement = tx.connection().createStatement()) {
                    for (var table : WRITTEN) {
                        statement.addBatch("update " + table + " set gym = gym where false");
                    }
                    return statement.executeBatch().length > 0;
                }
            });
        } catch (RuntimeException outage) {
            failure.addSuppressed(outage);
            return false;
        }
    }

    private void wakeWaiters(IntakeWork work, IntakeWork.Processed processed) {
        if (!processed.events().isEmpty()) {
            waiters.committed(work.owner(), processed.events().getLast().sequence());
        }
        work.wake(processed.today());
    }

    /**
     * Another transaction has locked rows of the athlete. If it is the inbox row too, only {@code parked_event} is
     * written.
     */
    private void parkOrSetAside(Athlete athlete, List<Incoming> events, String reason) {
        try {
            park(athlete, events, Parked.Cause.TIMEOUT, reason);
        } catch (RuntimeException e) {
            if (!Outage.isBehind(e)) {
                throw e;
            }
            LOG.errorf(
                    e, "%s cannot be marked as parked; the events are stored until an operator replays them", athlete);
            store.run(List.of(NOBODY), tx -> {
                inbox.setAside(tx, events);
                tx.message(DeadLetter.of(events.getFirst(), reason));
                return events.size();
            });
        }
    }

    private void park(Athlete athlete, List<Incoming> events, Parked.Cause cause, String reason) {
        store.run(List.of(athlete), tx -> {
            var decision = inbox.admit(tx, athlete, events);
            if (decision.accepted().isEmpty()) {
                inbox.store(tx, athlete, decision);
            } else {
                inbox.store(tx, athlete, IntakeWork.stopped(tx, decision, 0, new IntakeWork.Stop(cause, reason)));
                var now = clock.instant();
                ProgramStream.refresh(tx, IntakeWork.ACTOR, athlete, new RowChanged(now), now);
            }
            return decision.accepted().size();
        });
    }

    /** Processes the waiting events as if they arrived now. Events with skipped numbers are accepted again. */
    public void replay(Athlete athlete) {
        applyParked(athlete, tx -> Optional.of(inbox.replay(tx, athlete)));
    }

    /** Processes the events that wait for an exercise to be defined. Returns false if the athlete's events do not. */
    public boolean resume(Athlete athlete) {
        return applyParked(athlete, tx -> {
            var parked = InboxStatus.of(tx.connection(), athlete).parked();
            return parked == null || parked.cause() != Parked.Cause.CATALOGUE
                    ? Optional.empty()
                    : Optional.of(inbox.replay(tx, athlete));
        });
    }

    /** Skips what blocks the athlete's events, as {@link Inbox#skip} says. Returns false if it skips nothing. */
    public boolean skip(Athlete athlete, @Nullable Long seen, String reason, String operator) {
        return applyParked(athlete, tx -> inbox.skip(tx, athlete, seen, reason, operator));
    }

    /** Returns false if the inbox has decided nothing. */
    private boolean applyParked(Athlete athlete, EventStore.Decision<Optional<InboxDecision>> accept) {
        var work = work(athlete, List.of());
        try {
            var processed = store.run(IntakeWork.withGym(athlete), tx -> {
                var decision = accept.decide(tx);
                return decision.isPresent()
                        ? Optional.of(work.process(tx, decision.get()))
                        : Optional.<IntakeWork.Processed>empty();
            });
            processed.ifPresent(done -> wakeWaiters(work, done));
            return processed.isPresent();
        } finally {
            work.wake(Optional.empty());
        }
    }
}
