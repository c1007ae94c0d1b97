package topset.program.live;

import java.time.Duration;
import java.util.List;
import topset.store.Cursor;

/** What a watcher is told of what happened. */
interface Telling {

    /**
     * One thing that is told.
     *
     * @param at where to resume after it
     * @param data JSON on one line
     */
    record Said(Cursor at, String name, String data) {}

    /** In order, the last one at the last event. */
    List<Said> of(List<LiveEvent> events);

    /** How long to let more come together. */
    Duration pause();

    /** Every event, as it is on the topic, at once. */
    Telling EVENTS = new Telling() {
        @Override
        public List<Said> of(List<LiveEvent> events) {
            return events.stream()
                    .map(event -> new Said(event.at(), event.name(), event.data()))
                    .toList();
        }

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }
    };
}
