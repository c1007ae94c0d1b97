package topset.store;

/**
 * The owner of events. Each owner has one lock, one dense sequence and one row in the inbox. An owner is an athlete, or
 * a gym itself: what a gym decides for all its athletes has the same guarantees as what happens to one of them.
 *
 * @param gym the tenant; part of every key and of every query
 * @param id the athlete within that gym
 */
public record Athlete(String gym, String id) {

    /** The id of a gym itself. Ids of athletes cannot contain a tilde. */
    private static final String OF_GYM = "~gym";

    /** The gym itself as the owner of events. */
    public static Athlete ofGym(String gym) {
        return new Athlete(gym, OF_GYM);
    }

    /** Whether the owner is a gym itself. */
    public boolean isGym() {
        return id.equals(OF_GYM);
    }

    /** The text that is hashed into the owner's 64-bit lock key. It is also the key of an athlete's messages. */
    public String key() {
        return gym + "/" + id;
    }
}
