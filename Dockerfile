# All images of Topset, one target each:
#   docker build --target session-service -t topset/session-service .
# Files get their mode here, because a clone with umask 077 would leave them unreadable in the image.

# on: the images of both services have AOT caches, with which they start sooner (ADR 0146). off: a quicker build.
ARG AOT_TRAINING=on

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
# The secret maven-settings is a settings.xml, for a build that may only use a mirror. It is optional.
RUN --mount=type=cache,target=/root/.m2/repository --mount=type=secret,id=maven-settings \
    if [ -s /run/secrets/maven-settings ]; then settings='--settings /run/secrets/maven-settings'; else settings=; fi; \
    mvn -B -ntp -q package $settings -Dmaven.test.skip=true -Dspotless.check.skip=true \
        -pl session-service,program-service,tools/local-stack -am \
    && mkdir /local-stack \
    && cp tools/local-stack/target/local-stack-1.0.0-SNAPSHOT.jar /local-stack/local-stack.jar \
    && cp -r tools/local-stack/target/libraries /local-stack/libraries \
    && cp -rl /local-stack /training \
    && rm -f /local-stack/libraries/embedded-postgres-binaries-* /local-stack/libraries/kafka* /local-stack/libraries/scala-*
# An AOT cache names the time of each jar. With one fixed time, a jar that was built again with the same content fits it.
RUN find session-service/target/quarkus-app program-service/target/quarkus-app -exec touch --date=2000-01-01T00:00:00Z {} +

FROM eclipse-temurin:25-jre AS java
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin topset
WORKDIR /opt/topset
COPY --chmod=0755 deploy/images/topset-java /usr/local/bin/

# What both services' images have.
FROM java AS service
COPY --chmod=0755 deploy/images/topset-service deploy/images/topset-migrate /usr/local/bin/
USER 10001
ENTRYPOINT ["topset-service"]

# Libraries change seldom and come first, so that a new build is a small layer.
FROM service AS session-service-package
WORKDIR /opt/topset/session-service
COPY --from=build --chmod=0755 /build/session-service/target/quarkus-app/lib lib
COPY --from=build --chmod=0755 /build/session-service/target/quarkus-app/quarkus quarkus
COPY --from=build --chmod=0755 /build/session-service/target/quarkus-app/quarkus-run.jar quarkus-run.jar
COPY --from=build --chmod=0755 /build/session-service/target/quarkus-app/app app

FROM service AS program-service-package
WORKDIR /opt/topset/program-service
COPY --from=build --chmod=0755 /build/program-service/target/quarkus-app/lib lib
COPY --from=build --chmod=0755 /build/program-service/target/quarkus-app/quarkus quarkus
COPY --from=build --chmod=0755 /build/program-service/target/quarkus-app/quarkus-run.jar quarkus-run.jar
COPY --from=build --chmod=0755 /build/program-service/target/quarkus-app/app app

# Runs both services with typical calls, on the JDK and the paths of their images. Each writes its AOT cache at its end.
FROM java AS aot-on
COPY --from=session-service-package --chmod=0755 /opt/topset/session-service session-service
COPY --from=program-service-package --chmod=0755 /opt/topset/program-service program-service
COPY --from=build --chmod=0755 /training /training
RUN mkdir /aot && chown 10001 /aot
# PostgreSQL refuses to run as root.
USER 10001
RUN topset-java -Dslf4j.internal.verbosity=ERROR -Dorg.slf4j.simpleLogger.defaultLogLevel=error \
        -cp '/training/local-stack.jar:/training/libraries/*' \
        topset.local.ImageTraining /opt/topset /aot /tmp/training \
    && rm -rf /tmp/training

FROM java AS aot-off
RUN mkdir -p /aot/session-service /aot/program-service

FROM aot-${AOT_TRAINING} AS aot

FROM session-service-package AS session-service
COPY --from=aot --chown=0:0 --chmod=0755 /aot/session-service .
ENV TOPSET_HOST=0.0.0.0 TOPSET_PORT=8081 TOPSET_MANAGEMENT_PORT=9081
EXPOSE 8081 9081

FROM program-service-package AS program-service
COPY --from=aot --chown=0:0 --chmod=0755 /aot/program-service .
ENV TOPSET_HOST=0.0.0.0 TOPSET_PORT=8082 TOPSET_MANAGEMENT_PORT=9082
EXPOSE 8082 9082

# The local OIDC issuer. It accepts any sign-in, so it is only for a developer's machine.
FROM java AS issuer
COPY --from=build --chmod=0755 /local-stack .
USER 10001
EXPOSE 8083
ENTRYPOINT ["topset-java", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp", "local-stack.jar:libraries/*", "topset.local.issuer.IssuerApplication"]

# Commands beside a running composition: token, demo, passwords.
FROM issuer AS tools
COPY --chmod=0755 deploy/images/topset /usr/local/bin/
USER root
# A volume that is mounted here for the first time gets this owner.
RUN for name in postgres session-owner session program-owner program monitoring; do mkdir -p /passwords/$name; done \
    && chown -R 10001 /passwords
USER 10001
ENTRYPOINT ["topset"]

# PostgreSQL that creates the databases and roles when its volume is empty.
FROM postgres:17 AS postgres
COPY --chmod=0755 deploy/images/create-databases /docker-entrypoint-initdb.d/10-databases.sh

# One address for all replicas of a service.
FROM nginx:1.28 AS proxy
COPY --chmod=0644 deploy/images/proxy.conf /etc/nginx/nginx.conf

# What watches the services (profile monitoring).
FROM prom/prometheus:v3.5.0 AS prometheus
COPY --chmod=0644 deploy/monitoring/prometheus.yml /etc/prometheus/prometheus.yml
COPY --chmod=0644 deploy/monitoring/rules/*.rules.yml /etc/prometheus/rules/

FROM grafana/grafana:12.1.0 AS grafana
COPY --chmod=0644 deploy/monitoring/grafana/datasources/topset.yml /etc/grafana/provisioning/datasources/
COPY --chmod=0644 deploy/monitoring/grafana/providers/topset.yml /etc/grafana/provisioning/dashboards/
COPY --chmod=0644 deploy/monitoring/grafana/dashboards/*.json /etc/grafana/dashboards/

FROM otel/opentelemetry-collector:0.130.0 AS collector
COPY --chmod=0644 deploy/monitoring/collector.yml /etc/otelcol/config.yaml
