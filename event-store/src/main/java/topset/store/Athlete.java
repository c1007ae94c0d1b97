package topset.store;

/**
 * The owner of events: an athlete, or a gym as a whole. Each owner has one lock, and one sequence of event numbers without
 * gaps. So events about a whole gym have the same guarantees as events about an athlete.
 *
 * @param gym the tenant; part of every key and of every query
 */
public record Athlete(String gym, String id) {

    /** No athlete can have this id, because an athlete's id cannot contain a tilde. */
    private static final String OF_GYM = "~gym";

    /** Contains the events about the gym itself. */
    public static final String STREAM_OF_GYM = "gym";

    public static Athlete ofGym(String gym) {
        return new Athlete(gym, OF_GYM);
    }

    public boolean isGym() {
        return id.equals(OF_GYM);
    }

    /**
     * The 64-bit hash of the key is the key of the owner's lock; the key itself is the partition key of the owner's
     * messages.
     */
    public String key() {
        return gym + "/" + id;
    }
}
