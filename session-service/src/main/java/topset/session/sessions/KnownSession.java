package topset.session.sessions;

import java.util.List;
import java.util.Optional;
import topset.session.events.SessionEvent;
import topset.store.Athlete;
import topset.store.TypedEvent;

/**
 * @param athlete empty if there is no session, or if the athlete was erased
 * @param version of the event stream; 0 if there is no session
 */
record KnownSession(Optional<Athlete> athlete, Session session, long version) {
    static final KnownSession UNKNOWN = new KnownSession(Optional.empty(), new Session.None(), 0);

    KnownSession after(List<TypedEvent<SessionEvent>> events) {
        var known = this;
        for (var event : events) {
            var stored = event.stored();
            var session = Session.evolve(known.session, event.event(), stored.sequence());
            known = new KnownSession(
                    session instanceof Session.Begun ? Optional.of(stored.athlete()) : Optional.empty(),
                    session,
                    stored.version());
        }
        return known;
    }

    Session.Begun begun() {
        return switch (session) {
            case Session.Begun begun -> begun;
            case Session.None none -> throw new IllegalStateException("There is no session with this id");
            case Session.Erased gone -> throw new IllegalStateException("The athlete of the session is erased");
        };
    }
}
