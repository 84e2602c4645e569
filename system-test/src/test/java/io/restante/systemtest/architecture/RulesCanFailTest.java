package io.restante.systemtest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that nothing can break guards nothing. */
class RulesCanFailTest {
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("io.restante.systemtest.broken");

    @ParameterizedTest
    @MethodSource("rules")
    void ruleShouldCatchItsOffender(ArchRule rule) {
        assertThat(rule.evaluate(BROKEN).hasViolation()).isTrue();
    }

    @Test
    void wallsShouldCatchTheOffenderOfEachRoom() {
        String report = WallRules.roomsTouchOnlyWhatTheyMay
                .evaluate(BROKEN)
                .getFailureReport()
                .toString();
        assertThat(Room.names()).allSatisfy(room -> assertThat(report)
                .contains("io.restante.systemtest.broken." + room + ".ReachesOut"));
    }

    @Test
    void driverWallShouldLetAdaptersThrough() {
        List<String> offenders = WallRules.onlyItsAdaptersTouchTheDriver
                .evaluate(BROKEN)
                .getFailureReport()
                .getDetails();
        assertThat(offenders).isNotEmpty().allSatisfy(offender -> assertThat(offender)
                .contains("ReachesOut"));
    }

    static Stream<Named<ArchRule>> rules() {
        return Stream.of(WallRules.class, ShapeRules.class, WaitingRules.class)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> field.getType() == ArchRule.class)
                .map(RulesCanFailTest::named);
    }

    private static Named<ArchRule> named(Field field) {
        try {
            return Named.of(field.getName(), (ArchRule) field.get(null));
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
