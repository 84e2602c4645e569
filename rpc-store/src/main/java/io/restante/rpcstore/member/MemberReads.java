package io.restante.rpcstore.member;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The part of {@link MemberStore} that the gate needs. */
@FunctionalInterface
public interface MemberReads {
    /** The row as a quorum has it: cheap, and never older than a change that was answered before. */
    CompletionStage<Optional<MemberRow>> read(UUID id);
}
