package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

public final class Inbox {
    public Admission admit(StoreTransaction transaction, List<Incoming> batch) throws SQLException {
        return Stub.notYet();
    }

    public void park(StoreTransaction transaction, Incoming from, String reason, List<Incoming> rest)
            throws SQLException {
        Stub.notYet();
    }

    public Admission replay(StoreTransaction transaction, Athlete athlete) throws SQLException {
        return Stub.notYet();
    }

    public Map<Athlete, Parked> parked(Connection connection, Collection<Athlete> athletes) throws SQLException {
        return Stub.notYet();
    }

    public List<Parked> parked(Connection connection) throws SQLException {
        return Stub.notYet();
    }

    public long seen(Connection connection, Athlete athlete) throws SQLException {
        return Stub.notYet();
    }
}
