package io.restante.service.trace;

import io.opentelemetry.api.common.AttributeKey;

/** What spans tell: OpenTelemetry's own names where it has one. No text, no key, no name of a chat or of a person. */
public final class TraceKeys {
    /** The shard of the chat. */
    public static final AttributeKey<Long> SHARD = AttributeKey.longKey("restante.shard");
    /** The epoch of the shard's owner. */
    public static final AttributeKey<Long> EPOCH = AttributeKey.longKey("restante.epoch");
    /** How a call of a store has ended: stored, replayed, page, moved, not sent, unknown, or the code of an error. */
    public static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("restante.outcome");
    /** Whether a page came from memory or from the storage. */
    public static final AttributeKey<String> FROM = AttributeKey.stringKey("restante.from");
    /** The send time of the first message of a write: the same in the traces of all messages that went in it. */
    public static final AttributeKey<Long> BATCH_START = AttributeKey.longKey("restante.batch_start");

    /** How many messages went in one write. */
    public static final AttributeKey<Long> BATCH_SIZE = AttributeKey.longKey("db.operation.batch.size");

    public static final AttributeKey<String> DATABASE = AttributeKey.stringKey("db.system.name");
    public static final AttributeKey<String> TABLE = AttributeKey.stringKey("db.collection.name");
    public static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation.name");
    public static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
    public static final AttributeKey<String> HTTP_METHOD = AttributeKey.stringKey("http.request.method");
    public static final AttributeKey<String> HTTP_ROUTE = AttributeKey.stringKey("http.route");
    public static final AttributeKey<Long> HTTP_STATUS = AttributeKey.longKey("http.response.status_code");
    public static final AttributeKey<String> RPC = AttributeKey.stringKey("rpc.system");
    public static final AttributeKey<Long> GRPC_STATUS = AttributeKey.longKey("rpc.grpc.status_code");
    public static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private TraceKeys() {}
}
