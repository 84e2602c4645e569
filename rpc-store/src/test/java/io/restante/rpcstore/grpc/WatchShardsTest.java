package io.restante.rpcstore.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.routing.ShardMap;
import io.restante.routing.link.GrpcMapFeed;
import io.restante.routing.watch.MapFeed;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchShardsTest {
    private final BlockingQueue<ShardMap> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private StoreNode store;
    private MapFeed.Subscription subscription;

    @BeforeEach
    void open() throws Exception {
        store = new StoreNode();
        store.maps.learn(store.asOwner(1));
        subscription = new GrpcMapFeed(store.others).open("dns:///" + store.address, new MapFeed.Listener() {
            @Override
            public void map(ShardMap map) {
                heard.add(map);
            }

            @Override
            public void ended() {
                ended.countDown();
            }
        });
    }

    @AfterEach
    void close() {
        subscription.close();
        store.close();
    }

    @Test
    void theMapShouldBeToldAtOnceAndAfterEachChange() throws Exception {
        assertThat(heard.take().version()).isEqualTo(256);
        store.maps.learn(store.asOwner(2));
        ShardMap next = heard.take();
        while (next.version() == 256) {
            next = heard.take();
        }

        assertThat(next.version()).isEqualTo(512);
        assertThat(next.owner(7)).isEqualTo(store.maps.current().owner(7));
    }

    @Test
    void theMapShouldBeToldAgainThoughNothingChanges() throws Exception {
        heard.take();

        assertThat(heard.take().version()).isEqualTo(256);
    }

    @Test
    void manyChangesShouldBeToldAsFewMaps() throws Exception {
        heard.take();
        for (int epoch = 2; epoch <= 2_000; epoch++) {
            store.maps.learn(store.asOwner(epoch));
        }
        int maps = 0;
        for (ShardMap next = heard.take(); next.version() < 2_000 * 256; next = heard.take()) {
            maps++;
        }

        assertThat(maps).isLessThan(1_000);
    }

    @Test
    void theStreamShouldEndWithItsStore() throws Exception {
        heard.take();
        store.service.end();

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
