// Types, lint and unit tests: what is worth running before every commit.
import { stage } from './ground.mjs'

await stage(async () => {
  const { generateClient, install } = await import('./steps.mjs')
  const { lint, types, vitest } = await import('./checks.mjs')
  await install()
  await generateClient()
  const results = [await types(), await lint(), await vitest('unit')]
  const total = (name) => results.reduce((sum, result) => sum + result[name], 0)
  console.log(`${total('passed')} passed, ${total('failed')} failed`)
  return total('failed') > 0 ? 1 : 0
})
