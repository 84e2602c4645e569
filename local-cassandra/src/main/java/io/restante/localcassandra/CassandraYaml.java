package io.restante.localcassandra;

/** The text of a node's {@code cassandra.yaml}; {@code docs/adr} says why the commit log is set as it is. */
final class CassandraYaml {
    private CassandraYaml() {}

    /** @param directIo whether the node's disk can be written past the page cache */
    static String of(NodeSpec node, boolean directIo) {
        ClusterSpec cluster = node.cluster();
        NodeMemory memory = cluster.memory();
        return """
                cluster_name: restante
                num_tokens: %1$d
                initial_token: %2$s
                # Its tokens are given and its data were always its own: there is nothing to stream at a first start.
                auto_bootstrap: false
                partitioner: org.apache.cassandra.dht.Murmur3Partitioner
                endpoint_snitch: SimpleSnitch
                %13$s
                seed_provider:
                  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                    parameters:
                      - seeds: "%3$s"
                listen_address: %4$s
                rpc_address: %4$s
                storage_port: %5$d
                native_transport_port: %6$d

                data_file_directories: ["%7$s/data"]
                commitlog_directory: "%7$s/commitlog"
                saved_caches_directory: "%7$s/saved_caches"
                hints_directory: "%7$s/hints"
                cdc_raw_directory: "%7$s/cdc_raw"
                # A node that cannot write ends, so that it is seen to be down.
                disk_failure_policy: die
                commit_failure_policy: die
                auto_snapshot: false

                %8$scommitlog_total_space: 512MiB
                concurrent_writes: %14$d
                concurrent_reads: 16
                native_transport_max_threads: %14$d
                paxos_variant: v2
                storage_compatibility_mode: NONE
                uuid_sstable_identifiers_enabled: true
                sstable:
                  selected_format: bti
                memtable:
                  configurations:
                    trie:
                      class_name: TrieMemtable
                    default:
                      inherits: trie
                memtable_allocation_type: offheap_objects
                memtable_heap_space: %9$dMiB
                memtable_offheap_space: %10$dMiB
                file_cache_enabled: true
                file_cache_size: %11$dMiB
                networking_cache_size: %12$dMiB
                """
                .formatted(
                        Tokens.PER_NODE,
                        Tokens.of(node),
                        node.seeds(),
                        node.address(),
                        cluster.ports().storage(),
                        cluster.ports().cql(),
                        quoted(node.folder().toAbsolutePath().toString()),
                        cluster.durability().settings(directIo),
                        memory.memtableHeapMib(),
                        memory.memtableOffHeapMib(),
                        memory.fileCacheMib(),
                        memory.networkCacheMib(),
                        cluster.access().settings().strip(),
                        threads(Runtime.getRuntime().availableProcessors()));
    }

    /** Enough for the writes that wait for one sync of the commit log; threads without work spin, which few processors cannot spare. */
    static int threads(int processors) {
        return Math.min(128, 16 * processors);
    }

    private static String quoted(String path) {
        return path.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
