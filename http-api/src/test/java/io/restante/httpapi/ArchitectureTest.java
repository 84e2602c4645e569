package io.restante.httpapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = HttpApi.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NEVER_CASSANDRA =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("com.datastax..", "org.apache.cassandra..");

    @ArchTest
    static final ArchRule GRPC_IN_STORE_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("..httpapi.store..")
            // The page about the errors shows the status of the other door.
            .and()
            .doNotHaveSimpleName("ErrorPage")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.grpc..");

    @ArchTest
    static final ArchRule NETTY_WHERE_CONNECTIONS_ARE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..httpapi.connection..", "..httpapi.store..", "..httpapi.problem..", "..httpapi.warmup..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("io.restante.httpapi.(*)..").should().beFreeOfCycles();
}
