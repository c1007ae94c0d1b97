package topset.program.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A browser with the page's cookies that follows no redirect by itself. */
final class SignedInBrowser {
    private final CookieFilter cookies = new CookieFilter();

    /** Signs in at the issuer, as a person does with its form. */
    SignedInBrowser(String user) {
        var form = call().get("/").then().statusCode(302).extract().header("Location");
        var back = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .formParam("username", user)
                .post(form)
                .then()
                .statusCode(302)
                .extract()
                .header("Location");
        var page = call().urlEncodingEnabled(false).get(back);
        while (page.statusCode() == 302) {
            page = call().urlEncodingEnabled(false).get(page.header("Location"));
        }
        assertThat(page.statusCode()).isEqualTo(200);
    }

    /** By the page's own button. */
    Response signOut() {
        return call().post(SignOut.PATH);
    }

    Response page() {
        return call().get("/");
    }

    private RequestSpecification call() {
        return given().filter(cookies).redirects().follow(false);
    }
}
