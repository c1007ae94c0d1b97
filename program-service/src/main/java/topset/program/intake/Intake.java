package topset.program.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import topset.contract.AthleteErased;
import topset.edge.operations.ParkedIntake;
import topset.edge.publication.StoreBeans;
import topset.edge.web.Outage;
import topset.program.catalogue.GymCatalogues;
import topset.program.erasure.ErasedPlans;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthleteTable;
import topset.program.publishing.RosterRefresh;
import topset.program.replanning.Cause;
import topset.program.replanning.Planner;
import topset.program.sets.Facts;
import topset.program.sets.FinishedSessions;
import topset.program.sets.TooManySets;
import topset.program.sets.Waiters;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.RoundTrip;
import topset.store.append.Tx;
import topset.store.inbox.Inbox;
import topset.store.inbox.InboxResult;
import topset.store.inbox.Incoming;
import topset.store.inbox.Parked;

/**
 * Processes a batch of session events from Kafka, a few athletes in each transaction: accepts the events in the inbox,
 * stores the sets, computes the plans again, and stores the resulting events and messages. The batch is acknowledged
 * after the last commit.
 */
@ApplicationScoped
public class Intake implements ParkedIntake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Actor ACTOR = Actor.system("intake");
    private static final int LONGEST_REASON = 500;

    /** An athlete id that no gym can have. A transaction that locks this athlete blocks no other work. */
    private static final Athlete NOBODY = new Athlete("", "");

    /** The tables that the intake writes, except the tables of the event store. */
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
    private final Admitted admitted;
    private final Planner planner;
    private final Waiters waiters;
    private final Traces traces;
    private final Clock clock;
    private final Counter events;
    private final PlanDelay delay;

    public Intake(
            @Identifier(StoreBeans.RESERVED) EventStore store,
            Inbox inbox,
            Translator translator,
            GymCatalogues catalogues,
            Planner planner,
            Waiters waiters,
            Traces traces,
            Clock clock,
            MeterRegistry metrics) {
        this.store = store;
        this.inbox = inbox;
        this.admitted = new Admitted(inbox, translator, catalogues);
        this.planner = planner;
        this.waiters = waiters;
        this.traces = traces;
        this.clock = clock;
        this.events = Counter.builder("topset_intake_events")
                .description("Session events in processed batches")
                .register(metrics);
        this.delay = new PlanDelay(metrics, clock);
    }

    /**
     * Processes a batch of session events. If an event of an athlete cannot be processed, the athlete's events stay in
     * the inbox, and other athletes are not affected.
     */
    public void take(List<Incoming> batch, List<DeadLetter> unreadable) {
        var erased = batch.stream()
                .filter(Translator::erases)
                .map(Incoming::athlete)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        processTogether(List.of(), unreadable);
        ParallelTransactions.run(
                Turns.of(batch.stream()
                                .filter(event -> !erased.contains(event.athlete()))
                                .toList())
                        .stream()
                        .<Runnable>map(events -> () -> processTogether(events, List.of()))
                        .toList());
        // Years of data are erased in one transaction, which may take a second. So each erasure runs in a transaction
        // of its own.
        for (var athlete : erased) {
            processTogether(
                    batch.stream()
                            .filter(event -> event.athlete().equals(athlete))
                            .toList(),
                    List.of());
        }
    }

    /** Processes events in one transaction, or in several if their athletes have too many sets to be read together. */
    private void processTogether(List<Incoming> batch, List<DeadLetter> unreadable) {
        if (batch.isEmpty() && unreadable.isEmpty()) {
            return;
        }
        try {
            process(batch, unreadable);
        } catch (TooManySets tooMany) {
            var athletes = batch.stream().map(Incoming::athlete).distinct().toList();
            if (athletes.size() <= 1) {
                throw tooMany;
            }
            var first = Set.copyOf(athletes.subList(0, athletes.size() / 2));
            batch.stream()
                    .collect(Collectors.partitioningBy(event -> first.contains(event.athlete())))
                    .forEach((isFirst, half) -> processTogether(half, List.of()));
        }
    }

    private void process(List<Incoming> batch, List<DeadLetter> unreadable) {
        Set<Athlete> athletes = new LinkedHashSet<>();
        batch.forEach(event ->
                athletes.addAll(Translator.erases(event) ? withGym(event.athlete()) : List.of(event.athlete())));
        var accepted = new ArrayList<Incoming>();
        var queries = new RoundTrip();
        var prepared = admitted.prepare(queries, batch);
        var upTo = store.runInTwoTrips(athletes, reads -> reads.query(queries), tx -> {
            var result = inbox.admit(tx, batch, prepared.inbox());
            result.accepted().values().forEach(accepted::addAll);
            // Events that have waited are not in the batch.
            return prepared.include(accepted)
                    ? take(tx, result, prepared, unreadable)
                    : take(tx, result, prepare(tx, accepted), unreadable);
        });
        upTo.forEach(waiters::committed);
        events.increment(batch.size());
        delay.record(accepted, upTo);
    }

    /**
     * Returns the owners to lock for an erasure: the athlete and the gym, because an erasure also changes events of the
     * gym.
     */
    private static List<Athlete> withGym(Athlete athlete) {
        return List.of(athlete, Athlete.ofGym(athlete.gym()));
    }

    /**
     * Processes a failed batch athlete by athlete. An athlete is parked if the events
     * cannot be processed, or if the database repeatedly times out on this athlete and on no other.
     *
     * @param rest the unprocessed part of the batch; processed athletes are removed from it
     * @throws RuntimeException if a temporary failure occurred; the caller must process the rest again
     */
    void processAthleteByAthlete(SplitBatch rest) {
        RuntimeException passing = null;
        for (var each : rest.left().entrySet()) {
            var athlete = each.getKey();
            try {
                take(each.getValue(), List.of());
                rest.done(athlete);
            } catch (RuntimeException e) {
                if (!Outage.isBehind(e)) {
                    LOG.errorf(e, "The events of %s cannot be processed; the athlete is parked", athlete);
                    park(athlete, each.getValue(), cause(e), shortened("could not be processed: " + e));
                    rest.done(athlete);
                    continue;
                }
                requireOneAthleteOnly(e);
                if (rest.tookTooLong(athlete)) {
                    LOG.errorf(e, "The database times out on the events of %s only; the athlete is parked", athlete);
                    parkOrSetAside(athlete, each.getValue(), shortened("the database times out: " + e.getMessage()));
                    rest.done(athlete);
                } else {
                    passing = e;
                }
            }
        }
        if (passing != null) {
            throw passing;
        }
    }

    /**
     * Checks that a failure concerns only one athlete. If so, the database answers and other transactions can write.
     *
     * @throws RuntimeException the failure, if it concerns all athletes
     */
    private void requireOneAthleteOnly(RuntimeException failure) {
        try {
            store.run(List.of(NOBODY), tx -> {
                try (var statement = tx.connection().createStatement()) {
                    for (var table : WRITTEN) {
                        statement.addBatch("update " + table + " set gym = gym where false");
                    }
                    return statement.executeBatch();
                }
            });
        } catch (RuntimeException outage) {
            failure.addSuppressed(outage);
            throw failure;
        }
    }

    /**
     * Stores that the events of an athlete wait, because another transaction has locked rows of the athlete. If the
     * athlete's inbox row is locked too, the events are stored in {@code parked_event} and the inbox row stays
     * unchanged.
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

    private static Parked.Cause cause(RuntimeException fault) {
        return fault instanceof TooManySets ? Parked.Cause.VOLUME : Parked.Cause.FAULT;
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + " …" : reason;
    }

    private void park(Athlete athlete, List<Incoming> events, Parked.Cause cause, String reason) {
        store.run(List.of(athlete), tx -> {
            var accepted = inbox.admit(tx, events).accepted().getOrDefault(athlete, List.of());
            if (!accepted.isEmpty()) {
                var first = accepted.getFirst();
                inbox.park(tx, first, cause, reason, accepted.subList(1, accepted.size()));
                tx.message(DeadLetter.of(first, reason).message());
                RosterRefresh.request(tx, ACTOR, List.of(athlete), clock.instant());
            }
            return accepted.size();
        });
    }

    @Override
    public void replay(Athlete athlete, BeforeReplay first) {
        store.run(withGym(athlete), tx -> {
                    first.of(tx.connection(), athlete);
                    return take(tx, inbox.replay(tx, athlete));
                })
                .forEach(waiters::committed);
    }

    /**
     * Processes an athlete's waiting events as if they arrived now. Does nothing unless the events wait for an exercise
     * to be defined.
     *
     * @return false if the athlete's events do not wait for an exercise
     */
    public boolean resume(Athlete athlete) {
        var processed = store.run(withGym(athlete), tx -> {
            var parked = inbox.standing(tx.connection(), athlete).parked();
            return parked == null || parked.cause() != Parked.Cause.CATALOGUE
                    ? Optional.<Map<Athlete, Long>>empty()
                    : Optional.of(take(tx, inbox.replay(tx, athlete)));
        });
        processed.ifPresent(upTo -> upTo.forEach(waiters::committed));
        return processed.isPresent();
    }

    @Override
    public boolean skip(Athlete athlete, PassedOver recordSkip) {
        boolean skipped = store.run(withGym(athlete), tx -> {
            var passed = inbox.skip(tx, athlete);
            if (passed.isEmpty()) {
                return false;
            }
            recordSkip.of(tx.connection(), passed.get());
            take(tx, passed.get().result());
            return true;
        });
        return skipped;
    }

    private PreparedEvents prepare(Tx tx, List<Incoming> events) throws SQLException {
        var queries = new RoundTrip();
        var prepared = admitted.prepare(queries, events);
        tx.query(queries);
        return prepared;
    }

    /** Processes events that have waited, as {@link #take(Tx, InboxResult, PreparedEvents, List)} does. */
    private Map<Athlete, Long> take(Tx tx, InboxResult result) throws SQLException {
        var accepted = result.accepted().values().stream().flatMap(List::stream).toList();
        return take(tx, result, prepare(tx, accepted), List.of());
    }

    /**
     * Processes the events that the inbox has accepted. Returns the sequence number of each athlete's last processed
     * event.
     */
    private Map<Athlete, Long> take(Tx tx, InboxResult result, PreparedEvents prepared, List<DeadLetter> unreadable)
            throws SQLException {
        tx.heads(prepared.plans().heads());
        var deadLetters = new ArrayList<>(unreadable);
        var upTo = new HashMap<Athlete, Long>();
        var otherwise = new LinkedHashSet<>(result.otherwise());
        var facts = admitted.facts(tx, result, prepared, deadLetters, upTo, otherwise);
        var changed = Facts.apply(tx, facts, prepared.known()).stream()
                .map(traces::begin)
                .toList();
        // The plan of today says that its session is finished, so pages that show it must read it again.
        otherwise.addAll(FinishedSessions.apply(tx, facts, clock.instant()));
        var erased = new ArrayList<Athlete>();
        for (var each : facts) {
            if (each.fact() instanceof AthleteErased) {
                erased.add(each.athlete());
                ErasedPlans.erase(
                        tx, ACTOR.causedBy(each.eventId()), each.athlete(), clock.instant(), each.traceParent());
            }
        }
        var programs = new HashMap<Athlete, AthletePrograms>();
        if (!erased.isEmpty()) {
            programs.putAll(AthleteTable.load(tx.connection(), erased));
        }
        changed.forEach(each -> programs.computeIfAbsent(
                each.change().athlete(), prepared.plans().stored()::of));
        try {
            planner.replan(
                    tx,
                    ACTOR,
                    changed.stream()
                            .map(Traces.Recomputation::change)
                            .map(change -> new Planner.Changed(
                                    Objects.requireNonNull(programs.get(change.athlete())), new Cause.Sets(change)))
                            .toList(),
                    prepared.plans(),
                    clock.instant());
        } finally {
            changed.forEach(recomputation -> recomputation.span().end());
        }
        RosterRefresh.request(tx, ACTOR, otherwise, clock.instant());
        deadLetters.forEach(letter -> tx.message(letter.message()));
        return upTo;
    }
}
