package topset.program.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import topset.program.Gym;
import topset.program.RealParts;

/** Tests the security headers of the page and of the API's answers. */
@RealParts
class BrowserSafetyTest {

    @Test
    void the_page_runs_its_own_scripts_alone_and_in_no_frame() {
        var policy = given().get("/page/main.js")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .extract()
                .header("Content-Security-Policy");

        assertThat(policy)
                .contains("script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void what_is_personal_is_not_kept_by_caches() {
        Gym.fresh("no-store")
                .coach()
                .get("/v1/roster")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @Test
    void a_browser_at_an_unknown_address_gets_a_page_and_others_a_problem() {
        var browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        assertThat(given().accept(browser)
                        .get("/nope")
                        .then()
                        .statusCode(404)
                        .contentType("text/html")
                        .header("X-Content-Type-Options", equalTo("nosniff"))
                        .extract()
                        .asString())
                .contains("There is no such page");

        given().get("/nope").then().statusCode(404).contentType("application/problem+json");
        given().accept(browser).get("/v1/nope").then().statusCode(404).contentType("application/problem+json");
    }
}
