package io.restante.protos.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RulesPropertyTest {
    private static final Set<ErrorCode> OF_FIELDS = Set.of(ErrorCode.FIELD_REQUIRED, ErrorCode.FIELD_INVALID);

    @Property
    void bytesShouldBeCountedAsTheyAreEncoded(@ForAll("unicode") String text) {
        assertThat(FieldRules.utf8Length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Property
    void textShouldBeAllowedExactlyWhenItsBytesAreWithinTheLimit(
            @ForAll("unicode") String text, @ForAll @IntRange(min = 1, max = 40) int limit) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;

        assertThat(allowed(() -> FieldRules.checkText(text, limit))).isEqualTo(bytes >= 1 && bytes <= limit);
    }

    @Property
    void anyNameShouldBeAChatOrTheFaultOfItsField(@ForAll String name) {
        allowed(() -> ChatName.of(name));
        allowed(() -> FieldRules.checkSender(name));
        allowed(() -> FieldRules.checkIdempotencyKey(name));
    }

    @Property
    void twoMembersShouldHaveOneDirectChatThatAdmitsBoth(@ForAll("member") String a, @ForAll("member") String b) {
        ChatName there = ChatName.of(a + ":" + b);
        ChatName back = ChatName.of(b + ":" + a);

        assertThat(there.canonical()).isEqualTo(back.canonical()).isIn(there.written(), back.written());
        assertThat(ChatName.of(there.canonical()).canonical()).isEqualTo(there.canonical());
        assertThat(there.admits(a)).isTrue();
        assertThat(there.admits(b)).isTrue();
    }

    @Property
    void differentPairsShouldHaveDifferentChats(
            @ForAll("member") String a, @ForAll("member") String b, @ForAll("member") String c) {
        boolean same = ChatName.of(a + ":" + b)
                .canonical()
                .equals(ChatName.of(a + ":" + c).canonical());

        assertThat(same).isEqualTo(b.equals(c));
    }

    @Provide
    Arbitrary<String> unicode() {
        return points(0, Character.MAX_CODE_POINT, 0, 20);
    }

    /** Few characters, so that members are often the same or each other's beginning. */
    @Provide
    Arbitrary<String> member() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(3), points(0x3041, 0x1F64F, 1, 8));
    }

    private static Arbitrary<String> points(int from, int to, int min, int max) {
        return Arbitraries.integers()
                .between(from, to)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .list()
                .ofMinSize(min)
                .ofMaxSize(max)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    private static boolean allowed(Runnable check) {
        try {
            check.run();
            return true;
        } catch (ApiException refused) {
            assertThat(refused.code()).isIn(OF_FIELDS);
            return false;
        }
    }
}
