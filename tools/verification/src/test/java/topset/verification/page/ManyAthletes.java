package topset.verification.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import topset.testsupport.Json;

/**
 * Opens the roster of a large gym. The roster's two rows, of an athlete who needs a look and one who does not, are copied.
 */
final class ManyAthletes {
    private static final Pattern ROSTER = Pattern.compile("/v1/roster\\?limit");

    private ManyAthletes() {}

    /**
     * Opens the roster of a gym with the given number of athletes.
     *
     * @param needing how many of them need a look
     */
    static Page open(String theme, int athletes, int needing) {
        var gym = PageGym.fresh(theme);
        PageGym.train(gym.lifter("hurt", "Hurt Hanna"), "120", 2, "10", true);
        PageGym.train(gym.lifter("well", "Willa Well"), "120", 4, "8.5", false);
        var page = gym.roster();
        page.route(
                ROSTER,
                route -> route.fulfill(
                        new Route.FulfillOptions().setBody(copied(route.fetch().text(), athletes, needing))));
        page.reload();
        page.waitForSelector("tr[data-athlete]");
        return page;
    }

    private static String copied(String answer, int athletes, int needing) {
        var roster = (ObjectNode) Json.read(answer);
        var items = (ArrayNode) roster.path("items");
        var hurt = (ObjectNode) row(items, "hurt");
        var well = (ObjectNode) row(items, "well");
        var copies = items.arrayNode();
        for (int n = 0; n < athletes; n++) {
            var copy = n < needing ? hurt.deepCopy() : well.deepCopy();
            copies.add(copy.put("athleteId", "athlete-" + n)
                    .put("name", copy.path("name").asText() + " " + n));
        }
        roster.set("items", copies);
        return Json.write(roster);
    }

    private static JsonNode row(ArrayNode items, String athlete) {
        return items.valueStream()
                .filter(each -> each.path("athleteId").asText().equals(athlete))
                .findFirst()
                .orElseThrow();
    }
}
