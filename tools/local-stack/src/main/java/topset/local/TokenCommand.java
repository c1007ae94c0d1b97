package topset.local;

import java.net.InetAddress;
import topset.local.issuer.Issuer;
import topset.local.issuer.TokenClient;
import topset.local.process.Ports;
import topset.local.process.StackFailure;

/** Runs {@code ./topset token GYM ROLE SUBJECT}, which prints a bearer token of the local issuer. */
final class TokenCommand {

    private TokenCommand() {}

    static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println("Usage: ./topset token GYM ROLE SUBJECT, as in: ./topset token iron-temple coach kim");
            System.exit(2);
        }
        try {
            int port = Ports.from(System.getenv()).issuer();
            String issuer = new Issuer(InetAddress.getLoopbackAddress(), port).url();
            System.out.println(new TokenClient(issuer).token(arguments[0], arguments[1], arguments[2]));
        } catch (StackFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
