package topset.program.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.program.live.GymPages.Page;
import topset.program.live.LiveFeed.LiveEvent;
import topset.program.roster.Roster;
import topset.store.Athlete;

/** Encodes events as the current roster rows of the changed athletes. Streams that share a page share its rows. */
@ApplicationScoped
class ChangedRows {
    private static final Duration TOGETHER = Duration.ofMillis(150);

    private final Roster roster;

    /** The rows of a page are kept while the page is, by whether they name who has marked a flag as seen. */
    private final Cache<Page, Map<Boolean, Map<String, Roster.Line>>> rows =
            Caffeine.newBuilder().weakKeys().build();

    ChangedRows(Roster roster) {
        this.roster = roster;
    }

    Map<String, Roster.Line> of(String gym, Page page, boolean isNamed) {
        return rows.get(page, _ -> new ConcurrentHashMap<>()).computeIfAbsent(isNamed, _ -> {
            var athletes = page.events().stream()
                    .map(event -> event.athlete().id())
                    .distinct()
                    .toList();
            return roster.rows(gym, athletes, isNamed);
        });
    }

    LiveStream.Encoder encoder(String gym, boolean isNamed) {
        return new RowEncoder(gym, isNamed);
    }

    private record RowsToSend(List<Roster.Line> items, List<String> gone) {}

    /**
     * Several events of one athlete become one row. If the watching coach no longer sees an athlete, the message names
     * the athlete as gone, but only if the coach saw the athlete before.
     */
    private final class RowEncoder implements LiveStream.Encoder {
        private final String gym;
        private final boolean isNamed;

        /** The athletes whose rows the watching coach has; absent if the coach sees all athletes of the gym. */
        private Optional<Set<String>> ofCoach = Optional.empty();

        RowEncoder(String gym, boolean isNamed) {
            this.gym = gym;
            this.isNamed = isNamed;
        }

        /** The service does not store which rows a coach saw before, so a coach cannot learn later who is gone. */
        @Override
        public boolean begin(@Nullable String onlyOf) {
            ofCoach = Optional.ofNullable(onlyOf).map(coach -> new HashSet<>(roster.athletesOf(gym, coach)));
            return onlyOf == null;
        }

        @Override
        public List<LiveEvent> encode(List<Page> pages, Set<String> visible) {
            var changed = new LinkedHashMap<String, Page>();
            pages.forEach(page ->
                    page.events().forEach(event -> changed.put(event.athlete().id(), page)));
            var items = new ArrayList<Roster.Line>();
            var gone = new ArrayList<String>();
            changed.forEach((athlete, newest) -> {
                if (visible.contains(athlete)) {
                    ofCoach.ifPresent(athletes -> athletes.add(athlete));
                    var row = of(gym, newest, isNamed).get(athlete);
                    if (row == null) {
                        gone.add(athlete);
                    } else {
                        items.add(row);
                    }
                } else if (ofCoach.map(athletes -> athletes.remove(athlete)).orElse(false)) {
                    gone.add(athlete);
                }
            });
            if (items.isEmpty() && gone.isEmpty()) {
                return List.of();
            }
            var data = ContractJson.text(new RowsToSend(items, gone));
            return List.of(new LiveEvent(pages.getLast().next(), Athlete.ofGym(gym), "rows", data));
        }

        @Override
        public Duration pause() {
            return TOGETHER;
        }
    }
}
