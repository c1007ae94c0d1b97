package topset.store;

/**
 * Whose events these are: one lock, one dense sequence and one place in the inbox each.
 *
 * @param gym the tenant; part of every key and of every query
 * @param id the athlete within that gym
 */
public record Athlete(String gym, String id) {

    /** The text that is hashed into the 64-bit key of the athlete's lock, and that keys the athlete's messages. */
    public String key() {
        return gym + "/" + id;
    }
}
