package topset.verification.chaos.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import topset.contract.Topics;
import topset.testsupport.Json;
import topset.verification.chaos.load.KnownSet;
import topset.verification.chaos.pair.ShakenPair;

/** The newest targets of a gym on the compacted topic. */
record PublishedTargets(Map<String, JsonNode> bySlotKey) {

    static PublishedTargets of(ShakenPair pair, String gym) {
        var newest = new HashMap<String, JsonNode>();
        for (var message : new TopicLog(pair.stack().bootstrapServers(), Topics.TARGETS).of(gym)) {
            if (message.value() == null) {
                newest.remove(message.key());
            } else {
                newest.put(message.key(), Json.read(new String(message.value(), UTF_8)));
            }
        }
        return new PublishedTargets(newest);
    }

    Verdict compare(ShakenPair pair, String gym, Collection<KnownSet> sets) {
        var verdict = Verdict.CLEAN;
        var athletes = new TreeSet<String>();
        sets.forEach(set -> athletes.add(set.athlete()));
        for (var athlete : athletes) {
            for (var week : new String[] {"current", "next"}) {
                var plan = pair.programs(gym, "coach").get("/v1/athletes/" + athlete + "/weeks/" + week);
                for (var lift : plan.expect(200).json().path("lifts")) {
                    var key = Topics.slotKey(gym, athlete, lift.path("slotId").asText());
                    var published = bySlotKey.getOrDefault(key, Json.read("{}")).path(week);
                    var is = shown(
                            published.path("revision"),
                            published.path("prescription").path("top").path("load"));
                    var mustBe = shown(lift.path("revision"), lift.path("top").path("load"));
                    if (!is.equals(mustBe)) {
                        verdict = verdict.and(Verdict.wrong("the compacted topic says of " + key + " " + week + ": "
                                + is + ", the plan " + mustBe));
                    }
                }
            }
        }
        return verdict;
    }

    private static String shown(JsonNode revision, JsonNode load) {
        return "revision " + revision.asInt() + ", "
                + (load.isNumber() ? load.decimalValue().stripTrailingZeros().toPlainString() + " kg" : "nothing");
    }
}
