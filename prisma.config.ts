import path from 'node:path'
import { defineConfig } from 'prisma/config'

// The CLI would fetch a native engine from outside, even to `generate`. Ours is in the repository.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve(import.meta.dirname, 'scripts/schema-engine.mjs')
process.env.CHECKPOINT_DISABLE ??= '1'
process.env.PRISMA_HIDE_UPDATE_MESSAGE ??= '1'

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  // Migrations run as the owner; the app's own role could not.
  datasource: { url: process.env.OWNER_DATABASE_URL ?? 'postgresql://owner-database-url-is-not-set' },
})
