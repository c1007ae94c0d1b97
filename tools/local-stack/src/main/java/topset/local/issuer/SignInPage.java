package topset.local.issuer;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;

/** The page with the sign-in form: a field for the user name, and a button for each user of the examples. */
final class SignInPage {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final String PAGE = read("sign-in.html");
    private static final Properties ENGLISH = texts("sign-in.en.properties");
    private static final Properties GERMAN = texts("sign-in.de.properties");

    private SignInPage() {}

    static OAuth2HttpResponse empty(Headers asked) {
        return answer(OK, textsFor(asked), "", "");
    }

    static OAuth2HttpResponse refused(Headers asked, String userName, String reason) {
        Properties texts = textsFor(asked);
        var says = texts.getProperty("refused").replace("${reason}", reason);
        return answer(BAD_REQUEST, texts, userName, "<p role=\"alert\">" + escaped(says) + "</p>");
    }

    /** What a browser prefers comes first. */
    private static Properties textsFor(Headers asked) {
        String languages = asked.get("Accept-Language");
        return languages != null && languages.startsWith("de") ? GERMAN : ENGLISH;
    }

    private static OAuth2HttpResponse answer(int status, Properties texts, String userName, String refusal) {
        var page = PAGE;
        for (String name : texts.stringPropertyNames()) {
            page = page.replace("${" + name + "}", escaped(texts.getProperty(name)));
        }
        page = page.replace("${refusal}", refusal).replace("${username}", escaped(userName));
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

    private static Properties texts(String resource) {
        var texts = new Properties();
        try {
            texts.load(new StringReader(read(resource)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(SignInPage.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
