package topset.program.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static topset.program.Api.problem;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import topset.program.Api;
import topset.program.RealParts;

/** How a coach leaves the page. */
@RealParts
class SignOutTest {

    @Test
    void who_signs_out_has_no_session_and_goes_to_the_issuer_to_end_the_one_there() {
        var browser = new SignedInBrowser("sign-out-gym/coach/kim");
        browser.page().then().statusCode(200);

        var next = browser.signOut().then().statusCode(303).extract().header("Location");

        assertThat(next)
                .startsWith(ConfigProvider.getConfig().getValue("TOPSET_ISSUER", String.class) + "/endsession?")
                .contains("id_token_hint=ey", "post_logout_redirect_uri=http");
        browser.page().then().statusCode(302);
    }

    @Test
    void who_has_no_session_goes_to_the_page() {
        given().redirects()
                .follow(false)
                .post("/sign-out")
                .then()
                .statusCode(303)
                .header("Location", equalTo(Api.uri("/").toString()));
        Api.as("sign-out-gym", "coach", "kim")
                .redirects()
                .follow(false)
                .post("/sign-out")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/"));
    }

    @Test
    void nobody_is_signed_out_by_a_link() {
        var browser = new SignedInBrowser("sign-out-gym/coach/kim");

        problem(405, given().redirects().follow(false).get("/sign-out").then());

        browser.page().then().statusCode(200);
    }
}
