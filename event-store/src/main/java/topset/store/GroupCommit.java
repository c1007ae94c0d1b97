package topset.store;

public final class GroupCommit implements AutoCloseable {
    public GroupCommit(EventStore store, Projection projection, int maxBatch) {}

    public <R> R submit(Write<R> write) {
        return Stub.notYet();
    }

    @Override
    public void close() {}
}
