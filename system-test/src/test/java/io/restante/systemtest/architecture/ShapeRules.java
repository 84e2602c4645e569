package io.restante.systemtest.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.jspecify.annotations.NullMarked;

/** What names, packages and beans look like. */
final class ShapeRules {
    @ArchTest
    static final ArchRule namesAreOfTheField =
            noClasses().should().haveNameMatching(".*[.$]\\w*(Manager|Helper|Utils?|Impl)");

    @ArchTest
    static final ArchRule interfacesHaveNoPrefix =
            noClasses().that().areInterfaces().should().haveNameMatching(".*[.$]I[A-Z]\\w*");

    @ArchTest
    static final ArchRule packagesSayWhatMayBeNull = classes().should(resideInANullMarkedPackage());

    @ArchTest
    static final ArchRule beansGetWhatTheyNeedByConstructor = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .orShould()
            .beAnnotatedWith("io.micronaut.context.annotation.Value")
            .orShould()
            .beAnnotatedWith("io.micronaut.context.annotation.Property");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().assignedFrom(packages()).should().beFreeOfCycles();

    private ShapeRules() {}

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + ": its package has no package-info.java with @NullMarked"));
                }
            }
        };
    }

    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }
}
