package io.restante.systemtest.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Nobody sleeps for luck, and no thread of a service waits for an answer. */
final class WaitingRules {
    /** But the launcher, and the rows of the benchmark, which pause between two looks at other processes; and its profiles, which last as long as was asked for. */
    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.restante.launcher..", "io.restante.benchmark.row..", "io.restante.benchmark.profile..")
            .should()
            .accessTargetWhere(uses(Thread.class, "sleep"))
            .orShould()
            .accessTargetWhere(uses(TimeUnit.class, "sleep"));

    /** But the end of a service, which waits on the thread that stops everything: a store for its last messages. */
    @ArchTest
    static final ArchRule servicesDoNotWaitForFutures = noClasses()
            .that()
            .resideInAnyPackage("..rpcstore..", "..httpapi..")
            .and()
            .resideOutsideOfPackages("io.restante.rpcstore.lifecycle..", "io.restante.httpapi.lifecycle..")
            .should()
            .accessTargetWhere(uses(Future.class, "get", "join"))
            .orShould()
            .accessTargetWhere(uses(CountDownLatch.class, "await"));

    @ArchTest
    static final ArchRule servicesDoNotCallBlockingStubs = noClasses()
            .that()
            .resideInAnyPackage("..rpcstore..", "..httpapi..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*Blocking(V2)?Stub");

    private WaitingRules() {}

    /** A call of, or a reference to, one of these methods of this type or a subtype of it. */
    private static DescribedPredicate<JavaAccess<?>> uses(Class<?> owner, String... methods) {
        Set<String> names = Set.of(methods);
        return describe(
                owner.getSimpleName() + " " + names,
                access -> names.contains(access.getTarget().getName())
                        && access.getTargetOwner().isAssignableTo(owner));
    }
}
