# syntax=docker/dockerfile:1
# One image, three ways to run: the adapter with all functions (default), some of them (FUNCTIONS=chat,session), or one
# Lambda function (the Lambda runtime sets AWS_LAMBDA_RUNTIME_API; the command names the handler: chat.handler).

FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# The base image is Node 24 already, so the npm package that carries Node is left out by skipping install scripts;
# esbuild's own binary comes as a package of its own.
RUN npm ci --ignore-scripts --omit=optional --no-audit --no-fund && npm install --no-save --ignore-scripts --include=optional esbuild
COPY . .
RUN node esbuild.config.mjs

FROM node:24-bookworm-slim AS run
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /build/dist ./dist
CMD ["dist/_adapter.mjs"]
