package topset.store.append;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Creates the sockets of the JDBC driver, which connects them itself. A test watches or stops what is sent. */
abstract class DriverSockets extends SocketFactory {

    /** Returns the stream to which the driver writes, instead of that of the socket. */
    abstract OutputStream watched(Socket socket, OutputStream out);

    @Override
    public final Socket createSocket() {
        return new Socket() {
            @Override
            public OutputStream getOutputStream() throws IOException {
                return watched(this, super.getOutputStream());
            }
        };
    }

    @Override
    public final Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }
}
