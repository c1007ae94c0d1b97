package topset.verification.bench.append;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import topset.contract.SessionStarted;
import topset.testsupport.SetEvent;

/** A session of one athlete, to which one thread appends sets. */
final class OpenSession {
    private static final String GYM = "gym";

    private final SessionStarted session;
    private long version;

    private OpenSession(SessionStarted session) {
        this.session = session;
    }

    /** Returns an empty session of a new athlete. */
    static OpenSession ofNewAthlete() {
        var id = UUID.randomUUID();
        return new OpenSession(new SessionStarted(id, GYM, "lifter-" + id, OffsetDateTime.now(ZoneOffset.UTC), 1));
    }

    /** Appends one set and waits for the commit. */
    void append(ComparedStore store) {
        version++;
        store.append(SetEvent.in(session).rpe("8.5").completed(), version);
    }
}
