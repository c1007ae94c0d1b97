package topset.verification.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate authority that exists for one test, and a certificate for {@code localhost} that it has signed, as PEM
 * files.
 *
 * @param authority the certificate that clients trust
 * @param certificate the server's certificate, followed by the authority's
 * @param key the server's key, which only its owner can read
 * @param keyAndCertificate both in one file
 */
record Certificates(Path authority, Path certificate, Path key, Path keyAndCertificate) {
    private static final String PASSWORD = "of-one-test";

    static Certificates make(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        var store = Files.createDirectories(folder).resolve("store.p12");
        pair(store, "authority", "-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign");
        pair(store, "server", "-signer", "authority", "-ext", "san=dns:localhost,ip:127.0.0.1");
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var key =
                pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
        var chain = new StringBuilder();
        for (var each : keys.getCertificateChain("server")) {
            chain.append(pem("CERTIFICATE", each.getEncoded()));
        }
        var authority = pem("CERTIFICATE", keys.getCertificate("authority").getEncoded());
        return new Certificates(
                write(folder.resolve("authority.pem"), authority),
                write(folder.resolve("server.pem"), chain.toString()),
                write(folder.resolve("server.key"), key),
                write(folder.resolve("server-with-key.pem"), key + chain));
    }

    private static void pair(Path store, String alias, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-validity",
                "2"));
        command.addAll(List.of(more));
        var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var says = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + says);
        }
    }

    private static String pem(String what, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    private static Path write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
