import type { NextConfig } from 'next'

const root = import.meta.dirname

const config: NextConfig = {
  // A second server on one checkout needs a folder of its own.
  distDir: process.env.PORTAL_BUILD_DIR || '.next',
  output: 'standalone',
  // Named, so that a lock file in some folder above never moves the output.
  outputFileTracingRoot: root,
  turbopack: { root },
  outputFileTracingExcludes: { '/*': ['.data/**', 'e2e/**', 'docs/**', 'test-results/**', 'playwright-report/**'] },
  // The typeface of the letters is read by its path, which tracing cannot follow.
  outputFileTracingIncludes: {
    '/api/{letters,notice-list}/*': ['node_modules/@expo-google-fonts/noto-sans-sc/{400Regular,700Bold}/*.ttf'],
  },
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  // Next's dev server else refuses its own socket there, and pages never wake.
  allowedDevOrigins: ['127.0.0.1'],
  // The proxy passes on no more of a body than this: a paper of 10 MB comes with its form around it.
  experimental: { proxyClientMaxBodySize: '11mb' },
  // `npm run check` and `npm test` run tsc themselves.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'pg', '@prisma/client', '@prisma/adapter-pg', 'pg-boss', 'pino', 'sharp'],
}

export default config
