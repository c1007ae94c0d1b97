package topset.local.origin;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import org.jspecify.annotations.Nullable;

/** Gives a browser a page instead of an empty 502 while a service starts. The page loads again by itself. */
final class StartingPage implements ProxyInterceptor {
    private static final int BAD_GATEWAY = 502;

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="3"><title>Topset</title>
            <style>body { margin: 20vh 1rem; font: 1.1rem system-ui, sans-serif; text-align: center }</style></head>
            <body><p>%s</p><p><a href="">%s</a></p></body>
            </html>
            """;

    private static final String ENGLISH =
            PAGE.formatted("en", "Topset does not answer yet. This page loads by itself in a moment.", "Try again");
    private static final String GERMAN = PAGE.formatted(
            "de", "Topset antwortet noch nicht. Diese Seite lädt sich gleich von selbst.", "Noch einmal versuchen");

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        HttpServerRequest asked = context.request().proxiedRequest();
        if (context.response().getStatusCode() == BAD_GATEWAY && begins(asked.getHeader("Accept"), "text/html")) {
            boolean isGerman = begins(asked.getHeader("Accept-Language"), "de");
            context.response()
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .setBody(Body.body(Buffer.buffer(isGerman ? GERMAN : ENGLISH)));
        }
        return context.sendResponse();
    }

    /** What a browser prefers comes first. */
    private static boolean begins(@Nullable String header, String value) {
        return header != null && header.startsWith(value);
    }
}
