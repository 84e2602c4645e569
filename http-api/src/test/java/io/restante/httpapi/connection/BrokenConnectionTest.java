package io.restante.httpapi.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokenConnectionTest {
    private final IOException reset = new IOException("Connection reset by peer");

    private final List<Throwable> heard = new ArrayList<>();
    private boolean active = true;
    /** As it is while it is being closed: not active any more, and its handlers still there. */
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new BrokenConnection(), new ChannelInboundHandlerAdapter() {
                @Override
                public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                    heard.add(cause);
                }
            }) {
                @Override
                public boolean isActive() {
                    return active;
                }
            };

    @Test
    void aBreakOfAClosedConnectionShouldNotBeTold() {
        active = false;
        channel.pipeline().fireExceptionCaught(reset);

        assertThat(heard).isEmpty();
    }

    @Test
    void everythingElseShouldBeTold() {
        IllegalStateException defect = new IllegalStateException();
        channel.pipeline().fireExceptionCaught(reset);
        active = false;
        channel.pipeline().fireExceptionCaught(defect);

        assertThat(heard).containsExactly(reset, defect);
    }
}
