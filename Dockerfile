# syntax=docker/dockerfile:1
# One image, three ways to run:
#   docker run … smart-chat                          the adapter with every function on 8080
#   docker run … -e FUNCTIONS=chat,session smart-chat  the adapter with some of them
#   a Lambda function, command chat.handler            that function (Lambda sets AWS_LAMBDA_RUNTIME_API)

FROM node:24-bookworm-slim AS packages
WORKDIR /build
COPY package.json package-lock.json ./
# Without install scripts: esbuild and the native modules come as packages of their own, the package that carries Node is
# not needed on a base that is Node 24 already, and Lambda's client is compiled below.
RUN npm ci --ignore-scripts --no-audit --no-fund

# The native half of Lambda's runtime interface client is compiled at installation; what it needs for that stays here.
FROM packages AS lambda-client
RUN apt-get update && apt-get install -y --no-install-recommends cmake g++ make python3 xz-utils
# The base image carries Node's headers; node-gyp need not download them.
ENV npm_config_nodedir=/usr/local
RUN cd node_modules/aws-lambda-ric && npm run preinstall && npm run postinstall && strip --strip-unneeded rapid-client.node

FROM packages AS build
COPY . .
RUN node build/main.ts
# dist/ holds every package but the native ones, with what they load and no other platform's binaries.
RUN mkdir /app && cp -r --parents -t /app dist \
    node_modules/libsql node_modules/@neon-rs/load node_modules/detect-libc node_modules/@libsql/linux-*-gnu* \
    node_modules/@node-rs/argon2 node_modules/@node-rs/argon2-linux-*-gnu* \
    node_modules/@node-rs/bcrypt node_modules/@node-rs/bcrypt-linux-*-gnu*
COPY --from=lambda-client /build/node_modules/aws-lambda-ric/index.mjs /build/node_modules/aws-lambda-ric/rapid-client.node \
    /build/node_modules/aws-lambda-ric/package.json /app/node_modules/aws-lambda-ric/
COPY --chmod=755 functions/_adapter/entrypoint.sh /app/
RUN cd /app && AWS_LAMBDA_RUNTIME_API=localhost node -e "['libsql', '@node-rs/argon2', '@node-rs/bcrypt', './node_modules/aws-lambda-ric/rapid-client.node'].forEach(name => require(name))"

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app ./
# Nothing else is written: the root file system may be read-only.
RUN mkdir data && chown node:node data
VOLUME /app/data
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s CMD ["node", "dist/_healthcheck.mjs"]
ENTRYPOINT ["/app/entrypoint.sh"]
