package io.restante.systemtest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

@AnalyzeClasses(
        packages = "io.restante",
        importOptions = {DoNotIncludeTests.class, WrittenByHand.class})
class ArchitectureTest {
    @ArchTest
    static final ArchTests walls = ArchTests.in(WallRules.class);

    @ArchTest
    static final ArchTests shape = ArchTests.in(ShapeRules.class);

    @ArchTest
    static final ArchTests waiting = ArchTests.in(WaitingRules.class);

    @ArchTest
    static void everyRoomShouldBeLookedAt(JavaClasses classes) {
        assertThat(classes.stream().map(Room::of)).containsAll(Room.names());
    }
}
