package topset.store;

/**
 * The owner of events. Each athlete has one lock, one dense sequence and one row in the inbox.
 *
 * @param gym the tenant; part of every key and of every query
 * @param id the athlete within that gym
 */
public record Athlete(String gym, String id) {

    /** The text that is hashed into the athlete's 64-bit lock key. It is also the key of the athlete's messages. */
    public String key() {
        return gym + "/" + id;
    }
}
