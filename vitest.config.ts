import { defineConfig } from 'vitest/config'

const alias = { '@': import.meta.dirname }

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}', 'app/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**', '.next/**', '.data/**'],
          environment: 'node',
          // Property tests on a busy machine take longer than the five seconds of the default.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: ['{lib,app,scripts,prisma}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**', '.next/**', '.data/**'],
          environment: 'node',
          globalSetup: ['./scripts/test-database.mjs'],
          // Each file works in a database of its own, a copy of the migrated one.
          setupFiles: ['./scripts/test-database-for-file.mjs'],
          pool: 'forks',
          maxWorkers: 2,
          // After the unit tests: projects that differ in workers may not share a turn.
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
