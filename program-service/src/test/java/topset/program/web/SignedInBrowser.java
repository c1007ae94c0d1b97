package topset.program.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import topset.edge.identity.PageTenant;

/** A browser with the page's cookies that does not follow redirects. */
final class SignedInBrowser {
    private final CookieFilter cookies = new CookieFilter();

    /** Signs in with the issuer's form. */
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

    /** Uses the page's button. */
    Response signOut() {
        return call().post(PageTenant.SIGN_OUT);
    }

    Response page() {
        return call().get("/");
    }

    private RequestSpecification call() {
        return given().filter(cookies).redirects().follow(false);
    }
}
