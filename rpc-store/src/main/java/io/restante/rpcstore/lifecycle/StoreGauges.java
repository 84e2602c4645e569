package io.restante.rpcstore.lifecycle;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.restante.rpcstore.chat.ChatService;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What a store holds just now, whichever life it is in: each life has memory of its own, and gauges are for all. */
final class StoreGauges implements MeterBinder {
    private final Supplier<@Nullable MemberLife> life;
    private final ChatService chats;

    StoreGauges(Supplier<@Nullable MemberLife> life, ChatService chats) {
        this.life = life;
        this.chats = chats;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge("restante.shards", "Shards that this store serves", MemberLife::shards)
                .register(registry);
        gauge("restante.chats", "Chats in memory", now -> now.chats().count()).register(registry);
        gauge("restante.sends.waiting", "What messages that wait or are being written hold", now -> now.chats()
                        .sendBytes())
                .baseUnit("bytes")
                .register(registry);
        gauge("restante.recent.size", "What recent messages hold in memory", now -> now.chats()
                        .recentBytes())
                .baseUnit("bytes")
                .register(registry);
        gauge("restante.loads.waiting", "Chats that wait to be read from the storage", now -> now.chats()
                        .loadsWaiting())
                .register(registry);
        Gauge.builder("restante.pulls.waiting", chats, ChatService::pullsWaiting)
                .description("Pulls that wait to read")
                .register(registry);
    }

    private Gauge.Builder<Supplier<@Nullable MemberLife>> gauge(
            String name, String description, ToDoubleFunction<MemberLife> value) {
        return Gauge.builder(name, life, current -> {
                    MemberLife now = current.get();
                    return now == null ? 0 : value.applyAsDouble(now);
                })
                .description(description)
                .strongReference(true);
    }
}
