package topset.rules.week;

import java.time.LocalDate;

public record PlannedDate(int day, LocalDate date, State state) {

    public enum State {
        /** The day can still be trained on its date. */
        PLANNED,
        /** A set of the day was logged in the program's week of the date, or the athlete has made the day up. */
        TRAINED,
        /** The date has passed, and the athlete has neither trained the day nor made it up. */
        MISSED
    }
}
