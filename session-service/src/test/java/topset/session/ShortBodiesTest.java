package topset.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.session;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;
import static topset.session.SessionApi.token;
import static topset.session.SessionApi.uri;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bytes of a request that HTTP clients of tests do not send. */
@RealSessionService
class ShortBodiesTest {
    private final String body = set(newId(), "100", 5);
    private Socket socket;
    private BufferedReader answers;

    @BeforeEach
    void connect() throws IOException {
        var service = uri("/");
        socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }

    @AfterEach
    void disconnect() throws IOException {
        socket.close();
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private void sendHead(String header) throws IOException {
        send("POST /v1/sessions/" + session(someone()) + "/sets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + token("iron-temple/coach/kim") + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n" + header + "\r\n");
    }

    private String status() throws IOException {
        var line = answers.readLine();
        return line.isEmpty() ? answers.readLine() : line;
    }

    @Test
    void a_body_may_arrive_in_parts() throws IOException {
        sendHead("");
        send(body.substring(0, 20));
        // The answer to a second request shows that the service has received the first part.
        session(someone());
        send(body.substring(20));

        assertThat(status()).isEqualTo("HTTP/1.1 201 Created");
    }

    @Test
    void a_client_may_wait_for_the_permission_to_send_the_body() throws IOException {
        sendHead("Expect: 100-continue\r\n");
        assertThat(status()).isEqualTo("HTTP/1.1 100 Continue");
        send(body);

        assertThat(status()).isEqualTo("HTTP/1.1 201 Created");
    }
}
