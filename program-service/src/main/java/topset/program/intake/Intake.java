package topset.program.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteErased;
import topset.contract.CompletedSet;
import topset.edge.operations.ParkedIntake;
import topset.edge.publication.StoreBeans;
import topset.edge.web.Outage;
import topset.edge.web.Problem;
import topset.program.catalogue.GymCatalogues;
import topset.program.erasure.ErasedPlans;
import topset.program.publishing.RosterRefresh;
import topset.program.replanning.Cause;
import topset.program.replanning.Planner;
import topset.program.sets.ArrivedEvent;
import topset.program.sets.FinishedSessions;
import topset.program.sets.SetFactTable;
import topset.program.sets.Waiters;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.RoundTrip;
import topset.store.append.Tx;
import topset.store.inbox.Inbox;
import topset.store.inbox.InboxDecision;
import topset.store.inbox.Incoming;
import topset.store.inbox.Parked;
import topset.store.inbox.SkippedEvents;

/**
 * Processes a batch of session events from Kafka, a few athletes in each transaction: accepts the events in the inbox,
 * stores the sets, computes the plans again, and stores the resulting events and messages. The batch is acknowledged
 * after the last commit.
 *
 * <p>A transaction that fails is divided until the faulty athlete is alone, who is parked if it fails again and again.
 */
@ApplicationScoped
public class Intake implements ParkedIntake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Actor ACTOR = Actor.system("intake");

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
            "today_backoff",
            "set_fact",
            "finished_session",
            "inbox",
            "parked_event");

    private final EventStore store;
    private final Inbox inbox;
    private final GymCatalogues catalogues;
    private final Planner planner;
    private final Waiters waiters;
    private final Traces traces;
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
        this.catalogues = catalogues;
        this.planner = planner;
        this.waiters = waiters;
        this.traces = traces;
        this.clock = clock;
        this.events = Counter.builder("topset_intake_events")
                .description("Session events in processed batches")
                .register(metrics);
        this.delay = new PlanDelay(metrics, clock);
    }

    void refuse(List<DeadLetter> unreadable) {
        if (!unreadable.isEmpty()) {
            store.run(List.of(NOBODY), tx -> {
                unreadable.forEach(letter -> tx.message(letter.message()));
                return unreadable.size();
            });
        }
    }

    /**
     * If an event cannot be processed, its athlete waits and others do not. Throws if transactions must be tried again.
     */
    public void take(IntakeBatch batch) {
        batch.run(part -> {
            try {
                process(part.events());
            } catch (RuntimeException e) {
                afterFailure(batch, part, e);
            }
        });
    }

    private void afterFailure(IntakeBatch batch, IntakeBatch.Part part, RuntimeException failure) {
        var timedOut = Outage.isBehind(failure);
        if (timedOut && !concernsOneAthlete(failure)) {
            batch.stop(part, failure);
            return;
        }
        if (part.byAthlete().size() > 1) {
            LOG.infof(
                    "Processing %d athletes in smaller transactions: %s",
                    part.byAthlete().size(), failure);
            batch.divide(part);
            return;
        }
        var events = part.byAthlete().getFirst();
        var athlete = events.getFirst().athlete();
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
    private boolean concernsOneAthlete(RuntimeException failure) {
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

    private void process(List<Incoming> batch) {
        var locks = new LinkedHashSet<Athlete>();
        for (var event : batch) {
            locks.addAll(SessionFacts.erases(event) ? withGym(event.athlete()) : List.of(event.athlete()));
        }
        var queries = new RoundTrip();
        var prepared = PreparedEvents.of(queries, batch);
        var processed = store.runInTwoTrips(locks, reads -> reads.query(queries), tx -> {
            var decisions = inbox.admit(tx, batch, prepared.plans().inbox());
            // Events that have waited are not in the batch.
            return decisions.values().stream().map(InboxDecision::accepted).allMatch(prepared::include)
                    ? apply(tx, decisions, prepared)
                    : apply(tx, decisions);
        });
        wakeWaiters(processed);
        events.increment(batch.size());
        delay.record(processed);
    }

    /** The owners to lock for an erasure, which also changes events of the gym. */
    private static List<Athlete> withGym(Athlete athlete) {
        return List.of(athlete, Athlete.ofGym(athlete.gym()));
    }

    private void wakeWaiters(List<ArrivedEvent> processed) {
        var last = new HashMap<Athlete, Long>();
        processed.forEach(event -> last.put(event.athlete(), event.sequence()));
        last.forEach(waiters::committed);
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
                tx.message(DeadLetter.of(events.getFirst(), reason).message());
                return events.size();
            });
        }
    }

    private void park(Athlete athlete, List<Incoming> events, Parked.Cause cause, String reason) {
        store.run(List.of(athlete), tx -> {
            var decisions = inbox.admit(tx, events);
            var decision = Objects.requireNonNull(decisions.get(athlete));
            if (!decision.accepted().isEmpty()) {
                decisions.put(athlete, stopped(tx, decision, 0, new Stop(cause, reason)));
                RosterRefresh.request(tx, ACTOR, List.of(athlete), clock.instant());
            }
            inbox.store(tx, decisions);
            return decision.accepted().size();
        });
    }

    @Override
    public void replay(Athlete athlete) {
        applyParked(athlete, tx -> {
            SkippedEvents.countAgain(tx.connection(), athlete);
            return Optional.of(inbox.replay(tx, athlete));
        });
    }

    /** Processes the events that wait for an exercise to be defined. Returns false if the athlete's events do not. */
    public boolean resume(Athlete athlete) {
        return applyParked(athlete, tx -> {
            var parked = inbox.standing(tx.connection(), athlete).parked();
            return parked == null || parked.cause() != Parked.Cause.CATALOGUE
                    ? Optional.empty()
                    : Optional.of(inbox.replay(tx, athlete));
        });
    }

    @Override
    public boolean skip(Athlete athlete, PassedOver recordSkip) {
        return applyParked(athlete, tx -> {
            var skipped = inbox.skip(tx, athlete);
            if (skipped.isPresent()) {
                recordSkip.of(tx.connection(), skipped.get());
            }
            return skipped.map(Inbox.Skipped::decision);
        });
    }

    /** Returns false if the inbox has decided nothing. */
    private boolean applyParked(Athlete athlete, EventStore.Decision<Optional<InboxDecision>> accept) {
        var processed = store.run(withGym(athlete), tx -> {
            var decision = accept.decide(tx);
            return decision.isPresent()
                    ? Optional.of(apply(tx, new HashMap<>(Map.of(athlete, decision.get()))))
                    : Optional.<List<ArrivedEvent>>empty();
        });
        processed.ifPresent(this::wakeWaiters);
        return processed.isPresent();
    }

    private List<ArrivedEvent> apply(Tx tx, Map<Athlete, InboxDecision> decisions) throws SQLException {
        var queries = new RoundTrip();
        var prepared = PreparedEvents.of(
                queries,
                decisions.values().stream()
                        .flatMap(decision -> decision.accepted().stream())
                        .toList());
        tx.query(queries);
        return apply(tx, decisions, prepared);
    }

    /**
     * Processes the events that the inbox has accepted. Returns the processed events. If an event cannot be processed,
     * its athlete is parked: this event and the athlete's later events wait.
     */
    private List<ArrivedEvent> apply(Tx tx, Map<Athlete, InboxDecision> decisions, PreparedEvents prepared)
            throws SQLException {
        tx.heads(prepared.plans().heads());
        var now = clock.instant();
        var processed = new ArrayList<ArrivedEvent>();
        var refreshed = new LinkedHashSet<Athlete>();
        for (var each : decisions.entrySet()) {
            var decision = each.getValue();
            if (decision.parksOtherwise()) {
                refreshed.add(each.getKey());
            }
            var events = decision.accepted();
            for (int n = 0; n < events.size(); n++) {
                var stop = apply(tx, events.get(n), prepared, processed);
                if (stop != null) {
                    each.setValue(stopped(tx, decision, n, stop));
                    refreshed.add(each.getKey());
                    break;
                }
            }
        }
        inbox.store(tx, decisions);
        tx.rows(SetFactTable.save(prepared.sets().values()));
        // The plan of today says that its session is finished, so pages that show it must read it again.
        refreshed.addAll(FinishedSessions.apply(tx, processed, now));
        replan(tx, prepared, now);
        RosterRefresh.request(tx, ACTOR, refreshed, now);
        return processed;
    }

    private record Stop(Parked.Cause cause, String reason) {}

    /** Returns why the event cannot be processed; null if it was processed and added to the list. */
    private @Nullable Stop apply(Tx tx, Incoming incoming, PreparedEvents prepared, List<ArrivedEvent> processed)
            throws SQLException {
        var event = prepared.decoded().get(incoming);
        if (event == null) {
            return new Stop(
                    Parked.Cause.FAULT,
                    Objects.requireNonNull(prepared.unreadable().get(incoming)));
        }
        var athlete = event.athlete();
        if (event.fact() instanceof CompletedSet set && !isDefined(tx, athlete.gym(), set.exercise(), prepared)) {
            return new Stop(Parked.Cause.CATALOGUE, "exercise " + set.exercise() + " is not defined in the gym");
        }
        var sets = Objects.requireNonNull(prepared.sets().get(athlete));
        if (event.fact() instanceof AthleteErased) {
            ErasedPlans.erase(tx, ACTOR.causedBy(event.eventId()), athlete, clock.instant(), event.traceParent());
            sets.erased();
        }
        var above = sets.apply(event);
        if (above != null) {
            return new Stop(Parked.Cause.VOLUME, above);
        }
        processed.add(event);
        return null;
    }

    private boolean isDefined(Tx tx, String gym, String exercise, PreparedEvents prepared) throws SQLException {
        if (catalogues.isOfEveryGym(exercise)) {
            return true;
        }
        var version = prepared.plans().stored().exercises(gym);
        return catalogues.of(tx.connection(), gym, version).find(exercise) != null;
    }

    /** The dead-letter topic has a copy, unless the events only wait until the gym defines an exercise. */
    private static InboxDecision stopped(Tx tx, InboxDecision decision, int index, Stop stop) {
        if (stop.cause() != Parked.Cause.CATALOGUE) {
            tx.message(
                    DeadLetter.of(decision.accepted().get(index), stop.reason()).message());
        }
        return decision.stoppedAt(index, stop.cause(), stop.reason());
    }

    private void replan(Tx tx, PreparedEvents prepared, Instant now) throws SQLException {
        var changes = new ArrayList<Planner.Changed>();
        var spans = new ArrayList<Span>();
        try {
            for (var sets : prepared.sets().values()) {
                if (sets.changePlans()) {
                    var athlete = sets.athlete();
                    var recomputation =
                            traces.begin(athlete.gym(), sets.causedBy().traceParent());
                    spans.add(recomputation.span());
                    var cause = new Cause.Sets(sets, recomputation.traceParent());
                    changes.add(new Planner.Changed(prepared.plans().stored().of(athlete), cause));
                }
            }
            planner.replan(tx, ACTOR, changes, prepared.plans(), now);
        } finally {
            spans.forEach(Span::end);
        }
    }
}
