package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at start at how each node is set: for what the driver has to fit, and for what would lose messages. */
final class NodeSettings {
    static final String READ = "SELECT name, value FROM system_views.settings"
            + " WHERE name IN ('commitlog_sync', 'read_request_timeout', 'write_request_timeout')";

    private static final Logger LOG = LoggerFactory.getLogger(NodeSettings.class);
    private static final Pattern MILLISECONDS = Pattern.compile("([0-9]+)ms");

    private final CqlSession session;
    private final PreparedStatement read;

    NodeSettings(CqlSession session) {
        this.session = session;
        this.read = session.prepare(READ);
    }

    void check() {
        DriverExecutionProfile profile = session.getContext().getConfig().getDefaultProfile();
        for (Node node : session.getMetadata().getNodes().values()) {
            if (node.getState() == NodeState.DOWN) {
                continue;
            }
            try {
                check(profile, node.getEndPoint().toString(), settings(node));
            } catch (DriverException e) {
                LOG.warn("The settings of {} could not be read and are not checked", node.getEndPoint(), e);
            }
        }
    }

    static void check(DriverExecutionProfile profile, String node, Map<String, String> settings) {
        if ("periodic".equals(settings.get("commitlog_sync"))) {
            LOG.warn(
                    "{} has commitlog_sync: periodic, so that messages which were answered as stored are lost when it is"
                            + " killed; set commitlog_sync: group in its cassandra.yaml to keep them",
                    node);
        }
        for (String setting : new String[] {"read_request_timeout", "write_request_timeout"}) {
            Matcher value = MILLISECONDS.matcher(settings.getOrDefault(setting, ""));
            if (value.matches()) {
                DriverRules.checkTimeout(profile, setting, Duration.ofMillis(Long.parseLong(value.group(1))));
            }
        }
    }

    private Map<String, String> settings(Node node) {
        Map<String, String> settings = new HashMap<>();
        for (Row row : session.execute(read.bind().setNode(node))) {
            settings.put(
                    Objects.requireNonNull(row.getString("name")),
                    Objects.requireNonNullElse(row.getString("value"), ""));
        }
        return settings;
    }
}
