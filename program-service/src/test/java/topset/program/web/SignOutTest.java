package topset.program.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Api.problem;

import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import topset.program.Api;
import topset.program.RealParts;

/** A coach signs out of the page. */
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
    void who_has_no_session_ends_the_one_at_the_issuer_which_may_have_outlived_it() {
        goesToTheIssuerAsThePage(given());
        goesToTheIssuerAsThePage(Api.as("sign-out-gym", "coach", "kim"));
    }

    private static void goesToTheIssuerAsThePage(RequestSpecification caller) {
        var answer = caller.redirects().follow(false).post("/sign-out").then().statusCode(303);
        assertThat(answer.extract().header("Location"))
                .startsWith(ConfigProvider.getConfig().getValue("TOPSET_ISSUER", String.class) + "/endsession?")
                .contains("client_id=topset-page", "post_logout_redirect_uri=http")
                .doesNotContain("id_token_hint");
    }

    @Test
    void a_sign_in_that_the_issuer_refuses_is_not_answered_as_if_the_issuer_were_away() {
        var asked = given().redirects().follow(false).get("/").then().statusCode(302);
        var form = URI.create(asked.extract().header("Location")).getQuery();
        var state =
                Pattern.compile("(?:^|&)state=([^&]+)").matcher(form).results().findFirst();

        given().cookies(asked.extract().cookies())
                .redirects()
                .follow(false)
                .queryParam("code", "of-nobody")
                .queryParam("state", state.orElseThrow().group(1))
                .get("/")
                .then()
                .statusCode(401);
    }

    @Test
    void a_sign_in_that_is_not_completed_says_so_with_the_way_to_try_again() {
        var asked = given().redirects().follow(false).get("/lift/").then().statusCode(302);
        var cookie = asked.extract().cookies().keySet().stream()
                .filter(name -> name.startsWith("q_auth"))
                .findFirst()
                .orElseThrow();

        var answer = given().cookie(cookie, "cut-off")
                .header("Accept-Language", "de-DE,de;q=0.9")
                .redirects()
                .follow(false)
                .queryParam("code", "any")
                .queryParam("state", cookie.substring(cookie.lastIndexOf('_') + 1))
                .get("/lift/")
                .then()
                .statusCode(401);

        assertThat(answer.extract().asString())
                .contains("Die Anmeldung wurde nicht abgeschlossen.", "<a class=\"button primary\" href=\"/lift/\">");
    }

    @Test
    void a_session_that_cannot_be_read_any_more_gives_way_to_a_new_sign_in() {
        for (var page : List.of("/", "/lift/")) {
            var answer = given().cookie("q_session_page", "encrypted-with-a-former-secret")
                    .redirects()
                    .follow(false)
                    .get(page)
                    .then()
                    .statusCode(303)
                    .extract();

            assertThat(answer.header("Location")).isEqualTo(page);
            assertThat(answer.detailedCookie("q_session_page").getMaxAge()).isZero();
            assertThat(answer.detailedCookie("q_session_page").getPath()).isEqualTo("/");
        }
    }

    @Test
    void nobody_is_signed_out_by_a_link() {
        var browser = new SignedInBrowser("sign-out-gym/coach/kim");

        problem(405, given().redirects().follow(false).get("/sign-out").then()).header("Allow", "OPTIONS, POST");

        browser.page().then().statusCode(200);
    }
}
