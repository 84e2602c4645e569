# One of the two services: --build-arg SERVICE=rpc-store or http-api. Both are built in one stage, so that the second
# image takes what the first has built.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src

# First the poms and the contract alone: what they download stays cached while sources change.
COPY .mvn .mvn
COPY pom.xml ./
COPY protos protos
COPY cql/pom.xml cql/
COPY service/pom.xml service/
COPY routing/pom.xml routing/
COPY history/pom.xml history/
COPY loadgen/pom.xml loadgen/
COPY loadgen/example/pom.xml loadgen/example/
COPY benchmark/pom.xml benchmark/
COPY local-cassandra/pom.xml local-cassandra/
COPY rpc-store/pom.xml rpc-store/
COPY http-api/pom.xml http-api/
COPY launcher/pom.xml launcher/
COPY system-test/pom.xml system-test/
RUN mvn -B -q package -pl rpc-store,http-api -am -DskipTests -Dspotless.check.skip -Dcyclonedx.skip

COPY . .
RUN mvn -B -q package -pl rpc-store,http-api -am -DskipTests -Dspotless.check.skip -Dcyclonedx.skip

FROM eclipse-temurin:17-jre
ARG SERVICE
WORKDIR /app
COPY --from=build /src/$SERVICE/target/lib lib
COPY --from=build /src/$SERVICE/target/$SERVICE.jar service.jar
# The classes of a start, laid out for this very JVM (docs/adr/0023-class-archives.md). With no neighbour there is no more of a start than this.
RUN timeout 20 java -XX:ArchiveClassesAtExit=service.jsa -Xlog:cds*=off -jar service.jar >/dev/null 2>&1; test -s service.jsa
USER 10001:10001
# In a small container the JVM would choose the serial collector, and a store stand still (docs/adr/0027-collectors.md).
ENTRYPOINT ["java", "-XX:SharedArchiveFile=service.jsa", "-Xshare:auto", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=50", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-jar", "service.jar"]
