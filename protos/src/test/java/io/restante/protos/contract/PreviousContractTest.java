package io.restante.protos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.DescriptorProto.ReservedRange;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.restante.protos.api.ApiProto;
import io.restante.protos.error.ErrorCode;
import io.restante.protos.internal.InternalProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The present contract keeps what is recorded of the previous version's; {@code -Drecord.previous} records it anew. */
class PreviousContractTest {
    private static final Path RECORD = Path.of("src", "test", "resources", "previous", "contract.txt");
    private static final List<ErrorCode> ERRORS = List.of(ErrorCode.values());
    /** The places in api.proto. */
    private static final int MESSAGE = 0;

    private static final int SEND_REQUEST = 1;

    @Test
    @EnabledIfSystemProperty(named = "record.previous", matches = "true")
    void record() throws IOException {
        Files.write(RECORD, present().lines());
    }

    @Test
    void presentContractShouldKeepThePreviousOne() throws IOException {
        Contract previous = Contract.parse(Files.readAllLines(RECORD));

        assertThat(previous.lines()).hasSizeGreaterThan(50);
        assertThat(previous.brokenBy(present())).isEmpty();
    }

    @Test
    void everyServiceShouldBeLookedAt() {
        assertThat(present().lines())
                .contains(
                        "field api.SendRequest 4 = optional string idempotency_key",
                        "field restante.internal.Call 2 = oneof what api.SendRequest send",
                        "method api.MessageService/Pull = api.PullRequest to api.PullResponse",
                        "method restante.internal.StoreService/Exchange = stream of restante.internal.CallBatch to stream of restante.internal.AnswerBatch",
                        "error DEADLINE_EXCEEDED = 504 DEADLINE_EXCEEDED retryable");
    }

    static Stream<Arguments> wrongChanges() {
        return Stream.of(
                change(
                        "another name",
                        file -> sendRequest(file).getFieldBuilder(0).setName("room")),
                change(
                        "another number",
                        file -> sendRequest(file).getFieldBuilder(0).setNumber(9)),
                change(
                        "another type",
                        file -> message(file).getFieldBuilder(3).setType(FieldDescriptorProto.Type.TYPE_UINT64)),
                change(
                        "many instead of one",
                        file -> message(file).getFieldBuilder(1).setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)),
                change("presence that is not told any more", file -> {
                    sendRequest(file).getFieldBuilder(3).clearProto3Optional().clearOneofIndex();
                    sendRequest(file).clearOneofDecl();
                }),
                change("a field that is gone", file -> message(file).removeField(2)),
                change(
                        "a field of which the number alone is reserved",
                        file -> message(file).removeField(2).addReservedRange(only(3))),
                change(
                        "a number that another field has",
                        file -> message(file).getFieldBuilder(2).setName("author")),
                change("a method that is gone", file -> file.getServiceBuilder(0)
                        .removeMethod(0)),
                change(
                        "a method with another answer",
                        file -> file.getServiceBuilder(0).getMethodBuilder(0).setOutputType(".api.PullResponse")),
                change(
                        "a method that streams",
                        file -> file.getServiceBuilder(0).getMethodBuilder(1).setServerStreaming(true)),
                change("a service with another name", file -> file.getServiceBuilder(0)
                        .setName("Messages")),
                change("a package with another name", file -> {
                    file.setPackage("api2");
                    file.getMessageTypeBuilderList().forEach(type -> type.getFieldBuilderList().stream()
                            .filter(FieldDescriptorProto.Builder::hasTypeName)
                            .forEach(field ->
                                    field.setTypeName(field.getTypeName().replace(".api.", ".api2."))));
                    file.getServiceBuilder(0).getMethodBuilderList().forEach(method -> method.setInputType(
                                    method.getInputType().replace(".api.", ".api2."))
                            .setOutputType(method.getOutputType().replace(".api.", ".api2.")));
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongChanges")
    void aChangeThatThePreviousVersionCannotLiveWithShouldBeSeen(
            String what, Consumer<FileDescriptorProto.Builder> change) throws Exception {
        assertThat(api(file -> {}).brokenBy(api(change))).as(what).isNotEmpty();
    }

    static Stream<Arguments> rightChanges() {
        return Stream.of(
                change("a new field", file -> sendRequest(file)
                        .addField(FieldDescriptorProto.newBuilder()
                                .setName("urgent")
                                .setNumber(5)
                                .setType(FieldDescriptorProto.Type.TYPE_BOOL)
                                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL))),
                change("a field that is gone, its number and name reserved", file -> message(file)
                        .removeField(2)
                        .addReservedRange(only(3))
                        .addReservedName("sender")),
                change(
                        "a new message",
                        file -> file.addMessageType(DescriptorProto.newBuilder().setName("Receipt"))),
                change("a new method", file -> file.getServiceBuilder(0)
                        .addMethod(MethodDescriptorProto.newBuilder()
                                .setName("Peek")
                                .setInputType(".api.PullRequest")
                                .setOutputType(".api.PullResponse"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rightChanges")
    void aChangeThatThePreviousVersionDoesNotNoticeShouldBeLetThrough(
            String what, Consumer<FileDescriptorProto.Builder> change) throws Exception {
        assertThat(api(file -> {}).brokenBy(api(change))).as(what).isEmpty();
    }

    @Test
    void whatWasReservedShouldStayReserved() throws Exception {
        Contract reserved = api(file -> message(file).addReservedRange(only(7)).addReservedName("colour"));

        assertThat(reserved.brokenBy(api(file -> {}))).hasSize(2);
    }

    @Test
    void anErrorThatIsGoneShouldBeSeen() {
        Contract fewer = Contract.of(
                List.of(ApiProto.getDescriptor(), InternalProto.getDescriptor()), ERRORS.subList(1, ERRORS.size()));

        assertThat(present().brokenBy(fewer)).hasSize(1).first().asString().contains("error MALFORMED_REQUEST");
        assertThat(fewer.brokenBy(present())).isEmpty();
    }

    private static Contract present() {
        return Contract.of(List.of(ApiProto.getDescriptor(), InternalProto.getDescriptor()), ERRORS);
    }

    private static Contract api(Consumer<FileDescriptorProto.Builder> change) throws DescriptorValidationException {
        FileDescriptorProto.Builder file = ApiProto.getDescriptor().toProto().toBuilder();
        change.accept(file);
        return Contract.of(List.of(FileDescriptor.buildFrom(file.build(), new FileDescriptor[0])), List.of());
    }

    private static Arguments change(String what, Consumer<FileDescriptorProto.Builder> change) {
        return Arguments.of(what, change);
    }

    private static DescriptorProto.Builder message(FileDescriptorProto.Builder file) {
        return file.getMessageTypeBuilder(MESSAGE);
    }

    private static DescriptorProto.Builder sendRequest(FileDescriptorProto.Builder file) {
        return file.getMessageTypeBuilder(SEND_REQUEST);
    }

    private static ReservedRange only(int number) {
        return ReservedRange.newBuilder().setStart(number).setEnd(number + 1).build();
    }
}
