package io.restante.localcassandra.testing;

import io.restante.localcassandra.CassandraNode;
import java.io.IOException;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * The port of a node on which it takes clients, as {@code nodetool disablebinary} and {@code enablebinary} shut and open it.
 *
 * @param node one that runs
 */
public record ClientDoor(CassandraNode node) {
    /** Ends every client's connection and takes no other one. */
    public void shut() throws IOException, JMException {
        invoke("stopNativeTransport");
    }

    /** Takes clients again. */
    public void open() throws IOException, JMException {
        invoke("startNativeTransport");
    }

    // JNDI asks a node that a test has started, on this machine.
    @SuppressWarnings("BanJNDI")
    private void invoke(String operation) throws IOException, JMException {
        JMXServiceURL url = new JMXServiceURL(
                "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + node.spec().jmxPort() + "/jmxrmi");
        try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
            connector
                    .getMBeanServerConnection()
                    .invoke(
                            new ObjectName("org.apache.cassandra.db:type=StorageService"),
                            operation,
                            new Object[0],
                            new String[0]);
        }
    }
}
