package io.restante.rpcstore.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.restante.localcassandra.testing.TestCassandra;
import io.restante.rpcstore.member.MemberStore;
import io.restante.rpcstore.message.MessageStore;
import io.restante.rpcstore.shard.ShardStore;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CassandraSessionFactoryIT {
    @Test
    void storesShouldComeFromTheServicesConfiguration() {
        try (ApplicationContext context = ApplicationContext.run(CassandraFixture.configuration())) {
            assertThat(context.getBean(MessageStore.class)).isInstanceOf(CassandraMessageStore.class);
            assertThat(context.getBean(MemberStore.class)).isInstanceOf(CassandraMemberStore.class);
            assertThat(context.getBean(ShardStore.class)).isInstanceOf(CassandraShardStore.class);
        }
    }

    @Test
    void messagesAndMembersShouldHaveSessionsOfTheirOwnThatEndWithTheService() {
        CqlSession messages;
        CqlSession members;
        try (ApplicationContext context = ApplicationContext.run(CassandraFixture.configuration())) {
            messages = context.getBean(CqlSession.class);
            members = context.getBean(CqlSession.class, Qualifiers.byName(CassandraSessionFactory.MEMBER));

            assertThat(throttler(messages)).isEqualTo("ConcurrencyLimitingRequestThrottler");
            assertThat(throttler(members)).isEqualTo("PassThroughRequestThrottler");
        }

        assertThat(messages.isClosed()).isTrue();
        assertThat(members.isClosed()).isTrue();
    }

    @Test
    void contactPointShouldBeFoundByName() {
        Map<String, Object> byName = CassandraFixture.configuration();
        byName.put(
                "cassandra.default.basic.contact-points",
                "localhost:" + TestCassandra.shared().contactPoint().getPort());

        try (ApplicationContext context = ApplicationContext.run(byName)) {
            assertThat(context.getBean(CqlSession.class).isClosed()).isFalse();
        }
    }

    @Test
    void weakConsistencyShouldEndTheStart() {
        assertStartFails(
                "basic.request.consistency",
                "LOCAL_ONE",
                "cassandra.default.basic.request.consistency must be QUORUM, not LOCAL_ONE");
    }

    @Test
    void timeoutBelowCassandrasShouldEndTheStart() {
        assertStartFails(
                "basic.request.timeout",
                "1500 milliseconds",
                "cassandra.default.basic.request.timeout must be above Cassandra's");
    }

    private static void assertStartFails(String option, String value, String message) {
        Map<String, Object> configuration = CassandraFixture.configuration();
        configuration.put("cassandra.default." + option, value);

        try (ApplicationContext context = ApplicationContext.run(configuration)) {
            assertThatThrownBy(() -> context.getBean(MessageStore.class))
                    .isInstanceOf(BeanInstantiationException.class)
                    .rootCause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(message);
        }
    }

    private static String throttler(CqlSession session) {
        return session.getContext()
                .getConfig()
                .getDefaultProfile()
                .getString(DefaultDriverOption.REQUEST_THROTTLER_CLASS);
    }
}
