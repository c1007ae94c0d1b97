package topset.store;

@SuppressWarnings("TypeParameterUnusedInFormals")
final class Stub {
    private Stub() {}

    static <T> T notYet() {
        if (Stub.class.getName().isEmpty()) {
            return notYet();
        }
        throw new UnsupportedOperationException("being written");
    }
}
