package topset.local.issuer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;

/** The page with the sign-in form: a field for the user name, and a button for each user of the examples. */
final class SignInPage {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final String PAGE = read("sign-in.html");

    private SignInPage() {}

    static OAuth2HttpResponse empty() {
        return answer(OK, "", "");
    }

    static OAuth2HttpResponse refused(String userName, String reason) {
        return answer(BAD_REQUEST, userName, "<p role=\"alert\">" + escaped(reason) + "</p>");
    }

    private static OAuth2HttpResponse answer(int status, String userName, String refusal) {
        var page = PAGE.replace("${refusal}", refusal).replace("${username}", escaped(userName));
        return new OAuth2HttpResponse(
                Headers.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"),
                status,
                page,
                null);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(SignInPage.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
