package io.restante.protos.contract;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.restante.protos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a peer of another version relies on: the name of each thing, and what it is. As text a line has both, {@code name = what},
 * so that a change of the contract is a change of one line.
 */
final class Contract {
    private static final String IS = " = ";

    private final Map<String, String> things = new TreeMap<>();

    private Contract() {}

    static Contract of(List<FileDescriptor> files, List<ErrorCode> errors) {
        Contract contract = new Contract();
        for (FileDescriptor file : files) {
            file.getMessageTypes().forEach(contract::add);
            file.getEnumTypes().forEach(contract::add);
            file.getServices().forEach(contract::add);
        }
        for (ErrorCode error : errors) {
            contract.things.put(
                    "error " + error,
                    error.httpStatus() + " " + error.grpcStatus() + (error.retryable() ? " retryable" : ""));
        }
        return contract;
    }

    static Contract parse(List<String> lines) {
        Contract contract = new Contract();
        for (String line : lines) {
            int is = line.indexOf(IS);
            contract.things.put(line.substring(0, is), line.substring(is + IS.length()));
        }
        return contract;
    }

    List<String> lines() {
        return things.entrySet().stream()
                .map(thing -> thing.getKey() + IS + thing.getValue())
                .toList();
    }

    /** What of this a {@code later} one does not keep, in words; empty where both may run side by side. */
    List<String> brokenBy(Contract later) {
        List<String> broken = new ArrayList<>();
        things.forEach((name, what) -> {
            String now = later.things.get(name);
            if (now == null && !later.hasReserved(name, what)) {
                broken.add(name + IS + what + " was removed, and its number and name are not both reserved");
            } else if (now != null && !now.equals(what)) {
                broken.add(name + IS + what + " became " + now);
            }
        });
        return broken;
    }

    /** Whether a field or a value may be missing: nobody can take its number or its name for anything else. */
    private boolean hasReserved(String name, String what) {
        String[] words = name.split(" ", -1);
        return (words[0].equals("field") || words[0].equals("value"))
                && things.containsKey(reserved(words[1], words[2]))
                && things.containsKey(reserved(words[1], what.substring(what.lastIndexOf(' ') + 1)));
    }

    private void add(Descriptor message) {
        String name = message.getFullName();
        things.put("message " + name, "there");
        for (FieldDescriptor field : message.getFields()) {
            things.put("field " + name + " " + field.getNumber(), label(field) + type(field) + " " + field.getName());
        }
        DescriptorProto proto = message.toProto();
        proto.getReservedRangeList().forEach(range -> addReserved(name, range.getStart(), range.getEnd() - 1));
        proto.getReservedNameList().forEach(old -> things.put(reserved(name, old), "for ever"));
        message.getNestedTypes().forEach(this::add);
        message.getEnumTypes().forEach(this::add);
    }

    private void add(EnumDescriptor type) {
        String name = type.getFullName();
        things.put("enum " + name, "there");
        type.getValues().forEach(value -> things.put("value " + name + " " + value.getNumber(), value.getName()));
        EnumDescriptorProto proto = type.toProto();
        proto.getReservedRangeList().forEach(range -> addReserved(name, range.getStart(), range.getEnd()));
        proto.getReservedNameList().forEach(old -> things.put(reserved(name, old), "for ever"));
    }

    private void add(ServiceDescriptor service) {
        for (MethodDescriptor method : service.getMethods()) {
            things.put(
                    "method " + service.getFullName() + "/" + method.getName(),
                    stream(method.isClientStreaming()) + method.getInputType().getFullName() + " to "
                            + stream(method.isServerStreaming())
                            + method.getOutputType().getFullName());
        }
    }

    private void addReserved(String name, int first, int last) {
        for (int number = first; number <= last; number++) {
            things.put(reserved(name, String.valueOf(number)), "for ever");
        }
    }

    private static String reserved(String name, String numberOrName) {
        return "reserved " + name + " " + numberOrName;
    }

    private static String label(FieldDescriptor field) {
        OneofDescriptor oneof = field.getRealContainingOneof();
        if (oneof != null) {
            return "oneof " + oneof.getName() + " ";
        }
        return field.isRepeated() ? "repeated " : field.toProto().getProto3Optional() ? "optional " : "";
    }

    private static String type(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case MESSAGE -> field.getMessageType().getFullName();
            case ENUM -> field.getEnumType().getFullName();
            default ->
                field.toProto().getType().name().substring("TYPE_".length()).toLowerCase(Locale.ROOT);
        };
    }

    private static String stream(boolean streaming) {
        return streaming ? "stream of " : "";
    }
}
