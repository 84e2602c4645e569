package io.restante.rpcstore.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    @Test
    void replicasOfAllDatacentersShouldBeCounted() {
        assertThat(Replicas.count(Map.of("class", "NetworkTopologyStrategy", "dc1", "3", "dc2", "2")))
                .isEqualTo(5);
    }

    @Test
    void oneFactorForAllShouldBeCounted() {
        assertThat(Replicas.count(Map.of("class", "SimpleStrategy", "replication_factor", "1")))
                .isEqualTo(1);
    }
}
