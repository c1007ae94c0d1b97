package topset.verification.chaos.rounds;

import java.time.Duration;

/** The size of a chaos run. Missed time limits fail it only if it {@code judgesSpeed}, on an idle machine. */
public record Scale(
        Duration outage,
        int kills,
        int restarts,
        Duration frozen,
        Duration fuzzing,
        int flood,
        boolean judgesSpeed,
        Duration patience,
        int athletes,
        int setsPerSecond) {

    public static final Scale SHORT = new Scale(
            Duration.ofSeconds(5),
            2,
            1,
            Duration.ofSeconds(5),
            Duration.ofSeconds(8),
            10_000,
            false,
            Duration.ofMinutes(3),
            8,
            16);

    /** Few logged sets are enough to detect the missing protection. */
    public static final Scale BROKEN = new Scale(
            Duration.ofSeconds(2),
            1,
            1,
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            1_000,
            false,
            Duration.ofSeconds(5),
            8,
            40);

    /** So few sets are logged per second that two slow cores are enough. */
    public static final Scale LONG = new Scale(
            Duration.ofSeconds(60),
            50,
            10,
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            200_000,
            true,
            Duration.ofMinutes(2),
            32,
            30);
}
