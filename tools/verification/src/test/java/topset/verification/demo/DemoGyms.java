package topset.verification.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;
import topset.client.TopsetClient;
import topset.client.program.TransferApi;
import topset.local.demo.DemoApi;
import topset.local.demo.MadeUpGym;
import topset.testsupport.Midday;
import topset.verification.support.Answer;
import topset.verification.support.GymClient;

/** Provides gyms that the demo has filled, and reads their content. */
final class DemoGyms {

    private DemoGyms() {}

    static DemoApi api(GymClient gym) {
        return api(gym, () -> gym.pair().token(gym.name(), "coach", "kim"));
    }

    static DemoApi api(GymClient gym, Supplier<String> token) {
        return DemoApi.of(
                gym.pair().sessions().toString(), gym.pair().programs().toString(), token);
    }

    static MadeUpGym madeUp(GymClient gym, int lifters, int weeks) {
        return new MadeUpGym(api(gym), transfer(gym), Midday.ZONE, Midday.today(), lifters, weeks);
    }

    static TransferApi transfer(GymClient gym) {
        var pair = gym.pair();
        return new TransferApi(new TopsetClient(pair.programs(), () -> pair.token(gym.name(), "platform", "back-end")));
    }

    static List<JsonNode> roster(GymClient gym) {
        return items(gym.coach().programs().get("/v1/roster?limit=200"));
    }

    static List<JsonNode> sessions(GymClient gym, String athlete) {
        return items(gym.coach().sessions().get("/v1/athletes/" + athlete + "/sessions?limit=200"));
    }

    private static List<JsonNode> items(Answer answer) {
        return answer.expect(200).json().path("items").valueStream().toList();
    }
}
