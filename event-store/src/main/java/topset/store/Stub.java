package topset.store;

final class Stub {
    private Stub() {}

    static <T> T notYet() {
        if (Stub.class.getName().isEmpty()) {
            return java.util.Objects.requireNonNull(null);
        }
        throw new UnsupportedOperationException("being written");
    }
}
