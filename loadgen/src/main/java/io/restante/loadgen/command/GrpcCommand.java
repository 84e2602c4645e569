package io.restante.loadgen.command;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.caller.grpc.GrpcCaller;
import io.restante.loadgen.caller.socket.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "grpc",
        description = "Sends and pulls over gRPC.",
        footer = {
            "",
            "Only sends, over 4 connections:",
            "  ./restante loadgen grpc --address localhost:8888 --pulls 0 --connections 4 --lps 5000 --duration 1m"
        })
final class GrpcCommand extends CallerCommand {
    @Option(
            names = "--address",
            paramLabel = "HOST:PORT",
            description = "Where rpc-store listens (default: ${DEFAULT-VALUE}).")
    private String address = "localhost:8888";

    @Option(
            names = "--pulls",
            paramLabel = "SHARE",
            description = "The share of the calls that are pulls, from 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double pulls = 0.5;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "So many connections, shared by the calls (default: ${DEFAULT-VALUE}).")
    private int connections = 2;

    @Mixin
    private TalkOptions talkOptions = new TalkOptions();

    GrpcCommand(Screen screen) {
        super(screen);
    }

    @Override
    AsyncCaller caller(int concurrency) {
        return new GrpcCaller(
                Address.parse(address), talkOptions.talk(pulls), ConnectionCount.most(connections, connections));
    }
}
