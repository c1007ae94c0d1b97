package topset.local.issuer;

import java.net.InetSocketAddress;
import topset.local.process.Ports;

/** Runs only the issuer, inside a container. */
final class IssuerApplication {

    private IssuerApplication() {}

    static void main() {
        int port = Ports.from(System.getenv()).issuer();
        Issuer issuer = new Issuer(new InetSocketAddress(0).getAddress(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(issuer::stop, "stop"));
        issuer.start();
        System.out.println("The local OIDC issuer listens on port " + port + ".");
    }
}
