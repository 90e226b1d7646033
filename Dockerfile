# Winnow in a container: only what serving needs, as a user without rights, one volume. docs/container.md says how.
FROM node:24-alpine AS build
WORKDIR /app
# Packages first: they change less often than the code, and the layer is kept. The one script among them brings a
# Node of its own, which would double the size: the image has one.
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
COPY vite.config.ts tsconfig*.json ./
COPY scripts ./scripts
COPY src ./src
COPY assets ./assets
RUN node node_modules/vite/bin/vite.js build --logLevel warn && node scripts/compress-page.mjs
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error \
  && rm -rf node_modules/node node_modules/node-bin-* node_modules/.bin node_modules/.cache \
  && rm -rf src/web src/server/testing scripts tsconfig*.json vite.config.ts && find src -name '*.test.ts' -delete

FROM node:24-alpine
WORKDIR /app
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/tmp/node-compile-cache \
    UV_THREADPOOL_SIZE=16 \
    WINNOW_DATA_DIR=/data \
    WINNOW_SERVER_HOST=0.0.0.0 \
    WINNOW_LOG_FORMAT=json
COPY --from=build /app ./
COPY LICENSE ./
RUN mkdir /data && chown 1000:1000 /data
# The image's user node, by number: a cluster that forbids root reads numbers only.
USER 1000:1000
VOLUME /data
EXPOSE 8787
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.WINNOW_SERVER_PORT ?? 8787}/api/health`).then((answer) => process.exit(answer.status < 500 ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=8", "src/server/main.ts"]
CMD ["serve"]
