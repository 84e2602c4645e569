package io.restante.systemtest.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Which room may touch what. */
final class WallRules {
    private static final String[] CASSANDRA = {"com.datastax..", "org.apache.cassandra.."};

    @ArchTest
    static final ArchRule roomsTouchOnlyWhatTheyMay = classes().should(touchOnlyRoomsThatTheyMay());

    @ArchTest
    static final ArchRule httpApiNeverTouchesCassandra = noClasses()
            .that()
            .resideInAPackage("..httpapi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CASSANDRA);

    @ArchTest
    static final ArchRule onlyItsAdaptersTouchTheDriver = noClasses()
            .that()
            .resideInAPackage("..rpcstore..")
            .and()
            .resideOutsideOfPackage("..rpcstore.cassandra..")
            .and(areNotNamedAfterCassandra())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CASSANDRA);

    /** What sends a load to a server has none of it, nor of the framework that servers are made of. */
    @ArchTest
    static final ArchRule theLoadGeneratorKnowsNoFramework = noClasses()
            .that()
            .resideInAPackage("..loadgen..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "com.datastax..", "org.apache.cassandra..");

    private WallRules() {}

    private static DescribedPredicate<JavaClass> areNotNamedAfterCassandra() {
        // With the outer class, so that what is nested in an adapter belongs to it.
        return describe("are not named Cassandra*", type -> !type.getName()
                .substring(type.getPackageName().length() + 1)
                .startsWith("Cassandra"));
    }

    private static ArchCondition<JavaClass> touchOnlyRoomsThatTheyMay() {
        return new ArchCondition<>("touch only the rooms that they may") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String room = Room.of(type);
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String other = Room.of(dependency.getTargetClass());
                    if (room != null && other != null && !Room.mayTouch(room, other)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
