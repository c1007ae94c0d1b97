package topset.program.intake;

import io.opentelemetry.api.trace.Span;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteErased;
import topset.contract.CompletedSet;
import topset.program.catalogue.GymCatalogues;
import topset.program.erasure.ErasedPlans;
import topset.program.plans.PlanAsOf;
import topset.program.plans.Waiters;
import topset.program.programs.ProgramEvent.RowChanged;
import topset.program.publishing.ProgramStream;
import topset.program.replanning.Cause;
import topset.program.replanning.PlanInput;
import topset.program.replanning.Planner;
import topset.program.sets.ArrivedEvent;
import topset.program.sets.FinishedSessions;
import topset.program.sets.SetChanges;
import topset.program.sets.SetFactTable;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.append.Reads;
import topset.store.append.Tx;
import topset.store.append.Work;
import topset.store.inbox.Inbox;
import topset.store.inbox.InboxDecision;
import topset.store.inbox.Incoming;
import topset.store.inbox.Parked;

/**
 * Processes events of one athlete: accepts them in the inbox, stores the sets, computes the plans again, and stores the
 * resulting events and messages. If an event cannot be processed, the athlete is parked: this event and the later ones
 * wait.
 */
final class IntakeWork implements Work<IntakeWork.Processed> {
    static final Actor ACTOR = Actor.system("intake");

    /** What all works need. */
    record Services(
            Inbox inbox, GymCatalogues catalogues, Planner planner, Waiters waiters, Traces traces, Clock clock) {}

    /** The events that were processed. {@code today} is absent if nobody has waited for it or it must be read. */
    record Processed(List<ArrivedEvent> events, Optional<PlanAsOf> today) {}

    /** Why an event cannot be processed. */
    record Stop(Parked.Cause cause, String reason) {}

    private final Services services;
    private final Athlete athlete;
    private final List<Incoming> arriving;
    private final IdentityHashMap<Incoming, ArrivedEvent> decoded = new IdentityHashMap<>();

    /** The reasons why events are not readable. */
    private final IdentityHashMap<Incoming, String> unreadable = new IdentityHashMap<>();

    private final List<ArrivedEvent> processed = new ArrayList<>();
    private final List<Waiters.Waiting> waiting = new ArrayList<>();
    private @Nullable Stored stored;
    private @Nullable Outcome outcome;

    private record Stored(SetChanges sets, PlanInput plans) {}

    /** What becomes of the events; {@code plans} are absent if they do not change. */
    private record Outcome(
            InboxDecision decision,
            boolean parksOtherwise,
            Instant now,
            Planner.@Nullable Replanning plans,
            @Nullable Span span) {}

    IntakeWork(Services services, Athlete athlete, List<Incoming> arriving) {
        this.services = services;
        this.athlete = athlete;
        this.arriving = arriving;
        arriving.forEach(this::decode);
    }

    private void decode(Incoming event) {
        try {
            decoded.put(event, SessionFacts.decode(event));
        } catch (IllegalArgumentException e) {
            unreadable.put(event, String.valueOf(e.getMessage()));
        }
    }

    List<Incoming> arriving() {
        return arriving;
    }

    @Override
    public Athlete owner() {
        return athlete;
    }

    @Override
    public Collection<Athlete> locks() {
        return arriving.stream().anyMatch(SessionFacts::erases) ? withGym(athlete) : List.of(athlete);
    }

    /** The owners to lock for an erasure, which also changes events of the gym. */
    static List<Athlete> withGym(Athlete athlete) {
        return List.of(athlete, Athlete.ofGym(athlete.gym()));
    }

    @Override
    public void read(Reads reads) {
        reads.query(queries(arriving));
    }

    /** Returns the queries for what is needed to process the events, or some of them. */
    private RoundTrip queries(List<Incoming> events) {
        var queries = new RoundTrip();
        var sets = new SetChanges(
                athlete,
                events.stream().map(decoded::get).filter(Objects::nonNull).toList());
        var plans = PlanInput.read(queries, sets, !sets.setIds().isEmpty());
        stored = new Stored(sets, plans);
        return queries;
    }

    @Override
    public void readMore(Tx tx, Reads reads) throws SQLException {
        var inbox = Objects.requireNonNull(stored).plans().inbox();
        var decision = services.inbox().admit(tx, athlete, arriving, inbox);
        if (!decision.accepted().stream().allMatch(this::isDecoded)) {
            // Some events have waited, and did not arrive now.
            readFor(tx, decision.accepted());
        }
        reads.query(begin(tx, decision));
    }

    /** Processes what an inbox has decided for an operator, in a transaction that also locks the gym. */
    Processed process(Tx tx, InboxDecision decision) throws SQLException {
        readFor(tx, decision.accepted());
        tx.query(begin(tx, decision));
        return decide(tx);
    }

    private boolean isDecoded(Incoming event) {
        return decoded.containsKey(event) || unreadable.containsKey(event);
    }

    private void readFor(Tx tx, List<Incoming> events) throws SQLException {
        events.stream().filter(event -> !isDecoded(event)).forEach(this::decode);
        tx.query(queries(events));
    }

    /** Applies the accepted events to the stored sets. Returns the queries for what the plans need besides. */
    private RoundTrip begin(Tx tx, InboxDecision admitted) throws SQLException {
        var sets = Objects.requireNonNull(stored).sets();
        var input = Objects.requireNonNull(stored).plans();
        var now = services.clock().instant();
        var decision = admitted;
        tx.heads(input.heads());
        processed.clear();
        var events = admitted.accepted();
        for (int n = 0; n < events.size(); n++) {
            var stop = apply(tx, events.get(n), sets, input, now);
            if (stop != null) {
                decision = stopped(tx, admitted, n, stop);
                break;
            }
        }
        var parksOtherwise = admitted.parksOtherwise() || !decision.equals(admitted);
        if (!sets.changePlans()) {
            outcome = new Outcome(decision, parksOtherwise, now, null, null);
            return new RoundTrip();
        }
        var trace = services.traces().begin(athlete.gym(), sets.causedBy().traceParent());
        var cause = new Cause.Sets(sets, trace.traceParent());
        var plans = services.planner().begin(input.programs(), input, cause, now);
        outcome = new Outcome(decision, parksOtherwise, now, plans, trace.span());
        return plans.missing(tx);
    }

    /** Returns why the event cannot be processed; null if it was processed. */
    private @Nullable Stop apply(Tx tx, Incoming incoming, SetChanges sets, PlanInput input, Instant now)
            throws SQLException {
        var event = decoded.get(incoming);
        if (event == null) {
            return new Stop(Parked.Cause.FAULT, Objects.requireNonNull(unreadable.get(incoming)));
        }
        if (event.fact() instanceof CompletedSet set && !isDefined(tx, set.set().exercise(), input)) {
            return new Stop(Parked.Cause.CATALOGUE, "exercise " + set.set().exercise() + " is not defined in the gym");
        }
        if (event.fact() instanceof AthleteErased) {
            ErasedPlans.erase(tx, ACTOR.causedBy(event.eventId()), athlete, now, event.traceParent());
            sets.erased();
        }
        var above = sets.apply(event);
        if (above != null) {
            return new Stop(Parked.Cause.VOLUME, above);
        }
        processed.add(event);
        return null;
    }

    private boolean isDefined(Tx tx, String exercise, PlanInput plans) throws SQLException {
        return services.catalogues().isOfEveryGym(exercise)
                || services.catalogues()
                                .of(athlete.gym(), plans.exercises(), tx::query)
                                .find(exercise)
                        != null;
    }

    /** The dead-letter topic has a copy, unless the events only wait until the gym defines an exercise. */
    static InboxDecision stopped(Tx tx, InboxDecision decision, int index, Stop stop) {
        if (stop.cause() != Parked.Cause.CATALOGUE) {
            tx.message(DeadLetter.of(decision.accepted().get(index), stop.reason()));
        }
        return decision.stoppedAt(index, stop.cause(), stop.reason());
    }

    @Override
    public Processed decide(Tx tx) throws SQLException {
        var then = Objects.requireNonNull(outcome);
        var asked = services.waiters().claim(athlete);
        asked.ifPresent(waiting::add);
        services.inbox().store(tx, athlete, then.decision());
        tx.rows(SetFactTable.save(Objects.requireNonNull(stored).sets()));
        var isFinished = FinishedSessions.apply(tx, athlete, processed, then.now());
        if (then.plans() != null && then.span() != null) {
            try {
                then.plans().store(tx, ACTOR);
            } finally {
                then.span().end();
            }
        }
        // The plan of today says that its session is finished, so pages that show it must read it again.
        if (then.parksOtherwise() || isFinished) {
            ProgramStream.refresh(tx, ACTOR, athlete, new RowChanged(then.now()), then.now());
        }
        return new Processed(List.copyOf(processed), asked.isEmpty() || isFinished ? Optional.empty() : today(then));
    }

    private Optional<PlanAsOf> today(Outcome then) {
        if (then.plans() == null || then.decision().after().cause() != null) {
            return Optional.empty();
        }
        var finished = Objects.requireNonNull(stored).plans().finishedSessions();
        var sequence = then.decision().after().seen();
        return then.plans().active().flatMap(plan -> PlanAsOf.ofToday(plan, finished, then.now(), sequence));
    }

    /** Wakes the requests that have waited when the work was decided, also if nothing was committed. */
    void wake(Optional<PlanAsOf> today) {
        waiting.forEach(each -> each.woken().complete(today));
    }
}
