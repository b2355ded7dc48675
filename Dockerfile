# syntax=docker/dockerfile:1
# Build: wheels from the lock, checked by hash. Run: slim, non-root, works with a read-only root.
ARG PYTHON=3.11-slim-bookworm

FROM python:${PYTHON} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
RUN python -m venv /opt/dragoman
COPY requirements/entities.lock requirements/build.lock requirements/
RUN /opt/dragoman/bin/pip install --require-hashes -r requirements/entities.lock \
 && python -m pip install --require-hashes -r requirements/build.lock
COPY pyproject.toml README.md LICENSE ./
COPY models/packages.toml models/
COPY models/compact models/compact
COPY examples examples
COPY service service
RUN python -m pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
 && /opt/dragoman/bin/pip install --no-deps /wheels/*.whl \
 && /opt/dragoman/bin/python -m compileall -q /opt/dragoman/lib

FROM python:${PYTHON}
LABEL org.opencontainers.image.title="Dragoman" \
      org.opencontainers.image.description="Raw news articles in, one normalized English document with evidence out; offline" \
      org.opencontainers.image.licenses="MIT"
RUN groupadd --gid 10001 dragoman \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin dragoman \
 && install -d -o 10001 -g 10001 /data /cache
COPY --from=build /opt/dragoman /opt/dragoman
ENV PATH=/opt/dragoman/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DRAGOMAN_HOST=0.0.0.0 \
    DRAGOMAN_PORT=8080 \
    DRAGOMAN_DATA=/data \
    DRAGOMAN_CACHE=/cache
# Compact packages are unpacked at build time, so that a read-only root needs no writable cache.
RUN dragoman packages list && chown -R 10001:10001 /cache
USER 10001:10001
WORKDIR /data
VOLUME ["/data"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import sys, urllib.request as r; sys.exit(r.urlopen('http://127.0.0.1:8080/health/ready', timeout=4).status != 200)"]
ENTRYPOINT ["dragoman"]
CMD ["serve"]
