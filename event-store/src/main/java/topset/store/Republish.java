package topset.store;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

public final class Republish {
    public Republish(EventStore store, Feed feed) {}

    public long fromPosition(long position, @Nullable Athlete only) {
        return Stub.notYet();
    }

    public long fromTime(OffsetDateTime recordedAt, @Nullable Athlete only) {
        return Stub.notYet();
    }
}
